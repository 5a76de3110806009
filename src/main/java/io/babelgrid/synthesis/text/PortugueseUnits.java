package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.Terms.Noun;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Portuguese units of measure, alone and per another one. */
final class PortugueseUnits {

  private static final Map<String, Noun> UNITS =
      Terms.nouns(
          """
          km quilômetro; m metro; cm centímetro; mm milímetro; µm micrômetro; nm nanômetro; kg quilo
          g grama; mg miligrama; µg micrograma; t tonelada; ton tonelada; l litro; L litro
          dl decilitro; dL decilitro; ml mililitro; mL mililitro
          h hora; hs hora; hrs hora; min minuto; mins minuto; s segundo; seg segundo; ms milissegundo
          ns nanossegundo; µs microssegundo; Hz hertz hertz; kHz quilohertz quilohertz
          MHz megahertz megahertz; GHz gigahertz gigahertz; W watt; kW quilowatt; MW megawatt
          GW gigawatt; V volt; mV milivolt; kV quilovolt; mA miliampère; Wh watt-hora watts-hora
          kWh quilowatt-hora quilowatts-hora; MWh megawatt-hora megawatts-hora
          GWh gigawatt-hora gigawatts-hora; mAh miliampère-hora miliampères-hora
          kB quilobaite; KB quilobaite; MB megabaite; GB gigabaite; TB terabaite; PB petabaite
          Kb quilobite; Mb megabite; Gb gigabite; Mbit megabite; Gbit gigabite
          Mbps megabite_por_segundo megabites_por_segundo; kbps quilobite_por_segundo quilobites_por_segundo
          Kbps quilobite_por_segundo quilobites_por_segundo; bps bite_por_segundo bites_por_segundo
          Gbps gigabite_por_segundo gigabites_por_segundo; dB decibel decibéis
          cal caloria; kcal quilocaloria; J djáule; kJ quilodjáule
          fps quadro_por_segundo quadros_por_segundo; bpm batimento_por_minuto batimentos_por_minuto
          rpm rotação_por_minuto rotações_por_minuto; ppm parte_por_milhão partes_por_milhão
          mph milha_por_hora milhas_por_hora; kmh quilômetro_por_hora quilômetros_por_hora
          ft pé pés; yd jarda; lb libra; lbs libra; oz onça; gal galão galões; pol polegada
          psi libra_por_polegada_quadrada libras_por_polegada_quadrada; cv cavalo; hp agapê agapês
          Pa pascal pascais; kPa quilopascal quilopascais; hPa hectopascal hectopascais
          atm atmosfera; bar bar bares; ha hectare; px píxel píxels; MP megapíxel megapíxels
          km² quilômetro_quadrado quilômetros_quadrados; m² metro_quadrado metros_quadrados
          cm² centímetro_quadrado centímetros_quadrados; mm² milímetro_quadrado milímetros_quadrados
          ft² pé_quadrado pés_quadrados; m³ metro_cúbico metros_cúbicos
          cm³ centímetro_cúbico centímetros_cúbicos; mi milhão milhões; bi bilhão bilhões
          """);

  /** What stands behind a slash only. */
  private static final Map<String, Noun> PER =
      Terms.nouns(
          """
          s² segundo_ao_quadrado; d dia; dia dia; sem semana; semana semana; mês mês; mes mês; ano ano
          hora hora; minuto minuto; segundo segundo; pessoa pessoa; unidade unidade; un unidade
          noite noite; aluno aluno; litro litro; quilo quilo; hab habitante; página página
          vez vez; usuário usuário; item item; metro metro
          """);

  private static final Pattern FIRST = Pattern.compile("[ -]");

  static final UnitTable TABLE = new UnitTable(UNITS, PER, " por ");

  private PortugueseUnits() {}

  /** The unit, or null when it is none. */
  static @Nullable Noun of(String written) {
    return TABLE.of(written);
  }

  /** Whether its first noun is feminine. */
  static boolean feminine(Noun unit) {
    return PortugueseGender.feminineNoun(FIRST.split(unit.plural(), 2)[0]);
  }
}

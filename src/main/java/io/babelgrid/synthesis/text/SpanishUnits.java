package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.SpanishNumbers.Form;
import io.babelgrid.synthesis.text.Terms.Noun;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spanish units of measure, alone and per another one. */
final class SpanishUnits {

  private static final Map<String, Noun> UNITS =
      Terms.nouns(
          """
          km kilómetro; Km kilómetro; m metro; cm centímetro; mm milímetro; µm micrómetro; nm nanómetro
          kg kilo; Kg kilo; g gramo; gr gramo; mg miligramo; µg microgramo; t tonelada; l litro; L litro
          dl decilitro; dL decilitro; cl centilitro; ml mililitro; mL mililitro
          h hora; hs hora; hrs hora; min minuto; mins minuto; s segundo; seg segundo; ms milisegundo
          ns nanosegundo; µs microsegundo; Hz hercio; kHz kilohercio; MHz megahercio; GHz gigahercio
          W vatio; kW kilovatio; MW megavatio; GW gigavatio; V voltio; mV milivoltio; kV kilovoltio
          mA miliamperio; Wh vatio_hora vatios_hora; kWh kilovatio_hora kilovatios_hora
          MWh megavatio_hora megavatios_hora; GWh gigavatio_hora gigavatios_hora
          mAh miliamperio_hora miliamperios_hora
          kB kilobait; KB kilobait; MB megabait; GB gigabait; TB terabait; PB petabait
          Kb kilobit; Mb megabit; Gb gigabit; Mbit megabit; Gbit gigabit
          Mbps megabit_por_segundo megabits_por_segundo; kbps kilobit_por_segundo kilobits_por_segundo
          Kbps kilobit_por_segundo kilobits_por_segundo; bps bit_por_segundo bits_por_segundo
          Gbps gigabit_por_segundo gigabits_por_segundo; dB decibelio
          cal caloría; kcal kilocaloría; J yulio; kJ kiloyulio
          fps cuadro_por_segundo cuadros_por_segundo; rpm revolución_por_minuto revoluciones_por_minuto
          ppm parte_por_millón partes_por_millón; mph milla_por_hora millas_por_hora
          kmh kilómetro_por_hora kilómetros_por_hora
          ft pie; yd yarda; lb libra; lbs libra; oz onza; gal galón galones; in pulgada
          psi libra_por_pulgada_cuadrada libras_por_pulgada_cuadrada; hp caballo; CV caballo
          Pa pascal pascales; kPa kilopascal kilopascales; hPa hectopascal hectopascales
          atm atmósfera; bar bar bares; ha hectárea; px píxel píxeles; MP megapíxel megapíxeles
          km² kilómetro_cuadrado kilómetros_cuadrados; m² metro_cuadrado metros_cuadrados
          cm² centímetro_cuadrado centímetros_cuadrados; mm² milímetro_cuadrado milímetros_cuadrados
          ft² pie_cuadrado pies_cuadrados; m³ metro_cúbico metros_cúbicos
          cm³ centímetro_cúbico centímetros_cúbicos
          """);

  /** What stands behind a slash only. */
  private static final Map<String, Noun> PER =
      Terms.nouns(
          """
          s² segundo_al_cuadrado; d día; día día; dia día; sem semana; semana semana; mes mes; año año
          hora hora; minuto minuto; segundo segundo; persona persona; unidad unidad; ud unidad
          noche noche; alumno alumno; litro litro; kilo kilo; hab habitante; página página
          vez vez; usuario usuario; artículo artículo; metro metro
          """);

  private static final Pattern FIRST = Pattern.compile(" ");

  static final UnitTable TABLE = new UnitTable(UNITS, PER, " por ");

  private SpanishUnits() {}

  /** The unit, or null when it is none. */
  static @Nullable Noun of(String written) {
    return TABLE.of(written);
  }

  /** What counts it. */
  static Form form(Noun unit) {
    return SpanishGender.form(FIRST.split(unit.plural(), 2)[0]);
  }
}

package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.Terms.Noun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Portuguese writes short and says in full. */
final class PortugueseTerms {

  /** A currency and its hundredth; {@code cent} is null where there is none. */
  record Currency(Noun unit, boolean feminine, @Nullable Noun cent) {}

  static final List<String> MONTHS =
      List.of(
          "janeiro",
          "fevereiro",
          "março",
          "abril",
          "maio",
          "junho",
          "julho",
          "agosto",
          "setembro",
          "outubro",
          "novembro",
          "dezembro");

  static final Map<String, Noun> UNITS =
      Terms.nouns(
          """
          km quilômetro; m metro; cm centímetro; mm milímetro; µm micrômetro; kg quilo; g grama
          mg miligrama; µg micrograma; t tonelada; l litro; L litro; ml mililitro; mL mililitro
          min minuto; mins minuto; s segundo; seg segundo; ms milissegundo; Hz hertz hertz
          kHz quilohertz quilohertz; MHz megahertz megahertz; GHz gigahertz gigahertz; W watt
          kW quilowatt; MW megawatt; GW gigawatt; V volt; kWh quilowatt-hora
          quilowatts-hora; kB quilobaite; KB quilobaite; MB megabaite; GB gigabaite
          TB terabaite; Mbps megabites_por_segundo megabites_por_segundo; dB decibel decibéis
          Gbps gigabites_por_segundo gigabites_por_segundo; cal caloria; kcal quilocaloria
          fps quadros_por_segundo quadros_por_segundo; rpm rotações_por_minuto rotações_por_minuto
          ha hectare; px píxel píxels; hs hora; km/h quilômetro_por_hora quilômetros_por_hora
          m/s metro_por_segundo metros_por_segundo; km² quilômetro_quadrado quilômetros_quadrados
          m² metro_quadrado metros_quadrados; cm² centímetro_quadrado centímetros_quadrados
          m³ metro_cúbico metros_cúbicos; cm³ centímetro_cúbico centímetros_cúbicos
          mi milhão milhões; bi bilhão bilhões
          """);

  static final Map<String, Currency> CURRENCIES = currencies();

  static final Map<String, String> ABBREVIATIONS =
      Terms.pairs(
          """
          Sr=senhor; Sra=senhora; Srs=senhores; Sras=senhoras; Srta=senhorita; Dr=doutor; Dra=doutora
          Drs=doutores; Prof=professor; Profa=professora; Exmo=excelentíssimo; Exma=excelentíssima
          Eng=engenheiro; Cel=coronel; Sgt=sargento; Av=avenida; Pça=praça; Rod=rodovia
          Apto=apartamento; apto=apartamento; Jr=júnior; Ltda=limitada; Cia=companhia
          Dep=deputado; etc=et cétera; pág=página; págs=páginas; vol=volume; tel=telefone
          obs=observação; aprox=aproximadamente; máx=máximo; mín=mínimo; fig=figura; séc=século
          jan=janeiro; fev=fevereiro; abr=abril; jun=junho; jul=julho; nov=novembro
          sr=senhor; sra=senhora; dr=doutor; dra=doutora; prof=professor; profa=professora
          """);

  static final Map<String, String> SYMBOLS =
      Terms.pairs(
          """
          &=e; +=mais; ==igual a; ^=elevado a; @=arroba; %=por cento; °=graus; <=menor que
          >=maior que; ×=vezes; ÷=dividido por; ±=mais ou menos; §=parágrafo; ©=direitos reservados
          →=para; \\=barra invertida; $=cifrão; €=euros; £=libras; ¥=ienes; ¢=centavos
          ²=ao quadrado; ³=ao cubo; ½=meio; ¼=um quarto; ¾=três quartos; ≈=cerca de
          ≤=no máximo; ≥=no mínimo; ≠=diferente de; /=barra; #=cerquilha; ‰=por mil; ∞=infinito
          √=raiz de; º=o; ª=a
          """);

  static final Map<Integer, Noun> DENOMINATORS =
      Map.of(
          2, new Noun("meio", "meios"),
          3, new Noun("terço", "terços"),
          4, new Noun("quarto", "quartos"),
          5, new Noun("quinto", "quintos"),
          6, new Noun("sexto", "sextos"),
          7, new Noun("sétimo", "sétimos"),
          8, new Noun("oitavo", "oitavos"),
          9, new Noun("nono", "nonos"),
          10, new Noun("décimo", "décimos"));

  /** Names of the letters, spelt so that each is read with its own stress. */
  private static final Map<Character, String> LETTERS = letters();

  private PortugueseTerms() {}

  /** The letter's name, or the empty text for what has none. */
  static String letterName(char letter) {
    return LETTERS.getOrDefault(Character.toLowerCase(letter), "");
  }

  private static Map<Character, String> letters() {
    var names = new HashMap<Character, String>();
    Terms.pairs(
            """
            a=áh; b=bê; c=cê; d=dê; e=éh; f=éfi; g=gê; h=agá; i=ih; j=jóta; k=cá; l=éli; m=êmi
            n=êni; o=óh; p=pê; q=quê; r=érri; s=éssi; t=tê; u=uh; v=vê; w=dáblio; x=xis; y=ípsilon
            z=zê; ç=cê cedilha
            """)
        .forEach((letter, name) -> names.put(letter.charAt(0), name));
    return Map.copyOf(names);
  }

  private static Map<String, Currency> currencies() {
    var centavo = new Noun("centavo", "centavos");
    var cent = new Noun("centavo", "centavos");
    var penny = new Noun("pêni", "pence");
    var real = new Currency(new Noun("real", "reais"), false, centavo);
    var dollar = new Currency(new Noun("dólar", "dólares"), false, cent);
    var euro = new Currency(new Noun("euro", "euros"), false, cent);
    var pound = new Currency(new Noun("libra", "libras"), true, penny);
    var yen = new Currency(new Noun("iene", "ienes"), false, null);
    return Map.ofEntries(
        Map.entry("R$", real),
        Map.entry("BRL", real),
        Map.entry("$", dollar),
        Map.entry("US$", dollar),
        Map.entry("USD", dollar),
        Map.entry("€", euro),
        Map.entry("EUR", euro),
        Map.entry("£", pound),
        Map.entry("GBP", pound),
        Map.entry("¥", yen),
        Map.entry("JPY", yen));
  }
}

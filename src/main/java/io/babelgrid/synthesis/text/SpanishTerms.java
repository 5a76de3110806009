package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.Terms.Noun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Spanish writes short and says in full. */
final class SpanishTerms {

  /** A currency and its hundredth; {@code cent} is null where there is none. */
  record Currency(Noun unit, boolean feminine, @Nullable Noun cent) {}

  static final List<String> MONTHS =
      List.of(
          "enero",
          "febrero",
          "marzo",
          "abril",
          "mayo",
          "junio",
          "julio",
          "agosto",
          "septiembre",
          "octubre",
          "noviembre",
          "diciembre");

  static final Map<String, Currency> CURRENCIES = currencies();

  static final Map<String, String> ABBREVIATIONS =
      Terms.pairs(
          """
          Sr=señor; Sra=señora; Srs=señores; Sres=señores; Sras=señoras; Srta=señorita; Dr=doctor
          Dra=doctora; Dres=doctores; Drs=doctores; Prof=profesor; Profa=profesora; Ud=usted
          Uds=ustedes; Vd=usted; Vds=ustedes; Lic=licenciado; Licda=licenciada; Ing=ingeniero
          Arq=arquitecto; Gral=general; Cnel=coronel; Cap=capítulo; Sgto=sargento; Excmo=excelentísimo
          Sto=santo; Sta=santa; Mtro=maestro; Mtra=maestra; Av=avenida; Avda=avenida
          Pza=plaza; Plza=plaza; Ctra=carretera; Urb=urbanización; Depto=departamento
          Dpto=departamento; Apto=apartamento; Jr=yúnior; Ltda=limitada; Cía=compañía; Cia=compañía
          Hnos=hermanos; Mr=míster; Mrs=mísis; Ms=mis; Art=artículo; Núm=número; Num=número
          etc=etcétera; pág=página; págs=páginas; vol=volumen; tel=teléfono; tfno=teléfono
          ext=extensión; obs=observación; aprox=aproximadamente; máx=máximo; mín=mínimo; fig=figura
          izq=izquierda; dcha=derecha; dto=descuento; admón=administración; vs=versus
          """);

  static final Map<String, String> MONTHS_SHORT =
      Terms.pairs(
          """
          ene=enero; feb=febrero; mar=marzo; abr=abril; may=mayo; jun=junio; jul=julio; ago=agosto
          sep=septiembre; sept=septiembre; set=septiembre; oct=octubre; nov=noviembre; dic=diciembre
          """);

  static final Map<String, String> SYMBOLS =
      Terms.pairs(
          """
          &=y; +=más; ==igual a; ^=elevado a; @=arroba; %=por ciento; °=grados; <=menor que
          >=mayor que; ×=por; ÷=dividido por; ±=más o menos; §=párrafo; ©=derechos reservados
          →=a; \\=barra invertida; $=dólares; €=euros; £=libras; ¥=yenes; ¢=centavos
          ²=al cuadrado; ³=al cubo; ½=medio; ¼=un cuarto; ¾=tres cuartos; ≈=cerca de
          ≤=como máximo; ≥=como mínimo; ≠=distinto de; /=barra; #=almohadilla; ‰=por mil; ∞=infinito
          √=raíz de; º=o; ª=a
          """);

  /** Names of the letters, spelt so that each is read with its own stress. */
  private static final Map<Character, String> LETTERS = letters();

  private SpanishTerms() {}

  /** The letter's name, or the empty text for what has none. */
  static String letterName(char letter) {
    return LETTERS.getOrDefault(Character.toLowerCase(letter), "");
  }

  private static Map<Character, String> letters() {
    var names = new HashMap<Character, String>();
    Terms.pairs(
            """
            a=á; b=be; c=ce; d=dé; e=é; f=efe; g=ge; h=hache; i=í; j=jota; k=ka; l=ele; m=eme
            n=ene; ñ=eñe; o=ó; p=pe; q=cu; r=erre; s=ese; t=té; u=ú; v=uve; w=doble uve; x=equis
            y=i griega; z=zeta
            """)
        .forEach((letter, name) -> names.put(letter.charAt(0), name));
    return Map.copyOf(names);
  }

  private static Currency of(String singular, String plural, @Nullable Noun cent) {
    return new Currency(new Noun(singular, plural), false, cent);
  }

  private static Map<String, Currency> currencies() {
    var centavo = new Noun("centavo", "centavos");
    var dollar = of("dólar", "dólares", centavo);
    var euro = of("euro", "euros", new Noun("céntimo", "céntimos"));
    var pound = new Currency(new Noun("libra", "libras"), true, new Noun("penique", "peniques"));
    var real = of("real", "reales", centavo);
    var yen = of("yen", "yenes", null);
    var rupee = new Currency(new Noun("rupia", "rupias"), true, null);
    return Map.ofEntries(
        Map.entry("$", dollar),
        Map.entry("US$", dollar),
        Map.entry("USD", dollar),
        Map.entry("€", euro),
        Map.entry("EUR", euro),
        Map.entry("£", pound),
        Map.entry("GBP", pound),
        Map.entry("R$", real),
        Map.entry("BRL", real),
        Map.entry("¥", yen),
        Map.entry("JPY", yen),
        Map.entry("₹", rupee),
        Map.entry("INR", rupee),
        Map.entry("A$", of("dólar australiano", "dólares australianos", centavo)),
        Map.entry("AUD", of("dólar australiano", "dólares australianos", centavo)),
        Map.entry("C$", of("dólar canadiense", "dólares canadienses", centavo)),
        Map.entry("CAD", of("dólar canadiense", "dólares canadienses", centavo)),
        Map.entry("CHF", of("franco suizo", "francos suizos", null)),
        Map.entry("MX$", of("peso mexicano", "pesos mexicanos", centavo)),
        Map.entry("MXN", of("peso mexicano", "pesos mexicanos", centavo)),
        Map.entry("ARS", of("peso argentino", "pesos argentinos", centavo)),
        Map.entry("COP", of("peso colombiano", "pesos colombianos", null)),
        Map.entry("CLP", of("peso chileno", "pesos chilenos", null)),
        Map.entry("S/", of("sol", "soles", new Noun("céntimo", "céntimos"))),
        Map.entry("PEN", of("sol", "soles", new Noun("céntimo", "céntimos"))));
  }
}

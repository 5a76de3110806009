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

  static final Map<String, Currency> CURRENCIES = currencies();

  static final Map<String, String> ABBREVIATIONS =
      Terms.pairs(
          """
          Sr=senhor; Sra=senhora; Srs=senhores; Sras=senhoras; Srta=senhorita; Dr=doutor; Dra=doutora
          Drs=doutores; Prof=professor; Profa=professora; Exmo=excelentíssimo; Exma=excelentíssima
          Eng=engenheiro; Cel=coronel; Sgt=sargento; Av=avenida; Pça=praça; Rod=rodovia
          Apto=apartamento; apto=apartamento; Jr=júnior; Ltda=limitada; Cia=companhia
          Mr=míster; Mrs=míssis; Ms=míz; St=sêinti; Art=artigo; art=artigo
          Dep=deputado; etc=et cétera; pág=página; págs=páginas; vol=volume; tel=telefone
          obs=observação; aprox=aproximadamente; máx=máximo; mín=mínimo; fig=figura; séc=século
          jan=janeiro; fev=fevereiro; abr=abril; jun=junho; jul=julho; nov=novembro
          sr=senhor; sra=senhora; dr=doutor; dra=doutora; vs=versus; prof=professor; profa=professora
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

  private static Currency named(String country, Currency currency) {
    Noun unit = currency.unit();
    return new Currency(
        new Noun(unit.singular() + " " + country, unit.plural() + " " + country + "s"),
        currency.feminine(),
        currency.cent());
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
    var rupee = new Currency(new Noun("rupia", "rupias"), true, null);
    return Map.ofEntries(
        Map.entry("₹", rupee),
        Map.entry("INR", rupee),
        Map.entry("A$", named("australiano", dollar)),
        Map.entry("AUD", named("australiano", dollar)),
        Map.entry("C$", named("canadense", dollar)),
        Map.entry("CAD", named("canadense", dollar)),
        Map.entry("CHF", new Currency(new Noun("franco suíço", "francos suíços"), false, null)),
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

package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.Terms.Noun;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What English writes short and says in full. */
final class EnglishTerms {

  /** A currency and its hundredth; {@code cent} is null where there is none. */
  record Currency(Noun unit, @Nullable Noun cent) {}

  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  static final Map<String, Currency> CURRENCIES = currencies();

  /** Read only when followed by a period; longest first in a pattern. */
  static final Map<String, String> ABBREVIATIONS =
      Terms.pairs(
          """
          Mr=Mister; Mrs=Mrs; Ms=Miz; Dr=Doctor; Prof=Professor; Jr=Junior; Sr=Senior
          Gen=General; Gov=Governor; Sen=Senator; Rep=Representative; Capt=Captain; Lt=Lieutenant
          Col=Colonel; Sgt=Sergeant; Rev=Reverend; Hon=Honorable; Pres=President; Maj=Major
          Ave=Avenue; Blvd=Boulevard; Rd=Road; Hwy=Highway; Apt=Apartment; Bldg=Building
          Ltd=Limited; Inc=Incorporated; Corp=Corporation; Co=Company; Bros=Brothers
          Dept=Department; Univ=University; Govt=Government; approx=approximately; est=established
          vs=versus; vol=volume; ext=extension; fig=figure; pp=pages; etc=et cetera; e.g=for example; i.e=that is
          cf=compare; Jan=January; Feb=February; Apr=April; Jun=June; Jul=July
          Aug=August; Sep=September; Sept=September; Oct=October; Nov=November; Dec=December
          Mon=Monday; Tue=Tuesday; Tues=Tuesday; Thu=Thursday; Thurs=Thursday
          Fri=Friday; Vol=Volume; Fig=Figure; Mt=Mount; Ch=Chapter; Ft=Fort
          """);

  static final Map<String, String> SYMBOLS =
      Terms.pairs(
          """
          &=and; +=plus; ==equals; ^=to the power of; @=at; %=percent; °=degrees; <=less than; >=greater than
          ×=times; ÷=divided by; ±=plus or minus; §=section; ©=copyright; →=to; \\=backslash
          $=dollars; €=euros; £=pounds; ¥=yen; ¢=cents; ²=squared; ³=cubed; ½=one half
          ¼=one quarter; ¾=three quarters; ≈=about; ≤=at most; ≥=at least; ≠=is not; /=slash
          #=hash; ‰=per mille; ∞=infinity; √=square root of
          """);

  private EnglishTerms() {}

  /** Month 1..12 by its name or its first three letters, 0 when it is none. */
  static int month(String name) {
    String start = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      String month = MONTHS.get(i).toLowerCase(Locale.ROOT);
      boolean abbreviated = start.length() >= 3 && start.length() <= 4 && month.startsWith(start);
      if (month.equals(start) || abbreviated) {
        return i + 1;
      }
    }
    return 0;
  }

  private static Currency named(String country, Currency currency) {
    Noun unit = currency.unit();
    return new Currency(
        new Noun(country + " " + unit.singular(), country + " " + unit.plural()), currency.cent());
  }

  private static Map<String, Currency> currencies() {
    var cent = new Noun("cent", "cents");
    var penny = new Noun("penny", "pence");
    var dollar = new Currency(new Noun("dollar", "dollars"), cent);
    var euro = new Currency(new Noun("euro", "euros"), cent);
    var pound = new Currency(new Noun("pound", "pounds"), penny);
    var real = new Currency(new Noun("real", "reais"), new Noun("centavo", "centavos"));
    var yen = new Currency(new Noun("yen", "yen"), null);
    var rupee = new Currency(new Noun("rupee", "rupees"), null);
    return Map.ofEntries(
        Map.entry("$", dollar),
        Map.entry("A$", named("Australian", dollar)),
        Map.entry("AUD", named("Australian", dollar)),
        Map.entry("C$", named("Canadian", dollar)),
        Map.entry("CAD", named("Canadian", dollar)),
        Map.entry("CHF", new Currency(new Noun("Swiss franc", "Swiss francs"), null)),
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
        Map.entry("INR", rupee));
  }
}

package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.Terms.Noun;
import java.util.Map;

/** English units of measure, alone and per another one. */
final class EnglishUnits {

  private static final Map<String, Noun> UNITS =
      Terms.nouns(
          """
          km kilometer; m meter; cm centimeter; mm millimeter; µm micrometer; nm nanometer; mi mile
          ft foot feet; yd yard; kg kilogram; g gram; mg milligram; µg microgram; t ton; lb pound
          lbs pound; oz ounce; l liter; L liter; dl deciliter; dL deciliter
          ml milliliter; mL milliliter; gal gallon; h hour
          hr hour; hrs hour; min minute; mins minute; s second; sec second; secs second
          ms millisecond; ns nanosecond; µs microsecond; Hz hertz hertz; kHz kilohertz kilohertz
          MHz megahertz megahertz; GHz gigahertz gigahertz; W watt; kW kilowatt; MW megawatt
          GW gigawatt; V volt; mV millivolt; kV kilovolt; mA milliamp; Wh watt-hour
          kWh kilowatt-hour; MWh megawatt-hour; GWh gigawatt-hour; mAh milliamp-hour; kB kilobyte
          KB kilobyte; MB megabyte; GB gigabyte; TB terabyte; PB petabyte; Kb kilobit; Mb megabit
          Gb gigabit; Mbit megabit; Gbit gigabit; Mbps megabit_per_second megabits_per_second
          Gbps gigabit_per_second gigabits_per_second; kbps kilobit_per_second kilobits_per_second
          Kbps kilobit_per_second kilobits_per_second; bps bit_per_second bits_per_second
          fps frame_per_second frames_per_second; bpm beat_per_minute beats_per_minute
          rpm revolution_per_minute revolutions_per_minute; ppm part_per_million parts_per_million
          mph mile_per_hour miles_per_hour; mpg mile_per_gallon miles_per_gallon
          kph kilometer_per_hour kilometers_per_hour; kmh kilometer_per_hour kilometers_per_hour
          psi pound_per_square_inch pounds_per_square_inch; dpi dot_per_inch dots_per_inch
          dB decibel; Pa pascal; kPa kilopascal; hPa hectopascal; bar bar; cal calorie
          kcal kilocalorie; J joule; kJ kilojoule; N newton; Nm newton-meter; hp horsepower horsepower
          ha hectare; px pixel; MP megapixel; bbl barrel
          km² square_kilometer; m² square_meter; cm² square_centimeter; mm² square_millimeter
          ft² square_foot square_feet; mi² square_mile; in² square_inch square_inches
          m³ cubic_meter; cm³ cubic_centimeter; ft³ cubic_foot cubic_feet
          sqft square_foot square_feet; sqm square_meter
          """);

  /** What stands behind a slash only. */
  private static final Map<String, Noun> PER =
      Terms.nouns(
          """
          s² second_squared; d day; day day; wk week; week week; mo month; month month; yr year
          year year; hour hour; minute minute; second second; person person; head head; unit unit
          night night; user user; seat seat; call call; page page; word word; gallon gallon
          liter liter; pound pound; mile mile; item item
          """);

  static final UnitTable TABLE = new UnitTable(UNITS, PER, " per ");

  private EnglishUnits() {}
}

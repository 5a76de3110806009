package io.babelgrid.synthesis.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanishNormalizerTest {

  private final SpanishNormalizer normalizer = new SpanishNormalizer();

  private String spoken(String text) {
    return normalizer.normalize(text).toString();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0 | cero
          16 | dieciséis
          21 | veintiuno
          22 | veintidós
          31 | treinta y uno
          100 | cien
          101 | ciento uno
          121 | ciento veintiuno
          345 | trescientos cuarenta y cinco
          500 | quinientos
          700 | setecientos
          900 | novecientos
          1.000 | mil
          1.001 | mil uno
          1.100 | mil cien
          1.234 | mil doscientos treinta y cuatro
          1999 | mil novecientos noventa y nueve
          12.500 | doce mil quinientos
          21.000 | veintiún mil
          31.001 | treinta y un mil uno
          100.000 | cien mil
          101.000 | ciento un mil
          200.000 | doscientos mil
          1.000.000 | un millón
          1.000.001 | un millón uno
          2.500.000 | dos millones quinientos mil
          21.000.000 | veintiún millones
          3.000.000.000 | tres mil millones
          1.000.000.000.000 | un billón
          2.000.000 personas | dos millones de personas
          2.000.000 y pico | dos millones y pico
          3,5 | tres coma cinco
          21,5 | veintiuno coma cinco
          0,05 | cero coma cero cinco
          3.14 | tres punto catorce
          1.234,5 | mil doscientos treinta y cuatro coma cinco
          1,234.5 | mil doscientos treinta y cuatro punto cinco
          1 234 | mil doscientos treinta y cuatro
          1 234 567,5 | un millón doscientos treinta y cuatro mil quinientos sesenta y siete coma cinco
          244,890 entradas | doscientas cuarenta y cuatro mil ochocientas noventa entradas
          -5 | menos cinco
          −21 | menos veintiuno
          0042 | cero cero cuatro dos
          """)
  void numbersAreReadAsWords(String text, String words) {
    assertEquals(words, spoken(text));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 hora | una hora
          1 día | un día
          21 días | veintiún días
          21 personas | veintiuna personas
          31 problemas | treinta y un problemas
          41 manos | cuarenta y una manos
          101 noches | ciento una noches
          Somos 21. | Somos veintiuno.
          21 de mayo | veintiuno de mayo
          tengo 1 y él 2 | tengo uno y él dos
          300 mujeres | trescientas mujeres
          500 hombres | quinientos hombres
          1.500 cajas | mil quinientas cajas
          200.000 personas | doscientas mil personas
          21.000 personas | veintiún mil personas
          las 21 de siempre | las veintiuna de siempre
          301 grandes empresas | trescientas una grandes empresas
          página 21 | página veintiuno
          1.º | primero
          1º | primero
          1.ª | primera
          1.er piso | primer piso
          3º piso | tercer piso
          3.ª planta | tercera planta
          2ª vez | segunda vez
          13.º | decimotercero
          21ª | vigésima primera
          100º | centésimo
          5.os | quintos
          """)
  void numbersAgreeWithWhatTheyCount(String text, String words) {
    assertEquals(words, spoken(text));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          3/5/2026 | tres de mayo de dos mil veintiséis
          31/12/99 | treinta y uno de diciembre de mil novecientos noventa y nueve
          2026-05-03 | tres de mayo de dos mil veintiséis
          1/5/2026 | primero de mayo de dos mil veintiséis
          el 1 de mayo | el primero de mayo
          1.º de mayo | primero de mayo
          24 de noviembre de 2026 | veinticuatro de noviembre de dos mil veintiséis
          el 3/5 | el tres de mayo
          hasta el 24/11 | hasta el veinticuatro de noviembre
          en 11/2026 | en noviembre de dos mil veintiséis
          3 de ene. de 2026 | tres de enero de dos mil veintiséis
          15:30 | quince treinta
          a las 15:05 | a las quince cero cinco
          a las 3:30 | a las tres y media
          a las 2:15 | a las dos y cuarto
          a las 10:05 | a las diez y cinco
          a las 10:45 | a las diez cuarenta y cinco
          a las 3:00 | a las tres
          3:00 | tres en punto
          a la 1:30 | a la una y media
          a las 21:00 | a las veintiuna horas
          a las 15 h | a las quince horas
          a las 15:30 h | a las quince treinta horas
          15h30 | quince treinta
          a las 9.30 | a las nueve y media
          0:30 | cero treinta
          las 9 a. m. de hoy | las nueve de la mañana de hoy
          Llego a las 9 a. m. | Llego a las nueve de la mañana.
          3 p.m. de hoy | tres de la tarde de hoy
          9pm | nueve de la noche
          12 p. m. y 12 a. m. hoy | doce del mediodía y doce de la noche hoy
          10:30 AM | diez y media de la mañana
          12:30:15 | doce treinta y quince segundos
          1,5 h | una hora y media
          """)
  void datesAndTimesAreReadAsWords(String text, String words) {
    assertEquals(words, spoken(text));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          12,50 € | doce euros con cincuenta céntimos
          1 € | un euro
          21 € | veintiún euros
          0,99 € | noventa y nueve céntimos
          0,01 € | un céntimo
          $1,250.00 | mil doscientos cincuenta dólares
          $ 1.234,56 | mil doscientos treinta y cuatro dólares con cincuenta y seis centavos
          $1 | un dólar
          $5 millones | cinco millones de dólares
          2 mil millones de € | dos mil millones de euros
          20 mil euros | veinte mil euros
          €20 mil | veinte mil euros
          1.000.000 € | un millón de euros
          US$ 20 | veinte dólares
          -€ 3 | menos tres euros
          £21 | veintiuna libras
          entre 10 y 20 € | entre diez y veinte euros
          10-20 € | de diez a veinte euros
          50 % | cincuenta por ciento
          50% | cincuenta por ciento
          3,5 % | tres coma cinco por ciento
          -3 % | menos tres por ciento
          25,5 °C | veinticinco coma cinco grados Celsius
          1 °C | un grado Celsius
          21° | veintiún grados
          5 kg | cinco kilos
          1 km | un kilómetro
          21 km | veintiún kilómetros
          1,5 kg | uno coma cinco kilos
          100 km/h | cien kilómetros por hora
          1 t | una tonelada
          10 m² | diez metros cuadrados
          3 GB | tres gigabaits
          3/4 | tres cuartos
          2/3 | dos tercios
          1/2 taza | media taza
          1/2 kilo | medio kilo
          2½ horas | dos y media horas
          24/7 | veinticuatro siete
          10-20 días | diez a veinte días
          2x1 | dos por uno
          3-0 | tres a cero
          """)
  void amountsAreReadWithTheirUnits(String text, String words) {
    assertEquals(words, spoken(text));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          siglo XXI | siglo veintiuno
          siglo V | siglo quinto
          siglos XIX y XX | siglos diecinueve y veinte
          s. XVIII | siglo dieciocho
          Felipe II | Felipe segundo
          Isabel II | Isabel segunda
          Alfonso X | Alfonso décimo
          Juan XXIII | Juan veintitrés
          Luis XIV | Luis catorce
          el rey Juan Carlos I | el rey Juan Carlos primero
          la II Guerra Mundial | la segunda Guerra Mundial
          el I Congreso | el primer Congreso
          capítulo IV | capítulo cuatro
          vitamina C | vitamina ce
          """)
  void romanNumeralsAreReadByWhatTheyNumber(String text, String words) {
    assertEquals(words, spoken(text));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          El Sr. y la Sra. Gómez | El señor y la señora Gómez
          Dr. José, Dra. Ana | doctor José, doctora Ana
          D. Pedro y D.ª Ana | don Pedro y doña Ana
          Ud. lo sabe | usted lo sabe
          C/ Mayor, n.º 5 | calle Mayor, número cinco
          Avda. de América 21 | avenida de América veintiuno
          peras, etc. | peras, etcétera.
          p. ej. esto | por ejemplo esto
          pág. 3 | página tres
          44 a. C. y 30 d. C. hoy | cuarenta y cuatro antes de Cristo y treinta después de Cristo hoy
          Vive en EE. UU. desde 2020. | Vive en Estados Unidos desde dos mil veinte.
          los EE.UU. | los Estados Unidos.
          los JJ. OO. de 2028 | los Juegos Olímpicos de dos mil veintiocho
          La ONU y la NASA | La onu y la nasa
          El DNI y la OMS | El dé ene í y la ó eme ese
          OFERTA HOY | oferta hoy
          NO ES MÍO | no es mío
          MP3 y 5G | eme pe tres y cinco ge
          el x de la cuestión | el equis de la cuestión
          A y B | A y be
          #1 | número uno
          y/o | y o
          612 345 678 | seis uno dos, tres cuatro cinco, seis siete ocho
          55 1234 5678 | cinco cinco, uno dos tres cuatro, cinco seis siete ocho
          (11) 4321-5678 | uno uno, cuatro tres dos uno, cinco seis siete ocho
          el código 4821 | el código cuatro ocho dos uno
          llame al 112 | llame al uno uno dos
          versión 2.0.1 | versión dos punto cero punto uno
          ana@empresa.com | ana arroba empresa punto com
          www.ejemplo.es | doble uve doble uve doble uve punto ejemplo punto es
          ¿Sí... no?! ¡Genial!!! | Sí… no?! Genial!
          Hola, ¿cómo estás? | Hola, cómo estás?
          "Hola", [sí] «no» | “Hola”, (sí) “no”
          sí - no | sí — no
          Hola :) todo 😀! | Hola todo!
          """)
  void abbreviationsAcronymsAddressesAndSymbolsAreReadAsWords(String text, String words) {
    assertEquals(words, spoken(text));
  }
}

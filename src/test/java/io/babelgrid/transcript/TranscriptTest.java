package io.babelgrid.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptTest {

  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
  private static final Language EN = Language.ENGLISH;
  private static final Language PT = Language.PORTUGUESE;
  private static final Map<String, String> NAMES = Map.of("a", "Ana", "b", "Ben <b> & \"Co\"");

  private static Utterance own(String who, long number, Language in, String text, double atS) {
    return new Utterance(who, number, in, false, text, at(atS));
  }

  private static Utterance kept(String who, long number, Language in, String text, double atS) {
    return new Utterance(who, number, in, true, text, at(atS));
  }

  private static Instant at(double seconds) {
    return NOON.plusMillis((long) (seconds * 1000));
  }

  /** 30 characters take 2 s. */
  private static final List<Utterance> TALK =
      List.of(
          own("a", 1, EN, "Good morning to all of you now", 10),
          kept("a", 1, PT, "Bom dia a todos", 10.4),
          own("b", 1, PT, "Sim", 12),
          own("a", 2, EN, "Fine.", 12.5),
          own("a", 3, EN, "Shall we begin now, please do?", 13));

  private static Transcript transcript(Language language) {
    return Transcript.of("room", TALK, NAMES, language);
  }

  private static LineTranslator shouting(Language from, Language to) {
    return new LineTranslator() {
      @Override
      public boolean translates(Language source, Language target) {
        return source.equals(from) && target.equals(to);
      }

      @Override
      public String translate(Language source, Language target, String text) {
        return text.toUpperCase(source.locale());
      }
    };
  }

  private static String file(TranscriptFormat format, Language language, LineTranslator by) {
    var text = new StringBuilder();
    new Export(format, by).write(transcript(language), text::append);
    return text.toString();
  }

  @Test
  void linesBeginWhenTheirWordsWereSaidAndNotBeforeTheLastOfTheSameSpeaker() {
    Transcript whole = transcript(null);
    assertEquals(at(8), whole.beganAt());
    assertEquals(
        List.of(0L, 3_000L, 3_500L, 4_500L),
        whole.lines().stream().map(line -> line.start().toMillis()).toList());
    assertEquals(
        List.of(2_000L, 4_000L, 4_500L, 5_000L),
        whole.lines().stream().map(line -> line.end().toMillis()).toList());
    assertEquals("Ana", whole.lines().getFirst().speaker());
    assertEquals("Good morning to all of you now", whole.lines().getFirst().text());
  }

  @Test
  void whatWasKeptInTheLanguageIsTakenAndTheRestStays() {
    Transcript whole = transcript(PT);
    assertEquals(
        List.of("Bom dia a todos", "Sim", "Fine.", "Shall we begin now, please do?"),
        whole.lines().stream().map(Line::text).toList());
    assertEquals(EN, whole.lines().getFirst().translatedFrom());
    assertEquals(null, whole.lines().get(1).translatedFrom());
  }

  @Test
  void theFileOfAnEmptyRoomHasNoLines() {
    Transcript none = Transcript.of("room", List.of(), NAMES, PT);
    assertEquals(List.of(), none.lines());
  }

  /** Who came back under the same id and was counted anew. */
  @Test
  void aTranslationGoesWithTheNearestOfItsNumber() {
    List<Utterance> said =
        List.of(
            own("a", 1, EN, "one", 10),
            kept("a", 1, PT, "um", 10.5),
            own("a", 1, EN, "two", 70),
            kept("a", 1, PT, "dois", 69.9));
    assertEquals(
        List.of("um", "dois"),
        Transcript.of("room", said, NAMES, PT).lines().stream().map(Line::text).toList());
  }

  @Test
  void subtitlesOfTheWebNameWhoSpeaksAndMarkWhatAMachineTranslated() {
    assertEquals(
        """
        WEBVTT

        NOTE
        Room room, from 2026-12-01T12:00:08Z. Translations were made by a machine.

        00:00:00.000 --> 00:00:02.000
        <v.translated.from-en Ana><lang pt>Bom dia a todos</lang></v>

        00:00:03.000 --> 00:00:04.000
        <v Ben &lt;b&gt; &amp; "Co"><lang pt>Sim</lang></v>

        00:00:03.500 --> 00:00:04.500
        <v.translated.from-en Ana><lang pt>FINE.</lang></v>

        00:00:04.500 --> 00:00:05.000
        <v.translated.from-en Ana><lang pt>SHALL WE BEGIN NOW, PLEASE DO?</lang></v>

        """,
        file(TranscriptFormat.VTT, PT, shouting(EN, PT)));
  }

  @Test
  void subtitlesOfPlayersAreNumbered() {
    assertEquals(
        """
        1
        00:00:00,000 --> 00:00:02,000
        Ana: Good morning to all of you now

        2
        00:00:03,000 --> 00:00:04,000
        Ben ‹b› & "Co" (by machine from pt): SIM

        3
        00:00:03,500 --> 00:00:04,500
        Ana: Fine.

        4
        00:00:04,500 --> 00:00:05,000
        Ana: Shall we begin now, please do?

        """,
        file(TranscriptFormat.SRT, EN, shouting(PT, EN)));
  }

  @Test
  void whatThereIsNoWayToIsAsItWasSpoken() {
    assertEquals(
        """
        Room room, from 2026-12-01T12:00:08Z. Translations were made by a machine.

        [00:00:00] Ana: Good morning to all of you now
        [00:00:03] Ben <b> & "Co" (from pt): SIM
        [00:00:03] Ana: Fine.
        [00:00:04] Ana: Shall we begin now, please do?
        """,
        file(TranscriptFormat.TXT, Language.SPANISH, shouting(PT, Language.SPANISH)));
  }

  @Test
  void programsReadMilliseconds() {
    assertEquals(
        """
        {"room":"room","beganAt":"2026-12-01T12:00:08Z","translatedByMachine":true,"lines":[
        {"startMs":0,"endMs":2000,"speakerId":"a","speaker":"Ana","language":"pt","text":"Bom dia a todos","translatedFrom":"en"},
        {"startMs":3000,"endMs":4000,"speakerId":"b","speaker":"Ben <b> & \\"Co\\"","language":"pt","text":"Sim"},
        {"startMs":3500,"endMs":4500,"speakerId":"a","speaker":"Ana","language":"en","text":"Fine."},
        {"startMs":4500,"endMs":5000,"speakerId":"a","speaker":"Ana","language":"en","text":"Shall we begin now, please do?"}
        ]}
        """,
        file(TranscriptFormat.JSON, PT, shouting(PT, EN)));
  }

  /** What would end a cue, begin one, or be taken for markup. */
  @ParameterizedTest
  @CsvSource({
    "'a\n\nb', a b",
    "'1 --> 2', 1 --&gt; 2",
    "'<i>x</i>', &lt;i&gt;x&lt;/i&gt;",
    "'AT&T', AT&amp;T",
    "'  x\u2028y ', x y"
  })
  void wordsCannotBreakOutOfTheirCue(String said, String written) {
    Line line = new Line(Duration.ZERO, Duration.ofHours(101), "a", said, EN, said, null);
    assertEquals(
        "00:00:00.000 --> 101:00:00.000\n<v %s><lang en>%s</lang></v>\n\n"
            .formatted(written, written),
        TranscriptFormat.VTT.line(0, line));
  }
}

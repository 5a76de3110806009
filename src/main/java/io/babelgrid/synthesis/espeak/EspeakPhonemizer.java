package io.babelgrid.synthesis.espeak;

import io.babelgrid.pipeline.Language;
import io.babelgrid.synthesis.PhonemizedText;
import io.babelgrid.synthesis.Phonemizer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Reads one language by espeak-ng, clause by clause, in the alphabet of Kokoro's voices. */
public final class EspeakPhonemizer implements Phonemizer {

  private static final Logger LOG = Logger.getLogger(EspeakPhonemizer.class);

  /** Its names of the languages that Kokoro has voices for and that we have no rules for. */
  private static final Map<Language, String> VOICES =
      Map.of(Language.of("fr"), "fr", Language.of("it"), "it", Language.of("hi"), "hi");

  /** Up to a mark before a space: one within a number or a word closes nothing. */
  private static final Pattern CLAUSES =
      Pattern.compile(".*?[,;:.!?…।—][\"”’»)]*(?=\\s|$)|.+$", Pattern.DOTALL);

  private static final Pattern MARKS = Pattern.compile("[,;:.!?…।—\"”’»)]+$");

  private final EspeakProgram program;
  private final String voice;

  private EspeakPhonemizer(EspeakProgram program, String voice) {
    this.program = program;
    this.voice = voice;
  }

  /**
   * Those that the program makes possible.
   *
   * @param program file to run
   * @throws IllegalArgumentException when it cannot be run; the message says what to do
   */
  public static Map<Language, Phonemizer> all(Path program) {
    var espeak = new EspeakProgram(program);
    try {
      LOG.infof("French, Italian and Hindi are read by %s", espeak.version());
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException(
          "babelgrid.synthesis.espeak=%s cannot be run; install espeak-ng there, or leave the key empty"
              .formatted(program),
          e);
    }
    var all = new HashMap<Language, Phonemizer>();
    VOICES.forEach((language, voice) -> all.put(language, new EspeakPhonemizer(espeak, voice)));
    return Map.copyOf(all);
  }

  @Override
  public String phonemize(String text) {
    return phonemizeWords(text).phonemes();
  }

  @Override
  public PhonemizedText phonemizeWords(String text) {
    List<Clause> clauses = clauses(text);
    var reading = new Reading(clauses.stream().mapToInt(Clause::words).sum());
    List<Clause> sounding = clauses.stream().filter(Clause::sounds).toList();
    List<String> read = read(sounding.stream().map(Clause::bare).toList());
    int next = 0;
    for (Clause clause : clauses) {
      boolean isRead = clause.sounds() && next < read.size();
      reading.add(clause, isRead ? KokoroSymbols.of(read.get(next++)) : "");
    }
    return reading.finish();
  }

  /** A line a text; nothing where the program failed. */
  private List<String> read(List<String> texts) {
    if (texts.isEmpty()) {
      return List.of();
    }
    try {
      List<String> lines = program.read(voice, texts);
      if (lines.size() == texts.size()) {
        return lines;
      }
      var each = new ArrayList<String>();
      for (String text : texts) {
        each.add(String.join(" ", program.read(voice, List.of(text))));
      }
      return each;
    } catch (UncheckedIOException e) {
      LOG.error("espeak-ng failed: a phrase is not spoken", e);
      return List.of();
    }
  }

  /**
   * What is read in one breath.
   *
   * @param words that whitespace separates
   * @param marks that close it
   */
  private record Clause(String bare, int words, String marks) {
    boolean sounds() {
      return bare.codePoints().anyMatch(Character::isLetterOrDigit);
    }
  }

  private static List<Clause> clauses(String text) {
    var clauses = new ArrayList<Clause>();
    Matcher each = CLAUSES.matcher(text.strip());
    while (each.find()) {
      String written = each.group().strip();
      if (written.isEmpty()) {
        continue;
      }
      Matcher marks = MARKS.matcher(written);
      String closing = marks.find() ? marks.group() : "";
      String bare = written.substring(0, written.length() - closing.length()).strip();
      clauses.add(
          new Clause(bare.replaceAll("\\s+", " "), written.split("\\s+").length, mark(closing)));
    }
    return clauses;
  }

  private static String mark(String marks) {
    for (String mark : List.of("?", "!", "…", ".", ":", ";", "—", ",")) {
      if (marks.contains(mark)) {
        return mark;
      }
    }
    return marks.contains("।") ? "." : "";
  }

  /** Joins clauses and shares their sounds among their words. One text. */
  private static final class Reading {
    private final StringBuilder phonemes = new StringBuilder();
    private final int[] wordStart;
    private int word;

    Reading(int words) {
      wordStart = new int[words];
    }

    /**
     * @param sounds words of its own, of which a number may have several
     */
    void add(Clause clause, String sounds) {
      String[] spoken = sounds.isEmpty() ? new String[0] : sounds.split(" ");
      int written = Math.max(1, clause.bare.split(" ").length);
      int done = 0;
      for (int i = 0; i < clause.words; i++) {
        int until = Math.min(spoken.length, (i + 1) * spoken.length / written);
        boolean separate = until > done && !phonemes.isEmpty();
        if (separate) {
          phonemes.append(' ');
        }
        wordStart[word++] = phonemes.length();
        phonemes.append(String.join(" ", List.of(spoken).subList(done, until)));
        done = until;
      }
      if (spoken.length > 0) {
        phonemes.append(clause.marks);
      }
    }

    PhonemizedText finish() {
      return new PhonemizedText(phonemes.toString(), wordStart);
    }
  }
}

package io.babelgrid.synthesis.text;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.synthesis.PhonemizedText;
import io.babelgrid.synthesis.Phonemizer;
import io.babelgrid.synthesis.text.EnglishLexicon.Following;
import io.babelgrid.synthesis.text.EnglishLexicon.Next;
import io.babelgrid.synthesis.text.EnglishTokenizer.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * American English. Text is normalised, cut into tokens and tagged; then read from right to left,
 * because "the", "to" and a few others depend on the sound after them. Immutable after loading.
 */
public final class EnglishPhonemizer implements Phonemizer, AutoCloseable {

  /** Model id of the pronunciation data. */
  public static final String MODEL = "english-g2p";

  /** Where a word with capitals inside falls apart: iPhone, JSmith. */
  private static final Pattern INNER_CAPITAL =
      Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=^\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private static final String PAUSES = ";:,.!?—…";
  private static final String CONSONANTS = "bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ";

  /** A stretch of tokens that touch each other, without punctuation between them. */
  private record Part(String text, String tag) {}

  private final EnglishNormalizer normalizer = new EnglishNormalizer();
  private final EnglishTokenizer tokenizer;
  private final PerceptronTagger tagger;
  private final EnglishLexicon lexicon;
  private final UnknownWordReader unknownWords;

  private EnglishPhonemizer(
      EnglishTokenizer tokenizer,
      PerceptronTagger tagger,
      EnglishLexicon lexicon,
      UnknownWordReader unknownWords) {
    this.tokenizer = tokenizer;
    this.tagger = tagger;
    this.lexicon = lexicon;
    this.unknownWords = unknownWords;
  }

  /**
   * Loads the pronunciation data, about 8 MB of tables and a graph of 3 MB.
   *
   * @throws io.babelgrid.engine.model.ModelMissingException when a file is absent or changed
   */
  public static EnglishPhonemizer load(ModelStore models, ComputeLanes lanes, NanoClock clock) {
    return new EnglishPhonemizer(
        new EnglishTokenizer(SortedTable.load(models.file(MODEL, "exceptions.tsv"))),
        PerceptronTagger.load(
            models.file(MODEL, "tags.txt"),
            models.file(MODEL, "tagged.tsv"),
            models.file(MODEL, "vocabulary.tsv"),
            models.file(MODEL, "features.tsv")),
        new EnglishLexicon(
            new EnglishDictionary(
                SortedTable.load(models.file(MODEL, "gold.tsv")),
                SortedTable.load(models.file(MODEL, "silver.tsv")))),
        UnknownWordReader.load(
            models.file(MODEL, "unknown.onnx"), models.file(MODEL, "unknown.txt"), lanes, clock));
  }

  @Override
  public String phonemize(String text) {
    return phonemizeWords(text).phonemes();
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.babelgrid.engine.InferenceException when the model for unknown words fails
   */
  @Override
  public PhonemizedText phonemizeWords(String text) {
    SpokenText spoken = normalizer.normalize(text);
    List<Token> tokens = tokenizer.tokens(spoken);
    List<String> tags = tagger.tag(tokens.stream().map(EnglishPhonemizer::asWritten).toList());
    var readings = new String[spoken.pieces().size()];
    Arrays.fill(readings, "");
    Following next = Following.NOTHING;
    for (int end = tokens.size(); end > 0; ) {
      int start = groupStart(tokens, end);
      int piece = tokens.get(start).piece();
      String reading;
      if (tokens.get(start).punctuation()) {
        reading = tokens.get(start).text();
        next = new Following(firstSound(reading, next.sound()), false);
      } else {
        var group = new Group(parts(tokens.subList(start, end), tags.subList(start, end)), next);
        reading = group.read();
        next = group.next;
      }
      readings[piece] = reading + readings[piece];
      end = start;
    }
    var writer = new PhonemeWriter(spoken.words());
    for (int i = 0; i < readings.length; i++) {
      writer.add(spoken.pieces().get(i).word(), readings[i].replace('ɾ', 'T').replace('ʔ', 't'));
    }
    return writer.finish();
  }

  /** The tagger learned from text with straight quotes. */
  private static String asWritten(Token token) {
    return token.text().equals("“") || token.text().equals("”") ? "\"" : token.text();
  }

  private static int groupStart(List<Token> tokens, int end) {
    Token last = tokens.get(end - 1);
    int start = end - 1;
    while (!last.punctuation()
        && start > 0
        && tokens.get(start - 1).piece() == last.piece()
        && !tokens.get(start - 1).punctuation()) {
      start--;
    }
    return start;
  }

  private static List<Part> parts(List<Token> tokens, List<String> tags) {
    var parts = new ArrayList<Part>();
    for (int i = 0; i < tokens.size(); i++) {
      for (String part : INNER_CAPITAL.split(tokens.get(i).text())) {
        parts.add(new Part(part, tags.get(i)));
      }
    }
    return parts;
  }

  /** The first sound that counts; unchanged when there is none. */
  private static Next firstSound(String phonemes, Next otherwise) {
    for (int i = 0; i < phonemes.length(); i++) {
      char symbol = phonemes.charAt(i);
      if (PAUSES.indexOf(symbol) >= 0) {
        return Next.PAUSE;
      }
      if (Emphasis.isVowel(symbol)) {
        return Next.VOWEL;
      }
      if (CONSONANTS.indexOf(symbol) >= 0) {
        return Next.CONSONANT;
      }
    }
    return otherwise;
  }

  /**
   * Reads parts that touch each other: the longest run of parts from the right that the lexicon
   * knows, then the rest in the same way. When a part is known to nobody, the whole goes to the
   * reader of unknown words.
   */
  private final class Group {
    private final List<Part> parts;
    private final List<String> texts = new ArrayList<>();
    private final List<String> readings = new ArrayList<>();
    private final Following after;
    private Following next;

    Group(List<Part> parts, Following next) {
      this.parts = parts;
      this.after = next;
      this.next = next;
    }

    String read() {
      int end = parts.size();
      while (end > 0) {
        int start = longestKnown(end);
        if (start < 0) {
          return unknown();
        }
        end = start;
      }
      balanceStress();
      return String.join("", readings);
    }

    /** Where the longest known run that ends at {@code end} starts, or -1. */
    private int longestKnown(int end) {
      for (int start = 0; start < end; start++) {
        String text = text(start, end);
        String tag = heaviestTag(start, end);
        String reading = lexicon.read(text, tag, next);
        if (reading != null) {
          texts.addFirst(text);
          readings.addFirst(reading);
          next = new Following(firstSound(reading, next.sound()), EnglishLexicon.isTo(text, tag));
          return start;
        }
      }
      String last = parts.get(end - 1).text();
      return last.equals("-") || last.equals("'") ? end - 1 : -1;
    }

    private String unknown() {
      String reading = unknownWord(text(0, parts.size()));
      next = new Following(firstSound(reading, after.sound()), false);
      return reading;
    }

    private String text(int start, int end) {
      var joined = new StringBuilder();
      parts.subList(start, end).forEach(part -> joined.append(part.text));
      return joined.toString();
    }

    /** Of several parts the one with most letters decides, capitals counting twice. */
    private String heaviestTag(int start, int end) {
      String tag = parts.get(start).tag;
      long heaviest = 0;
      for (Part part : parts.subList(start, end)) {
        long weight = part.text.length() + part.text.chars().filter(Character::isUpperCase).count();
        if (weight > heaviest) {
          heaviest = weight;
          tag = part.tag;
        }
      }
      return tag;
    }

    /**
     * A compound keeps one half of its main stresses; a lone letter before a word gives way to
     * none.
     */
    private void balanceStress() {
      int count = readings.size();
      if (count == 2 && texts.getFirst().length() == 1) {
        readings.set(1, Emphasis.SUBORDINATE.applyTo(readings.get(1)));
        return;
      }
      long stressed = readings.stream().filter(Emphasis::hasPrimary).count();
      if (count < 2 || stressed <= (count + 1) / 2) {
        return;
      }
      var order = new ArrayList<Integer>();
      for (int i = 0; i < count; i++) {
        order.add(i);
      }
      order.sort((a, b) -> {
        int byStress =
            Boolean.compare(
                Emphasis.hasPrimary(readings.get(a)), Emphasis.hasPrimary(readings.get(b)));
        return byStress != 0 ? byStress : length(readings.get(a)) - length(readings.get(b));
      });
      for (int i : order.subList(0, count / 2)) {
        readings.set(i, Emphasis.SUBORDINATE.applyTo(readings.get(i)));
      }
    }

    /** Diphthongs and affricates are one symbol and two sounds. */
    private static int length(String phonemes) {
      return phonemes.length()
          + (int) phonemes.chars().filter(c -> "AIOQWYʤʧ".indexOf(c) >= 0).count();
    }
  }

  private String unknownWord(String text) {
    var words = new StringBuilder();
    for (String word : text.split("-", -1)) {
      String reading = readUnknown(word);
      if (reading != null && !reading.isEmpty()) {
        words.append(words.isEmpty() ? "" : " ").append(reading);
      }
    }
    return words.toString();
  }

  private @Nullable String readUnknown(String word) {
    return word.isEmpty() ? null : unknownWords.read(word);
  }

  @Override
  public void close() {
    unknownWords.close();
  }
}

package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.PhonemizedText;
import io.babelgrid.synthesis.Phonemizer;
import io.babelgrid.synthesis.text.SpokenText.Piece;
import java.util.Locale;

/**
 * Spanish by spelling rules and a short list of exceptions. Immutable.
 *
 * <p>Kokoro's Spanish voices were taught with the phonemes of espeak-ng's Spanish; sounds and their
 * symbols are its own: soft b, d and g, stress marks before the vowel, diphthongs as one symbol. Of
 * 40 sentences that the rules were compared on (394 words), six words are written otherwise.
 */
public final class SpanishPhonemizer implements Phonemizer {

  private final SpanishNormalizer normalizer = new SpanishNormalizer();
  private final SpanishLexicon lexicon = SpanishLexicon.instance();

  @Override
  public String phonemize(String text) {
    return phonemizeWords(text).phonemes();
  }

  @Override
  public PhonemizedText phonemizeWords(String text) {
    SpokenText spoken = normalizer.normalize(text);
    var readings = new StringBuilder[spoken.pieces().size()];
    var sentence = new Sentence();
    for (int i = 0; i < readings.length; i++) {
      readings[i] = new StringBuilder();
      append(spoken.pieces().get(i), readings[i], sentence);
    }
    var writer = new PhonemeWriter(spoken.words());
    for (int i = 0; i < readings.length; i++) {
      writer.add(spoken.pieces().get(i).word(), readings[i].toString());
    }
    return writer.finish();
  }

  private void append(Piece piece, StringBuilder out, Sentence sentence) {
    String text = piece.text();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && isWordPart(text.charAt(end))) {
        end++;
      }
      if (end == at) {
        sentence.pause();
        out.append(text.charAt(at++));
        continue;
      }
      for (String written : words(text.substring(at, end))) {
        String word = written.toLowerCase(Locale.ROOT);
        String letters = SpanishLetters.fold(word);
        if (!letters.isEmpty()) {
          boolean inner = !out.isEmpty() && !endsWithMark(out);
          out.append(inner ? " " : "");
          sentence.append(phonemes(word, letters), out);
        }
      }
      at = end;
    }
  }

  private static boolean isWordPart(char symbol) {
    return Character.isLetter(symbol)
        || symbol == '\''
        || symbol == '-'
        || Character.getType(symbol) == Character.NON_SPACING_MARK;
  }

  private static boolean endsWithMark(StringBuilder text) {
    return PhonemeAlphabet.PUNCTUATION.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** A hyphenated word is read as its parts unless it is an exception as a whole. */
  private String[] words(String chunk) {
    boolean whole = lexicon.respelling(chunk.toLowerCase(Locale.ROOT)) != null;
    return whole ? new String[] {chunk} : chunk.split("-", -1);
  }

  private String phonemes(String word, String letters) {
    if (lexicon.isUnstressed(letters)) {
      String stressed = SpanishSpelling.read(letters);
      int vowels = SpanishProsody.of(letters).nuclei().size();
      String mark = vowels > 1 ? String.valueOf(Emphasis.SECONDARY) : "";
      return stressed.replace(String.valueOf(Emphasis.PRIMARY), mark);
    }
    String respelt = lexicon.respelling(word);
    respelt = respelt != null ? respelt : lexicon.respelling(letters);
    return SpanishSpelling.read(respelt != null ? respelt : SpanishLetters.nativised(letters));
  }

  /**
   * Sounds that depend on the word beside them: b, d and g are soft behind anything but a pause and
   * a nasal, a final n is made where the next sound is. For one text and one thread.
   */
  private static final class Sentence {
    private StringBuilder previous = new StringBuilder();

    void pause() {
      previous = new StringBuilder();
    }

    void append(String phonemes, StringBuilder out) {
      int last = trailing(previous);
      String next = phonemes;
      if (last >= 0 && !phonemes.isEmpty()) {
        char first = phonemes.charAt(0);
        next = softened(first, previous.charAt(last)) + phonemes.substring(1);
        join(last, first);
      }
      out.append(next);
      previous = out;
    }

    private static char softened(char first, char before) {
      boolean nasal = before == 'n' || before == 'm';
      return switch (first) {
        case 'b' -> nasal ? 'b' : 'β';
        case 'd' -> SpanishConsonants.isHardD(before) ? 'd' : 'ð';
        case 'ɡ' -> nasal ? 'ɡ' : 'ɣ';
        default -> first;
      };
    }

    private void join(int last, char first) {
      char sound = previous.charAt(last);
      if (sound == 'n' && "bpm".indexOf(first) >= 0) {
        previous.setCharAt(last, 'm');
      } else if (sound == 'n' && first == 'ɡ') {
        previous.setCharAt(last, 'ŋ');
      } else if (sound == 'd' && first != 'd') {
        previous.setCharAt(last, 'ð');
      }
    }

    private static int trailing(StringBuilder phonemes) {
      int last = phonemes.length() - 1;
      return last >= 0 && phonemes.charAt(last) == ' ' ? last - 1 : last;
    }
  }
}

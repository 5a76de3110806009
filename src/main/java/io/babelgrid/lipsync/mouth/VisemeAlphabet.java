package io.babelgrid.lipsync.mouth;

import io.babelgrid.pipeline.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each symbol of the Kokoro (misaki) phoneme alphabet looks like. One symbol is one viseme, or
 * two in turn for diphthongs. A few symbols sound different from language to language.
 */
final class VisemeAlphabet {

  /** What a symbol does to the mouth. */
  enum Role {
    SOUND,
    /** Its time belongs to the sound after it: stress marks. */
    OF_NEXT,
    /** Its time belongs to the sound before it: length, nasality, tones. */
    OF_PREVIOUS,
    /** Between words: punctuation and blanks. */
    GAP
  }

  /** What a symbol stands for; {@code visemes} has one or two for a sound, none otherwise. */
  record Entry(Role role, List<Viseme> visemes) {}

  private static final Entry GAP = new Entry(Role.GAP, List.of());
  private static final Entry OF_NEXT = new Entry(Role.OF_NEXT, List.of());
  private static final Entry OF_PREVIOUS = new Entry(Role.OF_PREVIOUS, List.of());

  private static final Map<Character, Entry> COMMON = common();

  private static final VisemeAlphabet GENERAL = new VisemeAlphabet(Map.of());

  /** Brazilian Portuguese writes its weak final vowels æ and y. */
  private static final VisemeAlphabet PORTUGUESE =
      new VisemeAlphabet(
          Map.of(
              'æ', sound(Viseme.CENTRAL),
              'y', sound(Viseme.CLOSE_FRONT)));

  /** A soft b of Spanish is made with the lips alone, its y with the tongue near the palate. */
  private static final VisemeAlphabet SPANISH =
      new VisemeAlphabet(
          Map.of(
              'β', sound(Viseme.BILABIAL),
              'ʝ', sound(Viseme.CLOSE_FRONT)));

  private static final Map<Language, VisemeAlphabet> BY_LANGUAGE =
      Map.of(Language.PORTUGUESE, PORTUGUESE, Language.SPANISH, SPANISH);

  private final Map<Character, Entry> own;

  private VisemeAlphabet(Map<Character, Entry> own) {
    this.own = own;
  }

  static VisemeAlphabet of(Language language) {
    return BY_LANGUAGE.getOrDefault(language, GENERAL);
  }

  /** Whether the alphabet has the symbol; {@link #entry} takes what it has not for a gap. */
  boolean contains(char symbol) {
    return own.containsKey(symbol) || COMMON.containsKey(symbol);
  }

  Entry entry(char symbol) {
    Entry special = own.get(symbol);
    return special != null ? special : COMMON.getOrDefault(symbol, GAP);
  }

  private static Entry sound(Viseme... visemes) {
    return new Entry(Role.SOUND, List.of(visemes));
  }

  private static Map<Character, Entry> common() {
    var all = new HashMap<Character, Entry>();
    put(all, ";:,.!?—…()“”\" ", GAP);
    put(all, "ˈˌ", OF_NEXT);
    put(all, "\u0303ːʰʲᵝ↓→↗↘", OF_PREVIOUS);
    put(all, "pbm", sound(Viseme.BILABIAL));
    put(all, "fvʋɸβ", sound(Viseme.LABIODENTAL));
    put(all, "θð", sound(Viseme.DENTAL));
    put(all, "tdnlrTɾɲɳɖʈɽʎ", sound(Viseme.ALVEOLAR));
    put(all, "szʣʦ", sound(Viseme.SIBILANT));
    put(all, "ʃʒʤʧʂꭧʥʨɕS", sound(Viseme.POSTALVEOLAR));
    put(all, "kɡcqɟŋɴhxçɣʁχɰʔʝ", sound(Viseme.VELAR));
    put(all, "ɹɻɚɜ", sound(Viseme.RHOTIC));
    put(all, "aɑɐʌæ", sound(Viseme.OPEN));
    put(all, "eɛ", sound(Viseme.MID_FRONT));
    put(all, "iɪj", sound(Viseme.CLOSE_FRONT));
    put(all, "oɔɒœø", sound(Viseme.MID_ROUND));
    put(all, "uʊwɥy", sound(Viseme.CLOSE_ROUND));
    put(all, "əᵊɨᵻɤɯ", sound(Viseme.CENTRAL));
    put(all, "A", sound(Viseme.MID_FRONT, Viseme.CLOSE_FRONT));
    put(all, "I", sound(Viseme.OPEN, Viseme.CLOSE_FRONT));
    put(all, "W", sound(Viseme.OPEN, Viseme.CLOSE_ROUND));
    put(all, "Y", sound(Viseme.MID_ROUND, Viseme.CLOSE_FRONT));
    put(all, "O", sound(Viseme.MID_ROUND, Viseme.CLOSE_ROUND));
    put(all, "Q", sound(Viseme.CENTRAL, Viseme.CLOSE_ROUND));
    return Map.copyOf(all);
  }

  private static void put(Map<Character, Entry> all, String symbols, Entry entry) {
    for (char symbol : symbols.toCharArray()) {
      all.put(symbol, entry);
    }
  }
}

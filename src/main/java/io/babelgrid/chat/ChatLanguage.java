package io.babelgrid.chat;

import io.babelgrid.pipeline.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In which language a line was written: in the one that its writer speaks, unless its letters or
 * its commonest words clearly say another. A rule, not a model: two such words, none of the spoken
 * language's beside twice as many.
 */
public final class ChatLanguage {

  /** What is known of who writes, the surest first. */
  public record Writer(@Nullable Language speaks, @Nullable Language reads, Set<Language> knows) {

    public Writer {
      knows = Set.copyOf(knows);
    }

    /** Who says nothing writes most likely what they read. */
    @Nullable Language likely() {
      if (speaks != null) {
        return speaks;
      }
      return reads != null || knows.size() != 1 ? reads : knows.iterator().next();
    }
  }

  private static final int CLEAR = 2;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}'\u2019]+");

  /** Their languages, the commonest first; what is in none is written in Latin letters. */
  private static final Map<UnicodeScript, List<String>> SCRIPTS = scripts();

  private static final Map<Language, Set<String>> FUNCTION_WORDS = functionWords();

  private ChatLanguage() {}

  /** Null where nobody can tell. */
  public static @Nullable Language of(String text, Writer writer) {
    String words = ChatParts.words(text);
    Language likely = writer.likely();
    UnicodeScript script = script(words);
    List<String> writtenSo = script == null ? null : SCRIPTS.get(script);
    if (script == null) {
      return likely;
    }
    if (writtenSo != null) {
      boolean fits = likely != null && writtenSo.contains(likely.code());
      return fits ? likely : Language.of(writtenSo.getFirst());
    }
    return byWords(words, likely);
  }

  private static @Nullable Language byWords(String text, @Nullable Language likely) {
    List<String> words = List.of(NO_WORD.split(text.toLowerCase(Locale.ROOT)));
    Language best = null;
    long most = 0;
    long second = 0;
    for (Map.Entry<Language, Set<String>> each : FUNCTION_WORDS.entrySet()) {
      long hits = words.stream().filter(each.getValue()::contains).count();
      if (hits > most) {
        second = most;
        most = hits;
        best = each.getKey();
      } else {
        second = Math.max(second, hits);
      }
    }
    boolean clear = most >= CLEAR && most >= 2 * second;
    return clear ? best : likely;
  }

  /** Of most of the letters; null without any. Kana makes Japanese of what is Han beside it. */
  private static @Nullable UnicodeScript script(String text) {
    var counts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .mapToObj(UnicodeScript::of)
        .forEach(script -> counts.merge(script, 1, Integer::sum));
    if (counts.containsKey(UnicodeScript.HIRAGANA)) {
      return UnicodeScript.HIRAGANA;
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static Map<UnicodeScript, List<String>> scripts() {
    var all = new EnumMap<UnicodeScript, List<String>>(UnicodeScript.class);
    all.put(UnicodeScript.HIRAGANA, List.of("ja"));
    all.put(UnicodeScript.KATAKANA, List.of("ja"));
    all.put(UnicodeScript.HAN, List.of("zh", "zh-Hant", "yue", "ja"));
    all.put(UnicodeScript.HANGUL, List.of("ko"));
    all.put(
        UnicodeScript.CYRILLIC,
        List.of("ru", "uk", "bg", "sr", "mk", "be", "kk", "mn", "tg", "tt", "ba"));
    all.put(UnicodeScript.ARABIC, List.of("ar", "fa", "ur", "ps", "sd"));
    all.put(UnicodeScript.GREEK, List.of("el"));
    all.put(UnicodeScript.HEBREW, List.of("he", "yi"));
    all.put(UnicodeScript.DEVANAGARI, List.of("hi", "mr", "ne", "sa"));
    all.put(UnicodeScript.BENGALI, List.of("bn", "as"));
    all.put(UnicodeScript.TAMIL, List.of("ta"));
    all.put(UnicodeScript.TELUGU, List.of("te"));
    all.put(UnicodeScript.KANNADA, List.of("kn"));
    all.put(UnicodeScript.MALAYALAM, List.of("ml"));
    all.put(UnicodeScript.GUJARATI, List.of("gu"));
    all.put(UnicodeScript.GURMUKHI, List.of("pa"));
    all.put(UnicodeScript.THAI, List.of("th"));
    all.put(UnicodeScript.LAO, List.of("lo"));
    all.put(UnicodeScript.KHMER, List.of("km"));
    all.put(UnicodeScript.MYANMAR, List.of("my"));
    all.put(UnicodeScript.GEORGIAN, List.of("ka"));
    all.put(UnicodeScript.ARMENIAN, List.of("hy"));
    all.put(UnicodeScript.ETHIOPIC, List.of("am"));
    return all;
  }

  private static Map<Language, Set<String>> functionWords() {
    var file = new Properties();
    try (InputStream in = ChatLanguage.class.getResourceAsStream("function-words.properties")) {
      if (in == null) {
        throw new IllegalStateException("function-words.properties is missing");
      }
      file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var all = new HashMap<Language, Set<String>>();
    file.stringPropertyNames()
        .forEach(tag ->
            all.put(
                Language.of(tag),
                Arrays.stream(file.getProperty(tag).split(" ")).collect(Collectors.toSet())));
    return new TreeMap<>(all);
  }
}

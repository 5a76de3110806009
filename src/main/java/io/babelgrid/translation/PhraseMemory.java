package io.babelgrid.translation;

import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.OpeningMarks;
import io.babelgrid.pipeline.SentenceMarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Short phrases of everyday talk with their translation, as people say them: what small models know
 * least of. A sentence is looked up whole, whatever its casing and punctuation; a question is
 * preferred to a statement of the same words and the other way round. Immutable.
 */
public final class PhraseMemory {

  private static final PhraseMemory EMPTY =
      new PhraseMemory(new TextRoute.Pair(Language.ENGLISH, Language.ENGLISH));

  private static final String TASK = "phrases";
  private static final String FILE_NAME = "phrases.tsv";

  private record Entry(@Nullable Known statement, @Nullable Known question) {}

  /**
   * @param paced where commas stand in the phrase
   */
  private record Known(String translation, BitSet paced) {}

  private final PhraseKey keys;
  private final Language target;
  private final Map<String, Entry> entries = new HashMap<>();

  /**
   * Keys of which at least one more word makes a phrase, and what such phrases are translated to.
   */
  private final Map<String, List<String>> beginnings = new HashMap<>();

  /** Words of translations that keep their capital wherever they stand. */
  private final Set<String> names = new HashSet<>();

  private PhraseMemory(TextRoute.Pair pair) {
    target = pair.target();
    keys = new PhraseKey(pair.source().locale());
  }

  /** One that knows nothing. */
  public static PhraseMemory empty() {
    return EMPTY;
  }

  /** The prepared one of a pair; an empty one where there is none. */
  static PhraseMemory prepared(ModelStore store, TextRoute.Pair pair) {
    List<String> languages = List.of(pair.source().code(), pair.target().code());
    return store.models().stream()
        .filter(model -> model.task().equals(TASK) && model.languages().equals(languages))
        .findFirst()
        .map(model -> read(store.file(model.id(), FILE_NAME), pair))
        .orElse(EMPTY);
  }

  /**
   * Reads a file of lines {@code phrase<TAB>translation}; those that begin with {@code #} are
   * comments.
   *
   * @throws IllegalArgumentException when a line is not so, or a phrase stands twice
   */
  static PhraseMemory read(Path file, TextRoute.Pair pair) {
    try {
      return of(Files.readAllLines(file), pair);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** As {@link #read}, of lines. */
  static PhraseMemory of(List<String> lines, TextRoute.Pair pair) {
    var memory = new PhraseMemory(pair);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#")) {
        memory.add(line, i + 1);
      }
    }
    return memory;
  }

  private void add(String line, int number) {
    String[] parts = line.split("\t", -1);
    List<String> words = parts.length == 2 ? List.of(parts[0].strip().split("\\s+")) : List.of();
    String key = keys.of(words);
    if (key.isEmpty() || parts[1].isBlank()) {
      throw new IllegalArgumentException("line " + number + " is no phrase<TAB>translation");
    }
    boolean question = isQuestion(words);
    var added = new Known(parts[1].strip(), commas(words));
    Entry known = entries.getOrDefault(key, new Entry(null, null));
    if ((question ? known.question : known.statement) != null) {
      throw new IllegalArgumentException("line " + number + ": \"" + key + "\" is there already");
    }
    entries.put(
        key, question ? new Entry(known.statement, added) : new Entry(added, known.question));
    noteNames(added.translation);
    for (int space = key.indexOf(' '); space >= 0; space = key.indexOf(' ', space + 1)) {
      beginnings
          .computeIfAbsent(key.substring(0, space), _ -> new ArrayList<>())
          .add(added.translation);
    }
  }

  /** How many phrases it knows. */
  public int size() {
    return entries.values().stream()
        .mapToInt(entry -> (entry.statement == null ? 0 : 1) + (entry.question == null ? 0 : 1))
        .sum();
  }

  /** The translation of a phrase by itself; a question stays one. */
  Optional<String> find(List<String> words) {
    return known(words).map(known -> said(known, words));
  }

  /**
   * As {@link #find}, where commas stand as in the phrase: "No, it can be." is not "No it can be."
   */
  Optional<String> findPaced(List<String> words) {
    return known(words)
        .filter(known -> known.paced.equals(commas(words)))
        .map(known -> said(known, words));
  }

  private String said(Known known, List<String> words) {
    if (!isQuestion(words)) {
      return known.translation;
    }
    String asked = SentenceMarks.asked(known.translation);
    return String.join(" ", OpeningMarks.opened(List.of(asked.split(" ")), target));
  }

  private Optional<Known> known(List<String> words) {
    Entry entry = entries.get(keys.of(words));
    if (entry == null) {
      return Optional.empty();
    }
    boolean question = isQuestion(words);
    Known same = question ? entry.question : entry.statement;
    return Optional.ofNullable(same == null && question ? entry.statement : same)
        .or(() -> Optional.ofNullable(entry.question));
  }

  private static BitSet commas(List<String> words) {
    var commas = new BitSet();
    for (int i = 0; i < words.size() - 1; i++) {
      commas.set(i, words.get(i).endsWith(","));
    }
    return commas;
  }

  /** Whether a word of the translations has its capital within sentences too. */
  boolean isName(String word) {
    return names.contains(bare(word));
  }

  private static String bare(String word) {
    return OpeningMarks.without(SentenceMarks.withoutEndMarks(word).replace(",", ""));
  }

  private void noteNames(String translation) {
    String[] words = translation.split(" ");
    for (int i = 1; i < words.length; i++) {
      if (SentenceEnds.beginsSentence(words[i]) && !SentenceMarks.endsSentence(words[i - 1])) {
        names.add(bare(words[i]));
      }
    }
  }

  /** Whether these words are a phrase, or one begins with them and goes on. */
  boolean isOrBegins(List<String> words) {
    String key = keys.of(words);
    return beginnings.containsKey(key) || entries.containsKey(key);
  }

  /** Translations of all phrases that these words are, or begin. */
  List<String> isOrBegun(List<String> words) {
    String key = keys.of(words);
    var translations = new ArrayList<>(beginnings.getOrDefault(key, List.of()));
    Entry whole = entries.get(key);
    if (whole != null) {
      Stream.of(Optional.ofNullable(whole.statement), Optional.ofNullable(whole.question))
          .flatMap(Optional::stream)
          .forEach(known -> translations.add(known.translation));
    }
    return translations;
  }

  /** The language of the translations. */
  Language target() {
    return target;
  }

  private static boolean isQuestion(List<String> words) {
    return SentenceMarks.asks(words.getLast());
  }
}

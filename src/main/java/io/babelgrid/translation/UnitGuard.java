package io.babelgrid.translation;

import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.translation.GuardedText.Placed;
import io.babelgrid.wording.Found;
import io.babelgrid.wording.UnitFinder;
import io.babelgrid.wording.UnitWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps numbers, money, dates, times, addresses and codes out of the model's hands: it reads
 * stand-ins, and its translation gets the units in the target's own writing. The n-th unit of a
 * sentence has the same stand-in however long the sentence grows. Immutable.
 */
final class UnitGuard {

  private record Wordings(UnitFinder finder, UnitWriter source, UnitWriter target) {}

  private final @Nullable Wordings wordings;

  private UnitGuard(@Nullable Wordings wordings) {
    this.wordings = wordings;
  }

  /** The guard of a pair; it lets everything through where there is no data of a language. */
  static UnitGuard of(Language source, Language target) {
    boolean covered = UnitFinder.covers(source) && UnitFinder.covers(target);
    return new UnitGuard(
        covered
            ? new Wordings(UnitFinder.of(source), UnitWriter.of(source), UnitWriter.of(target))
            : null);
  }

  /**
   * @param words what was said, the sentence before where there is one, then what is probably said
   * @param said how many of them were said
   * @param ended no more words follow
   */
  GuardedText guard(List<TimedWord> words, int said, boolean ended) {
    if (wordings == null) {
      return new GuardedText(words, said, List.of());
    }
    List<String> texts = words.stream().map(TimedWord::text).toList();
    List<Found> units = wordings.finder.find(texts);
    int settled = ended ? said : Math.min(said, wordings.finder.settled(texts, units));
    var read = new ArrayList<TimedWord>(words.size());
    var standIns = new ArrayList<Placed>();
    int certain = 0;
    int next = 0;
    for (Found found : units) {
      StandIn standIn = StandIn.of(found, standIns.size(), wordings.source, wordings.target);
      if (standIn == null) {
        continue;
      }
      certain += plain(words, next, found.fromWord(), settled, read);
      int from = read.size();
      read(standIn, words, found, read);
      standIns.add(new Placed(standIn, from, read.size()));
      certain += found.toWord() <= settled ? read.size() - from : 0;
      next = found.toWord();
    }
    certain += plain(words, next, words.size(), settled, read);
    return new GuardedText(read, certain, standIns);
  }

  /** Copies words; returns how many of them are settled. */
  private static int plain(
      List<TimedWord> words, int from, int to, int settled, List<TimedWord> read) {
    read.addAll(words.subList(from, to));
    return Math.max(0, Math.min(to, settled) - from);
  }

  private static void read(
      StandIn standIn, List<TimedWord> words, Found found, List<TimedWord> read) {
    long start = words.get(found.fromWord()).startSample();
    long end = words.get(found.toWord() - 1).endSample();
    for (String word : standIn.read().split("[ \u00a0]+")) {
      read.add(new TimedWord(word, start, end));
    }
  }
}

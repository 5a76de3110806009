package io.babelgrid.translation;

import io.babelgrid.glossary.TermBook;
import io.babelgrid.glossary.TermBook.Place;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.translation.GuardedText.Placed;
import io.babelgrid.wording.Found;
import io.babelgrid.wording.Nouns;
import io.babelgrid.wording.UnitFinder;
import io.babelgrid.wording.UnitWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps numbers, money, dates, times, addresses, codes and a room's terms out of the model's hands:
 * it reads stand-ins, and its translation gets the units in the target's own writing. The n-th unit
 * of a sentence has the same stand-in however long the sentence grows. Immutable.
 */
final class UnitGuard {

  private record Wordings(UnitFinder finder, UnitWriter source, UnitWriter target, Nouns nouns) {}

  /** A unit or a term, and where it stands. */
  private sealed interface Kept {
    int fromWord();

    int toWord();

    record OfUnit(Found found) implements Kept {
      @Override
      public int fromWord() {
        return found.fromWord();
      }

      @Override
      public int toWord() {
        return found.toWord();
      }
    }

    record OfTerm(Place place) implements Kept {
      @Override
      public int fromWord() {
        return place.fromWord();
      }

      @Override
      public int toWord() {
        return place.toWord();
      }
    }
  }

  private final @Nullable Wordings wordings;

  private UnitGuard(@Nullable Wordings wordings) {
    this.wordings = wordings;
  }

  /** The guard of a pair; it lets everything through where there is no data of a language. */
  static UnitGuard of(Language source, Language target) {
    boolean covered = UnitFinder.covers(source) && UnitFinder.covers(target);
    return new UnitGuard(
        covered
            ? new Wordings(
                UnitFinder.of(source),
                UnitWriter.of(source),
                UnitWriter.of(target),
                Nouns.of(target))
            : null);
  }

  /**
   * Terms go before units. What may become a term of several words is not read before it is one or
   * none: a model would decide on the gender of its first word.
   *
   * @param heard what was said, the sentence before where there is one, then what is probably said
   * @param own the first of them that is the sentence's
   * @param said how many of them were said
   * @param ended no more words follow
   * @param terms of the room
   */
  GuardedText guard(List<TimedWord> heard, int own, int said, boolean ended, TermBook terms) {
    if (wordings == null && terms.isEmpty()) {
      return new GuardedText(heard, said, List.of(), false);
    }
    List<String> all = heard.stream().map(TimedWord::text).toList();
    int clear = ended ? all.size() : terms.settled(all);
    List<String> texts = all.subList(0, clear);
    List<TimedWord> words = heard.subList(0, clear);
    List<Place> places = terms.find(texts);
    List<Found> units = wordings == null ? List.of() : wordings.finder.find(texts);
    int settled = Math.min(said, clear);
    if (!ended && wordings != null) {
      settled = Math.min(settled, wordings.finder.settled(texts, units));
    }
    var read = new ArrayList<TimedWord>(words.size());
    var standIns = new ArrayList<Placed>();
    int certain = 0;
    int next = 0;
    for (Kept kept : inOrder(places, units)) {
      StandIn standIn = standIn(kept, standIns.size());
      if (standIn == null) {
        continue;
      }
      certain += plain(words, next, kept.fromWord(), settled, read);
      int from = read.size();
      read(standIn, words, kept, read);
      standIns.add(new Placed(standIn, from, read.size()));
      certain += kept.toWord() <= settled ? read.size() - from : 0;
      next = kept.toWord();
    }
    certain += plain(words, next, words.size(), settled, read);
    boolean termSaid =
        places.stream().anyMatch(place -> place.fromWord() >= own && place.toWord() <= said);
    return new GuardedText(read, certain, standIns, termSaid);
  }

  private @Nullable StandIn standIn(Kept kept, int nth) {
    return switch (kept) {
      case Kept.OfTerm(Place place) ->
          StandIn.of(place, nth, wordings == null ? null : wordings.nouns);
      case Kept.OfUnit(Found found) ->
          wordings == null ? null : StandIn.of(found, nth, wordings.source, wordings.target);
    };
  }

  /** Units that share a word with a term are not taken. */
  private static List<Kept> inOrder(List<Place> places, List<Found> units) {
    var all = new ArrayList<Kept>();
    places.forEach(place -> all.add(new Kept.OfTerm(place)));
    for (Found unit : units) {
      boolean shared =
          places.stream()
              .anyMatch(
                  place -> place.fromWord() < unit.toWord() && unit.fromWord() < place.toWord());
      if (!shared) {
        all.add(new Kept.OfUnit(unit));
      }
    }
    all.sort(Comparator.comparingInt(Kept::fromWord));
    return all;
  }

  /** Copies words; returns how many of them are settled. */
  private static int plain(
      List<TimedWord> words, int from, int to, int settled, List<TimedWord> read) {
    read.addAll(words.subList(from, to));
    return Math.max(0, Math.min(to, settled) - from);
  }

  private static void read(
      StandIn standIn, List<TimedWord> words, Kept kept, List<TimedWord> read) {
    long start = words.get(kept.fromWord()).startSample();
    long end = words.get(kept.toWord() - 1).endSample();
    for (String word : standIn.read().split("[ \u00a0]+")) {
      read.add(new TimedWord(word, start, end));
    }
  }
}

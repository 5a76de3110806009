package io.babelgrid.translation;

import io.babelgrid.glossary.TermBook;
import io.babelgrid.glossary.TermBook.Place;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.translation.GuardedText.Placed;
import io.babelgrid.wording.Found;
import io.babelgrid.wording.Unit;
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
   * Terms go before units.
   *
   * @param words what was said, the sentence before where there is one, then what is probably said
   * @param said how many of them were said
   * @param ended no more words follow
   * @param terms of the room
   */
  GuardedText guard(List<TimedWord> words, int said, boolean ended, TermBook terms) {
    if (wordings == null && terms.isEmpty()) {
      return new GuardedText(words, said, List.of());
    }
    List<String> texts = words.stream().map(TimedWord::text).toList();
    List<Place> places = terms.find(texts);
    List<Found> units = wordings == null ? List.of() : wordings.finder.find(texts);
    int settled = said;
    if (!ended) {
      int ofUnits = wordings == null ? words.size() : wordings.finder.settled(texts, units);
      settled = Math.min(said, Math.min(ofUnits, terms.settled(texts)));
    }
    var read = new ArrayList<TimedWord>(words.size());
    var standIns = new ArrayList<Placed>();
    int certain = 0;
    int next = 0;
    for (Found found : inOrder(places, units)) {
      StandIn standIn = standIn(found, standIns.size());
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

  private @Nullable StandIn standIn(Found found, int nth) {
    return wordings == null
        ? StandIn.copied(found, nth)
        : StandIn.of(found, nth, wordings.source, wordings.target);
  }

  /** A term is a unit that is copied; units that share a word with one are not taken. */
  private static List<Found> inOrder(List<Place> places, List<Found> units) {
    if (places.isEmpty()) {
      return units;
    }
    var all = new ArrayList<Found>();
    for (Place place : places) {
      all.add(
          new Found(
              place.fromWord(),
              place.toWord(),
              place.prefix(),
              place.suffix(),
              new Unit.Literal(place.written())));
    }
    for (Found unit : units) {
      boolean shared =
          places.stream()
              .anyMatch(
                  place -> place.fromWord() < unit.toWord() && unit.fromWord() < place.toWord());
      if (!shared) {
        all.add(unit);
      }
    }
    all.sort(Comparator.comparingInt(Found::fromWord));
    return all;
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

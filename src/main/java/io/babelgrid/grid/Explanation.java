package io.babelgrid.grid;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.babelgrid.placement.Considered;
import io.babelgrid.placement.Decision;
import io.babelgrid.placement.Score;
import io.babelgrid.placement.WhyNot;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why something was decided so: for people, and node by node. Names no room and nobody.
 *
 * @param way {@link Decision.Way}, in lower case; {@code rank} where several were named
 * @param nodes the best first, then those that were left out; not all of a large grid
 */
public record Explanation(String sentence, String way, List<Judged> nodes) {

  /** The nearest that were not taken, and the first of those that were left out. */
  private static final int MOST = 8;

  /**
   * A node, and what was said for or against it.
   *
   * @param name for people
   * @param roundTripMs measured or guessed
   * @param known whether its figures were new enough to be believed
   * @param scoreMs what speaks against it in all; null when it was left out
   * @param score of that, each part
   * @param whyNot {@link WhyNot}, in lower case; null when it was not left out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Judged(
      UUID node,
      String name,
      double roundTripMs,
      boolean known,
      double freeCores,
      int reservations,
      @Nullable Double scoreMs,
      @Nullable Score score,
      @Nullable String whyNot) {

    static Judged of(Considered one) {
      Score score = one.score();
      WhyNot whyNot = one.whyNot();
      return new Judged(
          one.node(),
          one.name(),
          one.roundTripMs(),
          one.known(),
          one.freeCores(),
          one.reservations(),
          score == null ? null : (Double) score.totalMs(),
          score,
          whyNot == null ? null : whyNot.tag());
    }
  }

  public Explanation {
    nodes = List.copyOf(nodes);
  }

  public static Explanation of(Decision decision) {
    return new Explanation(
        decision.sentence(), decision.way().tag(), judged(decision.considered()));
  }

  /** Of nodes that were named to somebody who is to measure them. */
  static Explanation of(List<Considered> ranked) {
    long choices = ranked.stream().filter(Considered::isChoice).count();
    return new Explanation(
        choices + " of " + ranked.size() + " nodes may take them", "rank", judged(ranked));
  }

  private static List<Judged> judged(List<Considered> considered) {
    return considered.stream().limit(MOST).map(Judged::of).toList();
  }
}

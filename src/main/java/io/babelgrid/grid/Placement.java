package io.babelgrid.grid;

import io.babelgrid.placement.Considered;
import io.babelgrid.placement.Decision;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody was told to go, and what spoke for it. Names no room: its address is the key to
 * it.
 *
 * @param kind what was decided: {@code candidates} were named to somebody who is to measure them, a
 *     {@code redirect} is somebody's who has not come in, a {@code move} of one who is here, {@code
 *     work} is done for one who is here
 * @param reason null where there was nothing to decide
 * @param stay who it is about; null before they have joined
 * @param speak what was asked for, BCP 47 or null
 * @param hear likewise
 * @param choices the best first; none when nobody had room
 * @param dryRun whether it was only said: they stay where they are
 * @param explanation null where nothing was compared
 */
public record Placement(
    String kind,
    @Nullable Reason reason,
    @Nullable UUID stay,
    @Nullable String speak,
    @Nullable String hear,
    List<Choice> choices,
    boolean dryRun,
    @Nullable Explanation explanation) {

  /** BCP 47 has no longer tag of a language that is used. */
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{2,35}");

  /** What callers ask for may be anything: what is no language is not passed on. */
  public Placement {
    choices = List.copyOf(choices);
    speak = language(speak);
    hear = language(hear);
  }

  /** One that was carried out, without its reasons. */
  public Placement(
      String kind,
      @Nullable Reason reason,
      @Nullable UUID stay,
      @Nullable String speak,
      @Nullable String hear,
      List<Choice> choices) {
    this(kind, reason, stay, speak, hear, choices, false, null);
  }

  /**
   * A node, and what it was judged by.
   *
   * @param freeCores that it may still promise
   */
  public record Choice(
      UUID node, String region, String zone, double freeCores, double pricePerCoreHour) {

    static Choice of(GridNode node) {
      Advert advert = node.advert();
      return new Choice(
          node.id().node(),
          advert.region(),
          advert.zone(),
          advert.load().free().cores(),
          advert.pricePerCoreHour());
    }
  }

  /** Candidates were named to somebody who is about to join. */
  public static Placement candidates(
      List<GridNode> nodes, @Nullable String speak, @Nullable String hear) {
    return candidates(nodes, List.of(), speak, hear);
  }

  /** The same, of those that were considered. */
  public static Placement candidates(
      List<GridNode> nodes,
      List<Considered> considered,
      @Nullable String speak,
      @Nullable String hear) {
    return new Placement(
        "candidates",
        null,
        null,
        speak,
        hear,
        nodes.stream().map(Choice::of).toList(),
        false,
        considered.isEmpty() ? null : Explanation.of(considered));
  }

  /** Somebody who wants to come in is sent to another node. */
  static Placement redirect(
      Overflow.Choice choice,
      Reason reason,
      @Nullable String speak,
      @Nullable String hear,
      boolean dryRun) {
    return of("redirect", choice, reason, speak, hear, dryRun);
  }

  /** Somebody who is here is asked to go on at another node. */
  static Placement move(
      Overflow.Choice choice,
      Reason reason,
      @Nullable String speak,
      @Nullable String hear,
      boolean dryRun) {
    return of("move", choice, reason, speak, hear, dryRun);
  }

  /**
   * Work for somebody of this node is to be done at another.
   *
   * @param node empty when none has room
   */
  static Placement work(
      Optional<GridNode> node,
      Decision decision,
      Reason reason,
      @Nullable String speak,
      @Nullable String hear,
      boolean dryRun) {
    return new Placement(
        "work",
        reason,
        null,
        speak,
        hear,
        node.map(Choice::of).stream().toList(),
        dryRun,
        Explanation.of(decision));
  }

  private static Placement of(
      String kind,
      Overflow.Choice choice,
      Reason reason,
      @Nullable String speak,
      @Nullable String hear,
      boolean dryRun) {
    return new Placement(
        kind,
        reason,
        null,
        speak,
        hear,
        choice.node().map(Choice::of).stream().toList(),
        dryRun,
        Explanation.of(choice.decision()));
  }

  private static @Nullable String language(@Nullable String asked) {
    return asked != null && LANGUAGE.matcher(asked).matches() ? asked : null;
  }
}

package io.babelgrid.budget;

import java.util.Comparator;

/**
 * Names something that costs.
 *
 * @param room opaque id of the room; ids of speakers are unique within one only
 * @param speaker opaque id of the speaker, never a person's name: it reaches debug state
 * @param what the part of their translation, in words that fit a message: "recognition", "pt voice"
 */
public record FlowId(String room, String speaker, String what) implements Comparable<FlowId> {

  private static final Comparator<FlowId> ORDER =
      Comparator.comparing(FlowId::room).thenComparing(FlowId::speaker).thenComparing(FlowId::what);

  @Override
  public int compareTo(FlowId other) {
    return ORDER.compare(this, other);
  }
}

package io.babelgrid.room;

import io.babelgrid.pipeline.Language;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What another node knew of somebody who comes from there.
 *
 * @param incarnation one more than they had there; 0 of who was nowhere before
 * @param voices the synthetic voices that spoke for them, by language
 * @param heardThere whether that node still hears them, and will say until when
 * @param handMs since when their hand is up, see {@link Participant}
 */
public record Past(
    long incarnation, SortedMap<Language, String> voices, boolean heardThere, long handMs) {

  public static final Past NONE = new Past(0, new TreeMap<>());

  public Past {
    voices = Collections.unmodifiableSortedMap(new TreeMap<>(voices));
  }

  /** Of somebody whom nobody else hears any more, and whose hand is down. */
  public Past(long incarnation, SortedMap<Language, String> voices) {
    this(incarnation, voices, false);
  }

  /** Of somebody whose hand is down. */
  public Past(long incarnation, SortedMap<Language, String> voices, boolean heardThere) {
    this(incarnation, voices, heardThere, 0);
  }

  /** Whether they were at another node. */
  public boolean isKnown() {
    return incarnation > 0;
  }
}

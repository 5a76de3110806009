package io.babelgrid.flow;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.pipeline.Language;
import io.babelgrid.speaker.SpeakerIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What another node is asked to do for one speaker; it is told, whole, whenever that changes, in
 * the order in which it does. Any thread.
 */
final class StandingOrder {

  private final Workplace place;
  private final SpeakerIdentity speaker;
  private final ServicePlan service;
  private final boolean hears;
  private @Nullable Language spoken;
  private Set<Language> targets = Set.of();
  private Set<Language> elsewhere = Set.of();
  private Set<Language> likely = Set.of();
  private Map<Language, String> voices = Map.of();
  private boolean waits;
  private boolean leaves;
  private volatile boolean present = true;
  private @Nullable WorkOrder told;
  private boolean closed;

  /**
   * @param hears whether that node recognises them
   * @param spoken null to detect it
   */
  StandingOrder(
      Workplace place,
      SpeakerIdentity speaker,
      ServicePlan service,
      boolean hears,
      @Nullable Language spoken) {
    this.place = place;
    this.speaker = speaker;
    this.service = service;
    this.hears = hears;
    this.spoken = spoken;
  }

  /** Tells it again, so that what was lost on the way is mended. */
  synchronized void tellAgain() {
    if (!closed) {
      tell(whole());
    }
  }

  void spoken(@Nullable Language language) {
    change(() -> spoken = language);
  }

  synchronized @Nullable Language spoken() {
    return spoken;
  }

  void targets(Set<Language> wanted) {
    change(() -> targets = Set.copyOf(wanted));
  }

  synchronized Set<Language> targets() {
    return targets;
  }

  void elsewhere(Set<Language> wanted) {
    change(() -> elsewhere = Set.copyOf(wanted));
  }

  void likely(Set<Language> languages) {
    change(() -> likely = Set.copyOf(languages));
  }

  void voices(Map<Language, String> known) {
    change(() -> voices = Map.copyOf(known));
  }

  void waits(boolean isWaiting) {
    change(() -> waits = isWaiting);
  }

  void leaves() {
    change(() -> leaves = true);
  }

  void gone() {
    change(() -> present = false);
  }

  /** Something of theirs comes: cheap while that is known. */
  void comes() {
    if (!present) {
      change(() -> present = true);
    }
  }

  /** That node chose a voice, which stays theirs also when it is asked anew; it knows. */
  synchronized void speaksBy(Language target, String voiceId) {
    var known = new HashMap<>(voices);
    known.put(target, voiceId);
    voices = Map.copyOf(known);
  }

  synchronized void close() {
    closed = true;
  }

  private synchronized void change(Runnable what) {
    what.run();
    WorkOrder next = whole();
    if (!closed && !next.equals(told)) {
      tell(next);
    }
  }

  private void tell(WorkOrder next) {
    told = next;
    place.order(next);
  }

  private WorkOrder whole() {
    return new WorkOrder(
        speaker, service, hears, spoken, targets, elsewhere, likely, voices, waits, leaves,
        present);
  }
}

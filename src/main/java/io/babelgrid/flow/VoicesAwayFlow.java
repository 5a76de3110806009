package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.speaker.SpeakerContext;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One speaker who is recognised here and spoken for by another node in some languages, for which
 * this one has no room.
 *
 * <pre>
 * sound -> SpeakerFlow -> voices of the other languages
 *                     \-> words -> AwayFlow ... captions and voices of those
 * </pre>
 *
 * Control comes from any thread, sound from one.
 */
public final class VoicesAwayFlow implements SpokenFlow {

  /** The other node tells twice a second whether it has something to say, and is 0.1 s away. */
  private static final long TOLD_NS = 1_000_000_000L;

  private final AwayFlow there;
  private final SpeakerFlow here;
  private Set<Language> away;
  private Set<Language> targets = Set.of();
  private Set<Language> elsewhere = Set.of();

  /** When the last words went there; 0 before any. */
  private volatile long saidNs;

  /**
   * @param there is sent words
   * @param here makes the flow of this node, given who is told its words
   * @param words is told what further nodes make voices of
   * @param away languages that the other node speaks
   */
  public VoicesAwayFlow(
      AwayFlow there,
      Function<SpokenWords.Listener, SpeakerFlow> here,
      SpokenWords.Listener words,
      Set<Language> away) {
    this.there = there;
    this.away = Set.copyOf(away);
    this.here =
        here.apply((speaker, said) -> {
          words.said(speaker, said);
          saidNs = there.context().clock().nowNs();
          there.say(said);
        });
  }

  @Override
  public AwayFlow away() {
    return there;
  }

  @Override
  public void audio(AudioSpan span, byte @Nullable [] opus, long arrivedNs) {
    here.audio(span, opus, arrivedNs);
  }

  @Override
  public void hold() {
    here.hold();
  }

  @Override
  public void begin(long heardUntilNs) {
    here.begin(heardUntilNs);
  }

  /** What is said until then, the other node says. */
  @Override
  public void letGo(LongConsumer until) {
    here.letGo(until);
  }

  @Override
  public double restsBelow() {
    return here.restsBelow();
  }

  @Override
  public void silent() {
    here.silent();
  }

  @Override
  public void gone() {
    here.gone();
    there.gone();
  }

  @Override
  public void spoken(@Nullable Language language) {
    here.spoken(language);
    there.spoken(language);
  }

  @Override
  public synchronized void targets(Set<Language> wanted) {
    targets = Set.copyOf(wanted);
    plan();
  }

  @Override
  public synchronized void elsewhere(Set<Language> wanted) {
    elsewhere = Set.copyOf(wanted);
    plan();
  }

  /** The other node speaks these too from now on: this one has no room for them either. */
  public synchronized void give(Set<Language> more) {
    var all = new HashSet<>(away);
    all.addAll(more);
    away = Set.copyOf(all);
    plan();
  }

  private synchronized boolean isAway(Language target) {
    return away.contains(target);
  }

  private void plan() {
    var near = new HashSet<>(targets);
    near.removeAll(away);
    var far = new HashSet<>(targets);
    far.retainAll(away);
    var told = new HashSet<>(elsewhere);
    told.addAll(far);
    there.targets(far);
    here.elsewhere(told);
    here.targets(near);
  }

  @Override
  public void likely(Set<Language> languages) {
    here.likely(languages);
  }

  @Override
  public void voices(Map<Language, String> known) {
    here.voices(known);
    there.voices(known);
  }

  @Override
  public void waits(boolean isWaiting) {
    here.waits(isWaiting);
    there.waits(isWaiting);
  }

  /** Whether this node serves the languages worse that it kept. */
  @Override
  public boolean isReduced() {
    return here.isReduced();
  }

  @Override
  public boolean isRefused() {
    return here.isRefused();
  }

  @Override
  public Set<Language> reduced() {
    return here.reduced();
  }

  @Override
  public Optional<LatencyLedger.Summary> recent(Language target) {
    return isAway(target) ? there.recent(target) : here.recent(target);
  }

  @Override
  public double networkMs() {
    return there.networkMs();
  }

  @Override
  public Optional<NodeEpoch> worker() {
    return there.worker();
  }

  @Override
  public boolean isBusy() {
    boolean mayBe = saidNs != 0 && context().clock().nowNs() - saidNs < TOLD_NS;
    return mayBe || here.isBusy() || there.isBusy();
  }

  @Override
  public SpeakerContext context() {
    return here.context();
  }

  @Override
  public FlowReport report() {
    return here.report();
  }

  @Override
  public void close() {
    here.close();
    there.close();
  }
}

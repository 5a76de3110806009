package io.babelgrid.flow;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.pipeline.Language;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.voice.VoiceFollower;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One speaker who is heard at another node: words in, captions and one synthetic track for each
 * language out.
 *
 * <pre>
 * words of another node -> Interpretation -> captions, voices, lips
 * </pre>
 *
 * This node is asked for room with the first words. Control methods are synchronised, and do
 * nothing once closed; words may come from any thread, one at a time.
 */
public final class RemoteFlow implements SpokenFlow {

  private final ServicePlan service;
  private final SpeakerContext context;
  private final CaptionLine captions;
  private final LanguageFlows languages;
  private final Interpretation interpretation;
  private @Nullable Language spoken;
  private boolean declared;
  private Set<Language> targets = Set.of();
  private boolean speaks;
  private boolean speaking;
  private @Nullable LongConsumer parting;
  private String refusal = "";
  private volatile float pitchHz = Float.NaN;
  private volatile boolean closed;

  public RemoteFlow(
      FlowModels models,
      PlayoutClock playout,
      FlowGovernor governor,
      ServicePlan service,
      SpeakerContext context,
      VoiceFollower follower,
      @Nullable Language spoken) {
    this.service = service;
    this.context = context;
    this.spoken = spoken;
    this.declared = spoken != null;
    this.captions = CaptionLine.heard(context);
    this.languages =
        new LanguageFlows(models, playout, governor, service, context, () -> pitchHz, follower);
    this.interpretation = new Interpretation(models, languages);
  }

  @Override
  public void said(SpokenWords words) {
    translate(words);
    LongConsumer until = null;
    synchronized (this) {
      speaking = !words.transcript().last();
      if (!speaking) {
        until = parting;
        parting = null;
      }
    }
    if (until != null) {
      until.accept(Long.MIN_VALUE);
    }
  }

  /** When the next utterance begins, somebody else says it. */
  @Override
  public void letGo(LongConsumer until) {
    synchronized (this) {
      if (speaking) {
        parting = until;
        return;
      }
    }
    until.accept(Long.MIN_VALUE);
  }

  private void translate(SpokenWords words) {
    long hereNs = context.clock().nowNs();
    Transcript transcript = words.transcript();
    Language source = words.englishOf();
    context.timeline().began(words.originNs());
    pitchHz = words.pitchHz();
    if (!learn(source == null && !transcript.words().isEmpty() ? transcript.language() : null)) {
      return;
    }
    if (source != null) {
      interpretation.saidInEnglish(transcript, words.moments(), hereNs, source);
      return;
    }
    captions.add(transcript);
    interpretation.said(transcript, words.moments(), hereNs);
  }

  /**
   * The speaker speaks, and in this language where it was not declared.
   *
   * @return false once closed
   */
  private boolean learn(@Nullable Language heard) {
    boolean isNew;
    synchronized (this) {
      if (closed) {
        return false;
      }
      isNew = heard != null && !declared && !heard.equals(spoken);
      if (isNew) {
        spoken = heard;
      }
      if (isNew || !speaks) {
        speaks = true;
        plan();
      }
    }
    if (isNew && heard != null) {
      context.events().detected(heard);
    }
    return true;
  }

  @Override
  public synchronized void gone() {
    if (!closed && speaks) {
      speaks = false;
      plan();
    }
  }

  @Override
  public synchronized void unheard(String reason) {
    if (!closed && !reason.equals(refusal)) {
      refusal = reason;
      plan();
    }
  }

  @Override
  public synchronized void spoken(@Nullable Language language) {
    if (!closed) {
      spoken = language;
      declared = language != null;
      plan();
    }
  }

  @Override
  public synchronized void targets(Set<Language> wanted) {
    if (!closed && !wanted.equals(targets)) {
      targets = Set.copyOf(wanted);
      plan();
    }
  }

  @Override
  public void voices(Map<Language, String> known) {
    languages.voices(known);
  }

  @Override
  public Optional<LatencyLedger.Summary> recent(Language target) {
    return interpretation.recent(target, context.clock().nowNs());
  }

  @Override
  public boolean isBusy() {
    return interpretation.isBusy();
  }

  @Override
  public void waits(boolean isWaiting) {
    interpretation.waits(isWaiting);
  }

  @Override
  public boolean isReduced() {
    return !interpretation.reduced().isEmpty();
  }

  @Override
  public SpeakerContext context() {
    return context;
  }

  @Override
  public FlowReport report() {
    return FlowReport.of(context, new TreeMap<>(), interpretation.flows());
  }

  @Override
  public synchronized void close() {
    closed = true;
    interpretation.close();
    captions.close();
  }

  private void plan() {
    interpretation.plan(speaks ? spoken : null, targets);
    if (!speaks && !refusal.isEmpty()) {
      targets.forEach(target -> context.events().served(target, ServiceLevel.ORIGINAL, refusal));
    } else if (!speaks && service == ServicePlan.TEXT) {
      interpretation.tellOfText(spoken, targets, context.events());
    }
  }
}

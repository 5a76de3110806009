package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.PitchEstimator;
import io.babelgrid.budget.Ladder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Workload;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.capacity.Seat;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.speaker.Moments;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.voice.VoiceFollower;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One speaker, whole: gapless audio in, captions and one synthetic track for each language out.
 *
 * <pre>
 * audio -> Hearing -> transcripts -> Interpretation -> captions, voices, lips
 * </pre>
 *
 * The node is asked for room with the first speech, and given it back when the speaker is gone:
 * presence alone holds nothing. Control methods are synchronised, and do nothing once closed; audio
 * comes from one thread.
 */
public final class SpeakerFlow implements AutoCloseable, Hearing.Listener {

  private final FlowGovernor governor;
  private final ServicePlan service;
  private final SpeakerContext context;
  private final Ladder<RecognitionWay> ways;
  private final ComputeAccount recognitionAccount;
  private final CaptionLine captions;
  private final Interpretation interpretation;
  private final Hearing hearing;
  private @Nullable Language spoken;
  private boolean declared;
  private Set<Language> targets = Set.of();

  /** Of what was clearly spoken and not declared the speaker was told, once. */
  private final Set<Language> toldOf = new HashSet<>();

  private @Nullable Wish wish;
  private @Nullable Seat<RecognitionWay> seat;
  private boolean served;
  private String refusal = "";
  private volatile boolean closed;

  public SpeakerFlow(
      FlowModels models,
      PlayoutClock playout,
      FlowGovernor governor,
      ServicePlan service,
      SpeakerContext context,
      VoiceFollower follower,
      @Nullable Language spoken) {
    this.governor = governor;
    this.service = service;
    this.context = context;
    this.spoken = spoken;
    this.declared = spoken != null;
    this.ways =
        Ladder.of(
            service.choose(models.recognitionWays(), RecognitionWay::coresTalking),
            way -> new Rung(ServiceLevel.CAPTIONS, way.name(), way.coresTalking()));
    this.recognitionAccount = context.account().part();
    this.captions = new CaptionLine(context, false);
    var pitch = new PitchEstimator();
    this.interpretation =
        new Interpretation(
            models,
            new LanguageFlows(models, playout, governor, service, context, pitch, follower));
    this.hearing =
        new Hearing(
            models, context, pitch, recognitionAccount, ways.ways().getFirst(), spoken, this);
  }

  /** Next audio of the speaker. Never waits. */
  public void audio(AudioSpan span, long arrivedNs) {
    context.timeline().arrived(span, arrivedNs);
    hearing.audio(span);
  }

  /**
   * Mean energy of a sample up to which nobody is expected to speak now, negative while everything
   * is to be heard. Any thread.
   */
  public double restsBelow() {
    return hearing.restsBelow();
  }

  /** Nothing more is heard for a while: what was said so far is an utterance. */
  public void silent() {
    hearing.cut();
  }

  /** The speaker has no connection any more: they hold nothing until they speak again. */
  public synchronized void gone() {
    hearing.cut();
    if (!closed && wish != null) {
      giveBack();
      plan();
    }
  }

  /** Changes what is spoken; what was said before is still recognised in the old language. */
  public synchronized void spoken(@Nullable Language language) {
    if (!closed) {
      spoken = language;
      declared = language != null;
      hearing.spoken(language);
      plan();
    }
  }

  /** Says which languages somebody wants to hear this speaker in. */
  public synchronized void targets(Set<Language> wanted) {
    if (!closed && !wanted.equals(targets)) {
      targets = Set.copyOf(wanted);
      plan();
    }
  }

  /** What this speaker is likelier to speak than other languages, where it is detected. */
  public void likely(Set<Language> languages) {
    hearing.likely(languages);
  }

  /** How the words of the last half minute came to be heard in a language, if they are. */
  public Optional<LatencyLedger.Summary> recent(Language target) {
    return interpretation.flow(target).map(flow -> flow.recent(context.clock().nowNs()));
  }

  public SpeakerContext context() {
    return context;
  }

  public FlowReport report() {
    var stages = new TreeMap<String, StageStats>();
    hearing.stats(stages);
    return FlowReport.of(context, stages, interpretation.flows());
  }

  @Override
  public synchronized void close() {
    closed = true;
    giveBack();
    hearing.close();
    interpretation.close();
    captions.close();
  }

  // What is heard.

  @Override
  public synchronized boolean begins() {
    if (!closed && wish == null) {
      var asked = new Wish();
      wish = asked;
      seat =
          governor.open(
              context.identity().flow("recognition"),
              ways,
              recognitionAccount,
              hearing::isSpeaking,
              asked);
    }
    return served;
  }

  @Override
  public void said(Transcript transcript, Moments moments, long recogniser) {
    if (closed) {
      return;
    }
    if (!transcript.words().isEmpty()) {
      learnLanguage(transcript.language(), recogniser);
    }
    for (TimedWord word : transcript.words()) {
      long saidNs = context.timeline().toNs(word.endSample());
      context
          .ledger()
          .post(
              Workload.CAPTION, saidNs, moments.readyNs(), moments.computingNs(), moments.doneNs());
    }
    context.usage().committed(transcript.words().size());
    String text = transcript.words().stream().map(TimedWord::text).collect(Collectors.joining(" "));
    captions.add(transcript.utterance(), transcript.language(), text, transcript.last());
    interpretation.said(transcript, moments);
  }

  @Override
  public void saidInEnglish(Transcript transcript, Moments moments, Language source) {
    interpretation.saidInEnglish(transcript, moments, source);
  }

  /**
   * A first guess from a short utterance may be corrected later. Tells of it after the lock is
   * gone: the call that listens locks this flow in turn.
   */
  private void learnLanguage(Language detected, long recogniser) {
    synchronized (this) {
      boolean isOfNow = !closed && recogniser == hearing.recogniser();
      if (!isOfNow || declared || detected.equals(spoken)) {
        return;
      }
      spoken = detected;
      plan();
    }
    context.events().detected(detected);
  }

  @Override
  public void misdeclared(Language heard, long recogniser) {
    synchronized (this) {
      boolean isOfNow = !closed && recogniser == hearing.recogniser();
      if (!isOfNow || !declared || !toldOf.add(heard)) {
        return;
      }
    }
    context.events().misdeclared(heard);
  }

  // What the node has room for.

  /** Room that was asked for, until it is given back; what is told later is about another one. */
  private final class Wish implements Seat.Served<RecognitionWay> {

    @Override
    public void serve(RecognitionWay way, String reason) {
      synchronized (SpeakerFlow.this) {
        if (wish == this) {
          served = true;
          refusal = "";
          hearing.way(way);
          plan();
        }
      }
    }

    @Override
    public void refused(String reason) {
      synchronized (SpeakerFlow.this) {
        if (wish == this) {
          refusal = reason;
          plan();
        }
      }
    }
  }

  private void giveBack() {
    Seat<RecognitionWay> held = seat;
    wish = null;
    seat = null;
    served = false;
    if (held != null) {
      held.close();
    }
  }

  private void plan() {
    boolean needsEnglish = interpretation.plan(served ? spoken : null, targets);
    hearing.english(needsEnglish ? spoken : null);
    if (!served) {
      tellWhyNot();
    }
  }

  private void tellWhyNot() {
    Language source = spoken;
    if (!refusal.isEmpty()) {
      targets.forEach(target -> context.events().served(target, ServiceLevel.ORIGINAL, refusal));
    } else if (service == ServicePlan.TEXT && source != null) {
      for (Language target : interpretation.routes(source, targets).keySet()) {
        context.events().served(target, ServiceLevel.CAPTIONS, ServedLanguage.BY_WISH);
      }
    }
  }
}

package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.PitchEstimator;
import io.babelgrid.budget.FlowKind;
import io.babelgrid.budget.Ladder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Workload;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.speaker.FlowMeter;
import io.babelgrid.speaker.Moments;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.voice.VoiceFollower;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
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
public final class SpeakerFlow implements SpokenFlow, Hearing.Listener {

  private final ServicePlan service;
  private final SpeakerContext context;
  private final RecognitionRoom room;
  private final CaptionLine captions;
  private final LanguageFlows languages;
  private final HeardElsewhere elsewhere;
  private final Interpretation interpretation;
  private final Hearing hearing;
  private final long firstUtterance;

  /** Of who comes from another node; null of who does not. */
  private volatile @Nullable HeldSpeech held;

  private @Nullable Language spoken;
  private boolean declared;
  private volatile Set<Language> targets = Set.of();

  /** Of what was clearly spoken and not declared the speaker was told, once. */
  private final Set<Language> toldOf = new HashSet<>();

  private volatile boolean closed;

  public SpeakerFlow(
      FlowModels models,
      PlayoutClock playout,
      FlowGovernor governor,
      ServicePlan service,
      SpeakerContext context,
      VoiceFollower follower,
      @Nullable Language spoken,
      SpokenWords.Listener words) {
    this.service = service;
    this.context = context;
    this.spoken = spoken;
    this.declared = spoken != null;
    this.firstUtterance = context.text().block();
    Ladder<RecognitionWay> ways =
        Ladder.of(
            service.choose(models.recognitionWays(), RecognitionWay::coresTalking),
            SpeakerFlow::rung);
    FlowMeter meter = context.usage().of(FlowKind.RECOGNITION);
    ComputeAccount account = context.account().part(meter.account());
    this.captions = new CaptionLine(context, false);
    var pitch = new PitchEstimator();
    this.languages =
        new LanguageFlows(models, playout, governor, service, context, pitch::medianF0Hz, follower);
    this.interpretation = new Interpretation(models, languages);
    this.elsewhere = new HeardElsewhere(models, context, languages, pitch::medianF0Hz, words);
    this.hearing =
        new Hearing(models, context, pitch, account, ways.ways().getFirst(), spoken, this);
    this.room =
        new RecognitionRoom(
            this, governor, context, ways, account, hearing::isSpeaking, new RoomChange());
  }

  static Rung rung(RecognitionWay way) {
    return new Rung(ServiceLevel.CAPTIONS, way.name(), way.coresTalking());
  }

  @Override
  public void audio(AudioSpan span, byte @Nullable [] opus, long arrivedNs) {
    audio(span, arrivedNs);
  }

  /** Next audio of the speaker. Never waits. */
  public void audio(AudioSpan span, long arrivedNs) {
    HeldSpeech arriving = held;
    if (arriving == null) {
      hear(span, arrivedNs);
    } else {
      arriving.audio(span, arrivedNs);
    }
  }

  private void hear(AudioSpan span, long arrivedNs) {
    context.timeline().arrived(span, arrivedNs);
    hearing.audio(span);
  }

  @Override
  public void hold() {
    held = new HeldSpeech(this::hear);
  }

  @Override
  public void begin(long heardUntilNs) {
    HeldSpeech arriving = held;
    if (arriving != null) {
      arriving.begin(heardUntilNs);
    }
  }

  @Override
  public double restsBelow() {
    return hearing.restsBelow();
  }

  @Override
  public void silent() {
    hearing.cut();
  }

  /** Tells it on a thread of the flow. */
  @Override
  public void letGo(LongConsumer until) {
    hearing.letGo(sample -> until.accept(context.timeline().toNs(sample)));
  }

  @Override
  public boolean isBusy() {
    return hearing.isBusy() || interpretation.isBusy();
  }

  @Override
  public void waits(boolean isWaiting) {
    interpretation.waits(isWaiting);
  }

  @Override
  public synchronized void gone() {
    hearing.cut();
    if (!closed && room.isAsked()) {
      room.giveBack();
      plan();
    }
  }

  /** Changes what is spoken; what was said before is still recognised in the old language. */
  @Override
  public synchronized void spoken(@Nullable Language language) {
    if (!closed) {
      spoken = language;
      declared = language != null;
      hearing.spoken(language);
      plan();
    }
  }

  /** Says which languages somebody wants to hear this speaker in. */
  @Override
  public synchronized void targets(Set<Language> wanted) {
    if (!closed && !wanted.equals(targets)) {
      targets = Set.copyOf(wanted);
      plan();
    }
  }

  @Override
  public synchronized void elsewhere(Set<Language> wanted) {
    if (!closed && elsewhere.languages(wanted)) {
      plan();
    }
  }

  @Override
  public void voices(Map<Language, String> known) {
    languages.voices(known);
  }

  @Override
  public void likely(Set<Language> languages) {
    hearing.likely(languages);
  }

  /** How the words of the last half minute came to be heard in a language, if they are. */
  @Override
  public Optional<LatencyLedger.Summary> recent(Language target) {
    return interpretation.recent(target, context.clock().nowNs());
  }

  @Override
  public synchronized boolean isRefused() {
    return !room.refusal().isEmpty();
  }

  @Override
  public synchronized boolean isReduced() {
    return isRefused() || !interpretation.reduced().isEmpty();
  }

  @Override
  public Set<Language> reduced() {
    return interpretation.reduced();
  }

  @Override
  public SpeakerContext context() {
    return context;
  }

  @Override
  public FlowReport report() {
    var stages = new TreeMap<String, StageStats>();
    hearing.stats(stages);
    return FlowReport.of(context, stages, interpretation.flows());
  }

  @Override
  public synchronized void close() {
    closed = true;
    room.giveBack();
    hearing.close();
    interpretation.close();
    captions.close();
  }

  // What is heard.

  @Override
  public synchronized boolean begins() {
    if (!closed) {
      room.ask();
    }
    return room.isServed();
  }

  @Override
  public void said(Transcript heard, Moments moments, long recogniser) {
    if (closed) {
      return;
    }
    Transcript transcript = heard.behind(firstUtterance);
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
    context.usage().of(FlowKind.RECOGNITION).words(transcript.words().size());
    captions.add(transcript);
    interpretation.said(transcript, moments, moments.doneNs());
    elsewhere.shareVoices(targets);
    elsewhere.said(transcript, null, moments);
  }

  @Override
  public void saidInEnglish(Transcript heard, Moments moments, Language source) {
    Transcript transcript = heard.behind(firstUtterance);
    interpretation.saidInEnglish(transcript, moments, moments.doneNs(), source);
    elsewhere.said(transcript, source, moments);
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

  private final class RoomChange implements RecognitionRoom.Listener {

    @Override
    public void serve(RecognitionWay way) {
      hearing.way(way);
    }

    @Override
    public void changed() {
      plan();
    }
  }

  private void plan() {
    Language source = room.isServed() ? spoken : null;
    boolean needsEnglish = interpretation.plan(source, targets) | elsewhere.needsEnglish(source);
    hearing.english(needsEnglish ? spoken : null);
    if (!room.isServed()) {
      tellWhyNot();
    }
  }

  private void tellWhyNot() {
    String refusal = room.refusal();
    if (!refusal.isEmpty()) {
      targets.forEach(target -> context.events().served(target, ServiceLevel.ORIGINAL, refusal));
    } else if (service == ServicePlan.TEXT) {
      interpretation.tellOfText(spoken, targets, context.events());
    }
  }
}

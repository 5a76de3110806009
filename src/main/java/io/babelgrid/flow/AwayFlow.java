package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.speaker.SpeakerContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One speaker for whom another node works: their sound, or their words, go there, and what is made
 * of them comes back as {@link WorkNews}; voices come as tracks, which are no concern of this one.
 *
 * <pre>
 * sound or words of the speaker -> Workplace ... WorkNews -> captions, words for further nodes
 * </pre>
 *
 * Control and news come from any thread, sound from one.
 */
public final class AwayFlow implements SpokenFlow {

  private final SpeakerContext context;
  private final Workplace place;
  private final SpokenWords.Listener words;
  private final boolean hears;
  private final AwayCaptions captions;
  private final SoundOnItsWay outgoing;
  private final PassedWords passed;
  private final StandingOrder order;
  private @Nullable Language detected;
  private final Awaiting partings = new Awaiting();
  private final Set<Language> talking = ConcurrentHashMap.newKeySet();
  private final Map<Language, LatencyLedger.Summary> took = new ConcurrentHashMap<>();
  private volatile boolean busy;
  private volatile boolean accepted;
  private volatile boolean turnedDown;
  private @Nullable Set<Language> unserved;
  private boolean closed;

  /**
   * @param hears whether that node recognises them
   * @param spoken null to detect it
   * @param words is told what further nodes make voices of
   */
  public AwayFlow(
      ServicePlan service,
      SpeakerContext context,
      boolean hears,
      @Nullable Language spoken,
      SpokenWords.Listener words,
      Workplace place) {
    this.context = context;
    this.place = place;
    this.words = words;
    this.hears = hears;
    this.order = new StandingOrder(place, context.identity(), service, hears, spoken);
    long firstUtterance = hears ? context.text().block() : 0;
    this.outgoing = new SoundOnItsWay(place);
    this.passed = new PassedWords(context.timeline(), firstUtterance);
    this.captions = new AwayCaptions(context, firstUtterance);
  }

  /** Asks for the work; again, whole, so that what was lost on the way is mended. */
  public void tellAgain() {
    order.tellAgain();
  }

  /** Whether a node does the work. */
  public boolean isAccepted() {
    return accepted;
  }

  /** Whether the node will not. */
  public boolean isTurnedDown() {
    return turnedDown;
  }

  /**
   * No node does the work.
   *
   * @param reason for people to read
   */
  public void unserved(String reason) {
    Set<Language> told = order.targets();
    synchronized (this) {
      if (closed || told.equals(unserved)) {
        return;
      }
      unserved = told;
    }
    if (hears) {
      context.events().unheard(reason);
    }
    asTheyAre(told, reason);
  }

  private void asTheyAre(Set<Language> told, String reason) {
    told.forEach(target -> context.events().served(target, ServiceLevel.ORIGINAL, reason));
  }

  // What goes there.

  @Override
  public void audio(AudioSpan span, byte @Nullable [] opus, long arrivedNs) {
    context.timeline().arrived(span, arrivedNs);
    order.comes();
    if (opus != null && hears) {
      outgoing.packet(opus, span, arrivedNs);
    }
  }

  /**
   * Until {@link #begin} what they say is heard by somebody else; it is kept, for it may not be.
   */
  @Override
  public void hold() {
    outgoing.hold();
  }

  @Override
  public void begin(long heardUntilNs) {
    outgoing.begin(heardUntilNs);
  }

  @Override
  public void said(SpokenWords next) {
    order.comes();
    synchronized (this) {
      if (closed) {
        return;
      }
      if (next.englishOf() == null) {
        learn(next.transcript());
        captions.own(next.transcript());
      }
    }
    place.said(next);
  }

  /** Words that are to be said there, and are written down already. */
  public void say(SpokenWords words) {
    order.comes();
    place.said(words);
  }

  @Override
  public AwayFlow away() {
    return this;
  }

  private void learn(Transcript transcript) {
    Language language = transcript.language();
    if (order.spoken() == null && !transcript.words().isEmpty() && !language.equals(detected)) {
      detected = language;
      context.events().detected(language);
    }
  }

  @Override
  public void spoken(@Nullable Language language) {
    order.spoken(language);
  }

  @Override
  public void targets(Set<Language> wanted) {
    order.targets(wanted);
  }

  @Override
  public void elsewhere(Set<Language> wanted) {
    order.elsewhere(wanted);
  }

  @Override
  public void likely(Set<Language> languages) {
    order.likely(languages);
  }

  @Override
  public void voices(Map<Language, String> known) {
    order.voices(known);
  }

  @Override
  public void waits(boolean isWaiting) {
    order.waits(isWaiting);
  }

  @Override
  public void gone() {
    order.gone();
  }

  @Override
  public void letGo(LongConsumer until) {
    boolean asks;
    synchronized (this) {
      asks = accepted && !closed;
      if (asks) {
        partings.add(until);
      }
    }
    if (asks) {
      order.leaves();
    } else {
      until.accept(Long.MIN_VALUE);
    }
  }

  // What comes back.

  /** News of the node that works, in order. */
  public void told(WorkNews news) {
    switch (news) {
      case WorkNews.Accepted _ -> accepted = true;
      case WorkNews.Refused _ -> {
        accepted = false;
        turnedDown = true;
      }
      case WorkNews.Said(SpokenWords said) -> pass(said);
      case WorkNews.Line line -> captions.write(line);
      case WorkNews.Served(Language target, ServiceLevel level, String reason) ->
          context.events().served(target, level, reason);
      case WorkNews.Talks(Language target, boolean isTalking) -> talks(target, isTalking);
      case WorkNews.Detected(Language language) -> context.events().detected(language);
      case WorkNews.Misdeclared(Language spoken) -> context.events().misdeclared(spoken);
      case WorkNews.Voice(Language target, String voiceId) -> speaksBy(target, voiceId);
      case WorkNews.Unheard(String reason) -> context.events().unheard(reason);
      case WorkNews.Busy(boolean isBusy) -> busy = isBusy;
      case WorkNews.LetGo(long untilNs) -> partings.tell(untilNs);
      case WorkNews.Took(Language target, LatencyLedger.Summary summary) ->
          took.put(target, summary);
    }
  }

  private void speaksBy(Language target, String voiceId) {
    order.speaksBy(target, voiceId);
    context.events().voice(target, voiceId);
  }

  /** Words go on to further nodes as though they had been recognised here. */
  private void pass(SpokenWords said) {
    SpokenWords shifted;
    synchronized (this) {
      if (closed) {
        return;
      }
      shifted = passed.of(said);
    }
    words.said(context.identity(), shifted);
  }

  /**
   * That node is lost: what it was to say will not be heard.
   *
   * @param heardUntilNs what arrived later it has not heard
   */
  public void lost(long heardUntilNs) {
    accepted = false;
    busy = false;
    partings.tell(heardUntilNs);
    for (Language target : talking) {
      talks(target, false);
    }
  }

  private void talks(Language target, boolean isTalking) {
    if (isTalking ? talking.add(target) : talking.remove(target)) {
      context.events().talking(target, isTalking);
    }
  }

  /** Why their node, another one, does not recognise them; empty when it does. */
  @Override
  public void unheard(String reason) {
    if (!hears && !reason.isEmpty()) {
      asTheyAre(order.targets(), reason);
    }
  }

  @Override
  public boolean isBusy() {
    return busy;
  }

  /** As that node told it last. */
  @Override
  public Optional<LatencyLedger.Summary> recent(Language target) {
    return Optional.ofNullable(took.get(target));
  }

  /** Sound goes there and voices come back; of words the way there is a step of theirs. */
  @Override
  public double networkMs() {
    double roundTripMs = place.roundTripMs();
    return hears ? roundTripMs : roundTripMs / 2;
  }

  @Override
  public Optional<NodeEpoch> worker() {
    return Optional.ofNullable(place.node());
  }

  @Override
  public SpeakerContext context() {
    return context;
  }

  @Override
  public FlowReport report() {
    return FlowReport.of(context, new TreeMap<>(), List.of());
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      order.close();
      place.close();
      captions.close();
    }
  }
}

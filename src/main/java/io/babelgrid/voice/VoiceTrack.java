package io.babelgrid.voice;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.playout.FrameEncoder;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.playout.PlayoutListener;
import io.babelgrid.playout.PlayoutTrack;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.synthesis.Phrase;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/**
 * The track of one voice. One that fails is followed by another; when that does not help, the
 * language is told that it is served in text alone. Any thread.
 */
public final class VoiceTrack implements PlayoutListener, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(VoiceTrack.class);
  private static final String VOICE_FAILED = "The voice failed; captions go on.";

  private final Language target;
  private final SpeakerContext context;
  private final PlayoutClock playout;
  private final Listener listener;
  private final PlayoutListener told;
  private final TrackRenewal renewal = new TrackRenewal();
  private final LongAdder pauses = new LongAdder();
  private final LongAdder stretches = new LongAdder();
  private final LongAdder underruns = new LongAdder();
  private volatile PlayoutTrack track;
  private volatile boolean talking;

  /** What is heard of the voice, in order, from one thread. */
  interface Listener {

    void talking(boolean isTalking);

    void wordHeard(Phrase phrase, int word, long heardNs);
  }

  VoiceTrack(Language target, SpeakerContext context, PlayoutClock playout, Listener listener) {
    this.target = target;
    this.context = context;
    this.playout = playout;
    this.listener = listener;
    this.told = playout.telling(this);
    this.track = make(ThreadLocalRandom.current().nextLong(1L << 32));
  }

  void start() {
    playout.add(track);
  }

  /** Where phrases go now; one phrase goes to one track. */
  PlayoutTrack current() {
    return track;
  }

  boolean isTalking() {
    return talking;
  }

  /** Whether there is none any more. */
  boolean givenUp() {
    return renewal.givenUp();
  }

  /** A voice that was given up gets another try. */
  void tryAgain() {
    if (renewal.again()) {
      renew();
    }
  }

  /** Frames of silence before words that came late. */
  long pauses() {
    return pauses.sum();
  }

  /** Frames in which the voice spoke more slowly since more was late. */
  long stretches() {
    return stretches.sum();
  }

  /** Frames of silence within words. */
  long underruns() {
    return underruns.sum();
  }

  @Override
  public void talking(boolean isTalking) {
    talking = isTalking;
    listener.talking(isTalking);
  }

  @Override
  public void wordHeard(Phrase phrase, int word, long heardNs) {
    listener.wordHeard(phrase, word, heardNs);
  }

  @Override
  public void pause(Phrase phrase) {
    pauses.increment();
  }

  @Override
  public void stretch(Phrase phrase) {
    stretches.increment();
  }

  @Override
  public void underrun(Phrase phrase) {
    underruns.increment();
  }

  /** What it had to say is lost; the next phrase is heard on another track. */
  @Override
  public void failed() {
    talking(false);
    switch (renewal.failed(context.clock().nowNs())) {
      case RENEW -> renew();
      case GIVE_UP -> context.events().served(target, ServiceLevel.CAPTIONS, VOICE_FAILED);
      case CLOSED -> LOG.debug("the voice is closed anyway");
    }
  }

  private synchronized void renew() {
    if (!renewal.closed()) {
      track = make(track.nextRtpTicks());
      playout.add(track);
    }
  }

  private FrameEncoder encoder() {
    var encoder =
        new HeardFrameEncoder(
            new OpusFrameEncoder(),
            context.clock(),
            print -> context.events().sounds(target, print));
    return context.settings().marksVoices() ? new MarkedFrameEncoder(encoder) : encoder;
  }

  private PlayoutTrack make(long firstRtpTicks) {
    StreamId stream = StreamId.opened(context.identity().participantId() + " in " + target);
    return new PlayoutTrack(
        context.settings().playout(),
        firstRtpTicks,
        encoder(),
        (opus, ticks, talkStart) ->
            context.events().syntheticFrame(target, stream, opus, ticks, talkStart),
        told,
        context.ledger(),
        context.clock());
  }

  @Override
  public void close() {
    synchronized (this) {
      renewal.close();
      playout.remove(track);
    }
    // After what the beat has told.
    told.talking(false);
  }
}

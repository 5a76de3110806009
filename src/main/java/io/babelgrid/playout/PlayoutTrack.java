package io.babelgrid.playout;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.synthesis.SpeechChunk;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One synthetic audio track: speech goes in as it is rendered, one frame every 20 ms comes out,
 * with an RTP time that only ever moves by one frame. Where rendering is late, speech slows down,
 * and a word that would run dry is not begun: a pause before it is speech, one within it is not.
 * {@link #offer} may be called by any thread; all else belongs to its beat's threads.
 */
public final class PlayoutTrack implements AutoCloseable {

  /** Samples of a frame at 24 kHz. */
  public static final int FRAME_SAMPLES = SpeechChunk.SAMPLE_RATE_HZ / 50;

  /** A frame in the 48 kHz RTP clock of Opus (RFC 7587). */
  public static final int FRAME_RTP_TICKS = 960;

  static final long FRAME_NS = 20_000_000L;

  /** An Opus packet of at most this many bytes says "still silent" and is not sent. */
  private static final int DTX_BYTES = 2;

  /** Rendering faster than this is not assumed before it was measured. */
  private static final double INITIAL_PRODUCTION_RATE = 1.5;

  /** Held by whoever uses the encoder. */
  final ReentrantLock use = new ReentrantLock();

  private final PlayoutConfig config;
  private final FrameEncoder encoder;
  private final SyntheticAudioSink sink;
  private final PlayoutListener listener;
  private final LatencyLedger ledger;
  private final NanoClock clock;
  private final StartMargin margin;
  private final ProductionForecast forecast = new ProductionForecast(INITIAL_PRODUCTION_RATE);
  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicLong unplayedNs = new AtomicLong();
  private final AtomicLong bufferedNs = new AtomicLong();
  private final Deque<PhraseBuffer> waiting = new ArrayDeque<>();
  private final short[] frame = new short[FRAME_SAMPLES];
  private @Nullable PhraseBuffer playing;
  private @Nullable PhraseBuffer arriving;
  private volatile long rtpTicks;
  private long silentNs = Long.MAX_VALUE / 2;
  private boolean talking;
  private volatile @Nullable VoicePosition position;
  private volatile boolean leaving;
  private boolean closed;

  /**
   * @param chunk null when the phrase that was arriving ends here
   */
  private record Arrival(@Nullable SpeechChunk chunk, long arrivedNs) {}

  /**
   * @param firstRtpTicks where the track's RTP time begins, random for each track (RFC 3550)
   * @param ledger each frame is posted there
   */
  public PlayoutTrack(
      PlayoutConfig config,
      long firstRtpTicks,
      FrameEncoder encoder,
      SyntheticAudioSink sink,
      PlayoutListener listener,
      LatencyLedger ledger,
      NanoClock clock) {
    this.config = config;
    this.margin = new StartMargin(config.startMargin(), config.longestStartMargin());
    this.rtpTicks = firstRtpTicks;
    this.encoder = encoder;
    this.sink = sink;
    this.listener = listener;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Adds rendered speech; chunks of a phrase come in order and phrases one after the other. Bounded
   * by its producer, which asks {@link LagController#captionsOnly} before it renders.
   */
  public void offer(SpeechChunk chunk, long nowNs) {
    if (chunk.startSample() == 0) {
      unplayedNs.addAndGet(
          chunk.totalSamples() * PhraseBuffer.NS_PER_SAMPLE_NUMERATOR / SpeechChunk.SAMPLE_RATE_HZ);
    }
    bufferedNs.addAndGet(
        chunk.samples().length * PhraseBuffer.NS_PER_SAMPLE_NUMERATOR / SpeechChunk.SAMPLE_RATE_HZ);
    arrivals.add(new Arrival(chunk, nowNs));
  }

  /** Ends the phrase of the last chunk with what was offered of it: its rendering failed. */
  public void abandonPhrase(long nowNs) {
    arrivals.add(new Arrival(null, nowNs));
  }

  /** Speech offered and not yet played; any thread. */
  public long unplayedNs() {
    return Math.max(0, unplayedNs.get());
  }

  /** Of that, what is rendered: how long the track can go on without more; any thread. */
  public long bufferedNs() {
    return Math.max(0, bufferedNs.get());
  }

  /** What is said now; null between phrases; any thread. */
  public @Nullable VoicePosition position() {
    return position;
  }

  /**
   * Sends the next frame.
   *
   * @param dueNs when it was due
   */
  void tick(long nowNs, long dueNs) {
    takeArrivals();
    boolean sounding = fillFrame(nowNs);
    send(sounding, nowNs, dueNs);
    reportHeardWords(nowNs);
    trackTalking(sounding);
  }

  /** Lets a frame's time pass without sending: the clock was late by more than it may catch up. */
  void skip() {
    ledger.dropped(Workload.VOICE_FRAME, Stage.BEAT);
    advance();
  }

  private void advance() {
    rtpTicks = (rtpTicks + FRAME_RTP_TICKS) & 0xffff_ffffL;
  }

  /** RTP time of the next frame, for a track that goes on where this one failed. */
  public long nextRtpTicks() {
    return rtpTicks;
  }

  /** No more frames: whoever uses the track frees it. */
  void leave() {
    leaving = true;
  }

  boolean isLeaving() {
    return leaving;
  }

  void failed() {
    listener.failed();
  }

  /** Frees the encoder; {@link #use} is held, or the track was never in a beat. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      encoder.close();
    }
  }

  private void takeArrivals() {
    for (Arrival a = arrivals.poll(); a != null; a = arrivals.poll()) {
      SpeechChunk chunk = a.chunk;
      if (chunk == null) {
        endArriving();
      } else {
        take(chunk, a.arrivedNs);
      }
    }
  }

  private void take(SpeechChunk chunk, long arrivedNs) {
    PhraseBuffer buffer = arriving;
    if (chunk.startSample() == 0 || buffer == null) {
      buffer = new PhraseBuffer(chunk, arrivedNs);
      waiting.add(buffer);
    } else {
      if (buffer == playing) {
        margin.arrived(buffer.spareNs());
      }
      buffer.append(chunk, arrivedNs);
      buffer.teach(forecast, arrivedNs);
    }
    arriving = buffer.complete() ? null : buffer;
  }

  private void endArriving() {
    PhraseBuffer cut = arriving;
    if (cut != null) {
      unplayedNs.addAndGet(-cut.remainingNs());
      cut.truncate();
      arriving = null;
    }
  }

  private boolean fillFrame(long nowNs) {
    startNextPhrase(nowNs);
    PhraseBuffer current = playing;
    position = current == null ? null : current.position(nowNs);
    if (current == null) {
      Arrays.fill(frame, (short) 0);
      return false;
    }
    long before = current.unplayedNs();
    boolean late = !current.complete() && !comesInTime(current, nowNs);
    if (late && current.beginsUnfinishedWord(FRAME_SAMPLES)) {
      current.pause(frame);
      listener.pause(current.phrase());
    } else if (late && current.stretch(frame)) {
      listener.stretch(current.phrase());
    } else if (!current.play(frame)) {
      Arrays.fill(frame, (short) 0);
      listener.underrun(current.phrase());
    }
    long playedNs = before - current.unplayedNs();
    unplayedNs.addAndGet(-playedNs);
    bufferedNs.addAndGet(-playedNs);
    return true;
  }

  private boolean comesInTime(PhraseBuffer current, long nowNs) {
    return forecast.comesInTime(
        current.bufferedNs(), current.nextChunkNs(), current.sinceChunkNs(nowNs), margin.ns());
  }

  private void startNextPhrase(long nowNs) {
    PhraseBuffer next = waiting.peek();
    if (playing == null && next != null && mayStart(next, nowNs)) {
      playing = waiting.remove();
      margin.started();
    }
  }

  private boolean mayStart(PhraseBuffer next, long nowNs) {
    return forecast.mayStart(
        next.bufferedNs(),
        next.remainingNs(),
        next.nextChunkNs(),
        next.sinceChunkNs(nowNs),
        margin.ns());
  }

  private void send(boolean sounding, long nowNs, long dueNs) {
    boolean talkStart = sounding && !talking;
    if (talkStart) {
      talking = true;
      listener.talking(true);
    }
    byte[] packet = encoder.encode(frame);
    long encodedNs = clock.nowNs();
    if (packet.length > DTX_BYTES || sounding) {
      sink.frame(packet, rtpTicks, talkStart);
    }
    ledger.post(Workload.VOICE_FRAME, dueNs, nowNs, encodedNs, clock.nowNs());
    advance();
  }

  private void reportHeardWords(long nowNs) {
    PhraseBuffer current = playing;
    if (current == null) {
      return;
    }
    for (int word = current.pollHeardWord(); word >= 0; word = current.pollHeardWord()) {
      listener.wordHeard(current.phrase(), word, nowNs);
    }
    if (current.finished()) {
      playing = null;
    }
  }

  private void trackTalking(boolean sounding) {
    silentNs = sounding ? 0 : silentNs + FRAME_NS;
    if (talking && silentNs >= config.talkRelease().toNanos() && waiting.isEmpty()) {
      talking = false;
      listener.talking(false);
    }
  }
}

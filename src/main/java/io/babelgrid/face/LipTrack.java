package io.babelgrid.face;

import io.babelgrid.budget.Cost;
import io.babelgrid.budget.FlowKind;
import io.babelgrid.budget.Ladder;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.capacity.Seat;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.lipsync.generate.MouthCue;
import io.babelgrid.lipsync.generate.MouthRenderer;
import io.babelgrid.lipsync.generate.SpeechFeatures;
import io.babelgrid.lipsync.generate.VoiceAudio;
import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.pipeline.Language;
import io.babelgrid.playout.VoicePosition;
import io.babelgrid.speaker.FlowMeter;
import io.babelgrid.video.VideoFrame;
import io.babelgrid.voice.LipVoice;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One speaker's video in one other language: their camera with a mouth that says what the synthetic
 * voice says. Drawn and encoded once however many see it, and only while somebody does, there is a
 * face, and the node has room for it.
 */
public final class LipTrack implements AutoCloseable {

  /** To one who sees them: 600 kbit/s of VP8 in packets of 1,100 bytes, with 60 of headers. */
  private static final long BITS_PER_SECOND = 600_000L * (1_100 + 60) / 1_100;

  /** Pictures further apart than that show that none was drawn for a while. */
  private static final long MOST_APART_NS = 200_000_000L;

  private static final Rung NOT_DRAWN = new Rung(ServiceLevel.VOICE, "no lips", 0);

  private final Language target;
  private final LipParts parts;
  private final FlowGovernor governor;
  private final FaceContext context;
  private final LipVoice voice;
  private final ComputeAccount account;
  private final FlowMeter meter;

  /** What the mouth of a picture may take. */
  private final long mouthNs;

  private final MouthMotion motion;
  private final SpeechFeatures features;
  private final LipEncoder encoder;

  /** Whether lips are drawn, best first. */
  private final Ladder<Boolean> ladder;

  private @Nullable Wish wish;
  private @Nullable Seat<Boolean> seat;
  private boolean closed;
  private volatile boolean granted;

  /** Of the speaker's video thread. */
  private long lastShownNs;

  public LipTrack(
      Language target, LipParts parts, FlowGovernor governor, FaceContext context, LipVoice voice) {
    this.target = target;
    this.parts = parts;
    this.governor = governor;
    this.context = context;
    this.voice = voice;
    this.meter = context.usage().of(FlowKind.LIPS, target);
    this.account = context.account().part(meter.account());
    this.motion = new MouthMotion(target, parts.ear());
    this.features = parts.drawing().features();
    this.mouthNs = context.ledger().share(Workload.LIP_FRAME, Stage.MOUTH).toNanos();
    this.encoder = new LipEncoder(ThreadLocalRandom.current());
    var drawn =
        new Rung(ServiceLevel.LIP_SYNC, "lips", new Cost(parts.cores(), 0, 0, BITS_PER_SECOND));
    this.ladder = new Ladder<>(List.of(drawn, NOT_DRAWN), List.of(true, false));
  }

  Language target() {
    return target;
  }

  /** Nothing is drawn until the next picture that may be: whoever looks sees the camera. */
  void rest() {
    ask(false);
  }

  /** Somebody who sees it has nothing to build the next picture on. */
  void keyFrame() {
    encoder.keyFrame();
  }

  /**
   * Draws and sends a picture, if it is to be drawn. From the speaker's video thread.
   *
   * @param face has observed the picture
   * @param may whether the mouth may be drawn at all: there is a face, and its owner lets us
   * @param shownNs when the picture is shown: the mouth says what the voice says then
   * @param canvas of the picture's size, to be drawn on
   */
  public void draw(
      VideoFrame frame,
      MouthRenderer face,
      boolean may,
      long shownNs,
      LipStamps stamps,
      VideoFrame canvas) {
    ask(may);
    if (context.events().seen(target)) {
      ScopedValue.where(ComputeAccount.CURRENT, account)
          .run(() -> drawSeen(frame, face, may, shownNs, stamps, canvas));
    }
  }

  private void drawSeen(
      VideoFrame frame,
      MouthRenderer face,
      boolean may,
      long shownNs,
      LipStamps stamps,
      VideoFrame canvas) {
    long sinceNs = shownNs - lastShownNs;
    meter.media(sinceNs > 0 && sinceNs < MOST_APART_NS ? sinceNs : 0);
    lastShownNs = shownNs;
    float share = Math.min(motion.share(voice, shownNs), face.gateAlpha());
    face.draw(frame, cue(shownNs), may ? share : 0, canvas);
    long drawnNs = context.clock().nowNs();
    encoder.bitrate(context.events().bitsPerSecond(target), drawnNs);
    List<byte[]> packets =
        parts.lanes().beside("lips.encode", () -> encoder.encode(canvas, shownNs));
    long encodedNs = context.clock().nowNs();
    context.events().frame(target, encoder.stream(), packets, encoder.ticks(), shownNs);
    long sentNs = context.clock().nowNs();
    context.ledger().post(Workload.LIP_FRAME, stamps.until(drawnNs, encodedNs, sentNs));
  }

  private MouthCue cue(long shownNs) {
    MouthShape shape = motion.shape(voice, shownNs);
    long dueNs = context.clock().nowNs() + mouthNs;
    VoicePosition position = voice.position();
    if (position == null) {
      return new MouthCue(shape, null, 0, features, dueNs);
    }
    var audio = new VoiceAudio(position.pcm(), position.available(), position.totalSamples());
    return new MouthCue(shape, audio, position.sampleAt(shownNs), features, dueNs);
  }

  /** Asks the node for room as long as there is something to draw. */
  private synchronized void ask(boolean may) {
    if (closed || may == (wish != null)) {
      return;
    }
    if (may) {
      var asked = new Wish();
      wish = asked;
      seat =
          governor.open(
              context.identity().flow(target + " lips"), ladder, account, () -> granted, asked);
    } else {
      giveBack();
    }
  }

  private void giveBack() {
    Seat<Boolean> held = seat;
    wish = null;
    seat = null;
    if (held != null) {
      held.close();
    }
    grant(false);
  }

  /** Lips that are wanted, until they are not; what is told later is about another one. */
  private final class Wish implements Seat.Served<Boolean> {

    @Override
    public void serve(Boolean drawn, String reason) {
      answer(drawn);
    }

    @Override
    public void refused(String reason) {
      answer(false);
    }

    private void answer(boolean drawn) {
      synchronized (LipTrack.this) {
        if (wish == this) {
          grant(drawn);
        }
      }
    }
  }

  private void grant(boolean now) {
    if (granted != now) {
      granted = now;
      context.events().drawn(target, now);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    giveBack();
    encoder.close();
  }
}

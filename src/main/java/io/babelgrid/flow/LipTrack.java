package io.babelgrid.flow;

import io.babelgrid.budget.FlowId;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.lipsync.generate.MouthCue;
import io.babelgrid.lipsync.generate.MouthRenderer;
import io.babelgrid.lipsync.generate.SpeechFeatures;
import io.babelgrid.lipsync.generate.VoiceAudio;
import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.pipeline.Language;
import io.babelgrid.playout.VoicePosition;
import io.babelgrid.video.VideoFrame;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One speaker's video in one other language: their camera with a mouth that says what the synthetic
 * voice says. Drawn and encoded once however many see it, and only while somebody does, there is a
 * face, and the node has room for it.
 */
final class LipTrack implements AutoCloseable, FlowGovernor.Served {

  private static final String DRAWN = "lips";
  private static final String NOT_DRAWN = "no lips";

  private final Language target;
  private final LipParts parts;
  private final FlowGovernor governor;
  private final SpeakerContext context;
  private final LipVoice voice;
  private final ComputeAccount account;

  /** What the mouth of a picture may take. */
  private final long mouthNs;

  private final MouthMotion motion;
  private final SpeechFeatures features;
  private final LipEncoder encoder;
  private FlowGovernor.@Nullable Seat seat;
  private boolean closed;
  private volatile boolean granted;

  LipTrack(
      Language target,
      LipParts parts,
      FlowGovernor governor,
      SpeakerContext context,
      LipVoice voice) {
    this.target = target;
    this.parts = parts;
    this.governor = governor;
    this.context = context;
    this.voice = voice;
    this.account = context.account().part();
    this.motion = new MouthMotion(target, parts.ear());
    this.features = parts.drawing().features();
    this.mouthNs = context.ledger().share(Workload.LIP_FRAME, Stage.MOUTH).toNanos();
    this.encoder = new LipEncoder(ThreadLocalRandom.current());
  }

  Language target() {
    return target;
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
  void draw(
      VideoFrame frame,
      MouthRenderer face,
      boolean may,
      long shownNs,
      LipStamps stamps,
      VideoFrame canvas) {
    ask(may);
    if (context.events().lips().seen(target)) {
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
    float share = Math.min(motion.share(voice, shownNs), face.gateAlpha());
    face.draw(frame, cue(shownNs), may ? share : 0, canvas);
    long drawnNs = context.clock().nowNs();
    encoder.bitrate(context.events().lips().bitsPerSecond(target), drawnNs);
    List<byte[]> packets =
        parts.lanes().beside("lips.encode", () -> encoder.encode(canvas, shownNs));
    long encodedNs = context.clock().nowNs();
    context.events().lips().frame(target, encoder.stream(), packets, encoder.ticks(), shownNs);
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
  private void ask(boolean may) {
    FlowGovernor.Seat ended;
    synchronized (this) {
      ended = seat;
      if (closed || may == (ended != null)) {
        return;
      }
      if (may) {
        var id = new FlowId(context.identity().participantId(), target + " lips");
        var rungs =
            List.of(
                new Rung(ServiceLevel.LIP_SYNC, DRAWN, parts.cores()),
                new Rung(ServiceLevel.VOICE, NOT_DRAWN, 0));
        seat = governor.open(id, rungs, account, () -> granted, this);
        return;
      }
      seat = null;
    }
    if (ended != null) {
      ended.close();
    }
    grant(false);
  }

  @Override
  public void serve(Rung rung, String reason) {
    grant(rung.level() == ServiceLevel.LIP_SYNC);
  }

  @Override
  public void refused(String reason) {
    grant(false);
  }

  private void grant(boolean now) {
    if (granted != now) {
      granted = now;
      context.events().lips().drawn(target, now);
    }
  }

  @Override
  public void close() {
    FlowGovernor.Seat open;
    synchronized (this) {
      closed = true;
      open = seat;
      seat = null;
    }
    if (open != null) {
      open.close();
    }
    grant(false);
    encoder.close();
  }
}

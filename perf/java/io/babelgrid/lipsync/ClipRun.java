package io.babelgrid.lipsync;

import io.babelgrid.evaluation.FaceClip;
import io.babelgrid.lipsync.face.Face;
import io.babelgrid.lipsync.face.FaceModels;
import io.babelgrid.lipsync.face.FaceTracker;
import io.babelgrid.lipsync.render.LipRenderer;
import io.babelgrid.lipsync.render.Sight;
import io.babelgrid.video.VideoFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A clip as somebody's camera: sent, received, its face found, and its mouth drawn for each speech,
 * as the node does it. Forwards and backwards, so that it has no cut of its own.
 */
final class ClipRun implements AutoCloseable {

  static final long FRAME_NS = 40_000_000;

  private static final int CAMERA_RATE = 25;

  /** What the node tells its encoder to expect. */
  private static final int LIPS_RATE = 30;

  private static final float HELD_OPEN_MM = 6;

  private final FaceModels models;
  private final String clip;
  private final int frames;
  private final List<VideoFrame> pictures = new ArrayList<>();
  private final Costs costs = new Costs();
  private final LipRenderer renderer = new LipRenderer();
  private final List<Listener> listeners = new ArrayList<>();
  private final List<HeldMouth> held = new ArrayList<>();
  private final MouthCrop own = new MouthCrop();
  private final Map<Sight, Integer> sights = new EnumMap<>(Sight.class);
  private final double[] ownGapsMm;
  private long nowNs;

  /** CPU time of the calling thread for each picture. */
  static final class Costs {
    final CpuCost cameraEncode = new CpuCost();
    final CpuCost decode = new CpuCost();
    final CpuCost track = new CpuCost();
    final CpuCost observe = new CpuCost();
    final CpuCost draw = new CpuCost();
    final CpuCost encode = new CpuCost();
    final CpuCost whole = new CpuCost();

    Map<String, CpuCost.Summary> summary() {
      return Map.of(
          "decode", decode.summary(),
          "track", track.summary(),
          "observe", observe.summary(),
          "draw", draw.summary(),
          "encode", encode.summary(),
          "decodeTrackDraw", whole.summary());
    }
  }

  /**
   * @param frames to play; 0 for the whole clip once
   */
  ClipRun(FaceModels models, String clip, int frames) {
    this.models = models;
    this.clip = clip;
    FaceClip file = FaceClip.open(clip);
    this.frames = frames > 0 ? frames : file.length();
    for (int i = 0; i < Math.min(this.frames, file.length()); i++) {
      pictures.add(file.frame(i));
    }
    this.ownGapsMm = new double[this.frames];
  }

  static int frameAt(long timeNs) {
    return (int) Math.ceilDiv(timeNs, FRAME_NS);
  }

  int frames() {
    return frames;
  }

  VideoFrame first() {
    return pictures.getFirst();
  }

  Costs costs() {
    return costs;
  }

  double[] ownGapsMm() {
    return ownGapsMm;
  }

  Map<Sight, Integer> sights() {
    return sights;
  }

  /** Somebody who sees the clip say a speech. */
  Listener listener(String name, Speech speech, Path out) throws IOException {
    var tracker = new FaceTracker(models, () -> nowNs);
    var listener =
        new Listener(name, speech, tracker, path(costs.encode), costs.draw, frames, first(), out);
    listeners.add(listener);
    return listener;
  }

  /** Mouths that are held closed and open, beside the speeches. */
  void holdMouths() {
    held.add(new HeldMouth(0, path(new CpuCost()), first()));
    held.add(new HeldMouth(HELD_OPEN_MM, path(new CpuCost()), first()));
  }

  private Vp8Path path(CpuCost encoding) {
    return new Vp8Path(first().width(), first().height(), LIPS_RATE, encoding, new CpuCost());
  }

  /** Restlessness of mouths, the held ones as shares of the speaker's own. */
  record Stability(
      double own, double closedDrawn, double closedSeen, double openDrawn, double openSeen) {}

  Stability stability() {
    double self = own.restlessness();
    return new Stability(
        self,
        SyncJudge.rounded(held.get(0).drawn() / self),
        SyncJudge.rounded(held.get(0).seen() / self),
        SyncJudge.rounded(held.get(1).drawn() / self),
        SyncJudge.rounded(held.get(1).seen() / self));
  }

  void run() {
    try (var camera =
            new Vp8Path(
                first().width(), first().height(), CAMERA_RATE, costs.cameraEncode, costs.decode);
        var tracker = new FaceTracker(models, () -> nowNs)) {
      for (int i = 0; i < frames; i++) {
        nowNs = i * FRAME_NS;
        VideoFrame received = camera.through(pictures.get(there(i)), nowNs);
        look(i, received, tracker);
        camera.done(received);
        if (i % 100 == 99) {
          System.err.printf("%s: %d of %d pictures%n", clip, i + 1, frames);
        }
      }
    }
  }

  private int there(int frame) {
    int last = pictures.size() - 1;
    int at = last == 0 ? 0 : frame % (2 * last);
    return at <= last ? at : 2 * last - at;
  }

  private void look(int frame, VideoFrame picture, FaceTracker tracker) {
    Face face = costs.track.of(() -> tracker.track(picture));
    float[] mesh = face == null ? null : face.landmarks();
    Sight sight =
        costs.observe.of(
            () -> renderer.observe(picture, mesh, face == null ? 0 : face.score(), nowNs));
    sights.merge(sight, 1, Integer::sum);
    ownGapsMm[frame] = mesh == null ? Double.NaN : Landmarks.gapMm(mesh);
    for (Listener listener : listeners) {
      listener.see(frame, nowNs, picture, face, renderer);
    }
    costs.whole.addLastOf(costs.decode, costs.track, costs.observe, costs.draw);
    if (!held.isEmpty()) {
      float[] shown = renderer.gateAlpha() < .995 ? null : mesh;
      if (shown == null) {
        own.gap();
      } else {
        own.add(picture, shown);
      }
      held.forEach(mouth -> mouth.see(nowNs, picture, shown, renderer));
    }
  }

  @Override
  public void close() {
    listeners.forEach(Listener::close);
    held.forEach(HeldMouth::close);
  }
}

package io.babelgrid.lipsync;

import io.babelgrid.lipsync.SyncJudge.Closures;
import io.babelgrid.lipsync.SyncJudge.Sync;
import io.babelgrid.lipsync.face.Face;
import io.babelgrid.lipsync.face.FaceTracker;
import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.lipsync.render.LipRenderer;
import io.babelgrid.video.VideoFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Somebody who sees the speaker say a speech in another language: the mouth is drawn, sent and
 * received, and what arrives is looked at by a tracker that knows nothing of what was asked for.
 */
final class Listener implements AutoCloseable {

  /** A point that must not move did, by this share of the distance of the eyes. */
  private static final double TORN = .06;

  private final String name;
  private final Speech speech;
  private final FaceTracker tracker;
  private final Vp8Path path;
  private final Film film;
  private final Sheet sheet;
  private final CpuCost drawing;
  private final VideoFrame canvas;
  private final UpperFace drawnUpper = new UpperFace();
  private final UpperFace seenUpper = new UpperFace();
  private final double[] gapsMm;
  private final double[] alphas;
  private int torn;
  private int drawnFrames;
  private double mostMoved;

  Listener(
      String name,
      Speech speech,
      FaceTracker tracker,
      Vp8Path path,
      CpuCost drawing,
      int frames,
      VideoFrame first,
      Path out)
      throws IOException {
    this.name = name;
    this.speech = speech;
    this.tracker = tracker;
    this.path = path;
    this.drawing = drawing;
    this.gapsMm = new double[frames];
    this.alphas = new double[frames];
    this.canvas = new VideoFrame(first.width(), first.height());
    this.film = new Film(out.resolve(name + ".webm"), first.width(), first.height());
    this.sheet = new Sheet(ClipRun.frameAt(Speech.startNs()), frames);
    speech.write(out.resolve(name + ".wav"));
  }

  /** Is shown the next picture, which {@code renderer} has observed. */
  void see(int frame, long shownNs, VideoFrame camera, Face face, LipRenderer renderer) {
    MouthShape shape = speech.shapeAt(shownNs);
    float alpha = renderer.gateAlpha();
    boolean drawn = drawing.of(() -> renderer.draw(camera, shape, alpha, canvas));
    alphas[frame] = drawn ? alpha : 0;
    VideoFrame seen = path.through(canvas, shownNs);
    film.add(path.encoded(), shownNs);
    Face found = tracker.track(seen);
    gapsMm[frame] = found == null ? Double.NaN : Landmarks.gapMm(found.landmarks());
    if (drawn && face != null) {
      compare(camera, seen, face.landmarks(), found);
    }
    sheet.add(
        frame,
        camera,
        seen,
        face == null ? null : face.landmarks(),
        Sheet.gaps(shownNs * 1e-9, shape.gapMm(), gapsMm[frame], alphas[frame]));
    path.done(seen);
  }

  private void compare(VideoFrame camera, VideoFrame seen, float[] mesh, Face found) {
    drawnUpper.compare(camera, canvas, mesh);
    seenUpper.compare(camera, seen, mesh);
    drawnFrames++;
    double moved = found == null ? 1 : Landmarks.moved(mesh, found.landmarks());
    mostMoved = Math.max(mostMoved, moved);
    torn += moved > TORN ? 1 : 0;
  }

  /** How much of the drawn mouth was shown in each picture, 0 to 1. */
  double[] alphas() {
    return alphas;
  }

  /**
   * What the listener saw.
   *
   * @param fullAlpha share of the frames of the speech in which all of the drawn mouth is shown
   * @param rGap correlation of the gap asked for and the one seen
   * @param rDrawn the same over the frames in which all of the drawn mouth is shown
   * @param rSource as {@code rGap}, of the speaker's own mouth
   * @param right against the movement that the phonemes ask for
   * @param rightHeard against the movement that a net hears in the sound that arrives
   * @param torn drawn frames whose eyes, brows or nose are elsewhere
   * @param mostMoved the largest such move, in distances of the eyes
   */
  record Seen(
      String name,
      int frames,
      double fullAlpha,
      double rGap,
      double rDrawn,
      double rSource,
      Sync right,
      Sync wrong,
      Sync rightHeard,
      Sync wrongHeard,
      Closures closures,
      double psnrDrawnDb,
      double psnrSeenDb,
      int drawnFrames,
      int torn,
      double mostMoved,
      long bitsPerSecond) {}

  /**
   * @param ownGapsMm of the speaker's own mouth
   * @param other another text in the same language
   */
  Seen judge(double[] ownGapsMm, Speech other) {
    int from = ClipRun.frameAt(Speech.startNs());
    int to = Math.min(gapsMm.length, ClipRun.frameAt(speech.endNs()));
    int until = Math.min(to, ClipRun.frameAt(other.endNs()));
    double[] asked = new double[to - from];
    double[] drawn = new double[to - from];
    int full = 0;
    for (int i = from; i < to; i++) {
      asked[i - from] = speech.shapeAt((double) i * ClipRun.FRAME_NS).gapMm();
      boolean whole = alphas[i] >= .995;
      full += whole ? 1 : 0;
      drawn[i - from] = whole ? gapsMm[i] : Double.NaN;
    }
    return new Seen(
        name,
        to - from,
        SyncJudge.rounded((double) full / (to - from)),
        correlation(asked, gapsMm, from, to),
        SyncJudge.rounded(SyncJudge.correlation(asked, drawn)),
        correlation(asked, ownGapsMm, from, to),
        SyncJudge.sync(gapsMm, speech::gapMm, from, to, ClipRun.FRAME_NS),
        SyncJudge.sync(gapsMm, other::gapMm, from, until, ClipRun.FRAME_NS),
        SyncJudge.sync(gapsMm, speech::heardGapMm, from, to, ClipRun.FRAME_NS),
        SyncJudge.sync(gapsMm, other::heardGapMm, from, until, ClipRun.FRAME_NS),
        SyncJudge.closures(gapsMm, speech, ClipRun.FRAME_NS),
        drawnUpper.psnrDb(),
        seenUpper.psnrDb(),
        drawnFrames,
        torn,
        SyncJudge.rounded(mostMoved),
        path.bitsPerSecond(ClipRun.FRAME_NS));
  }

  private static double correlation(double[] asked, double[] gaps, int from, int to) {
    return SyncJudge.rounded(SyncJudge.correlation(asked, Arrays.copyOfRange(gaps, from, to)));
  }

  void write(Path out) throws IOException {
    sheet.write(out.resolve(name + ".png"));
  }

  @Override
  public void close() {
    film.close();
    path.close();
    tracker.close();
  }
}

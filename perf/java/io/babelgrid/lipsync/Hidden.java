package io.babelgrid.lipsync;

import java.util.List;

/**
 * When a clip does not show the mouth, so that none may be drawn.
 *
 * @param why for people to read
 * @param fromNs the mouth can't be seen any more
 * @param toNs it can be seen again
 */
record Hidden(String clip, String why, long fromNs, long toNs) {

  /** How long the drawn mouth may take to fade out. */
  private static final long FADE_NS = 240_000_000;

  private static final double VISIBLE = .05;

  /** Of the clips of {@code test-faces}, by what their maker did. */
  static final List<Hidden> CLIPS =
      List.of(
          of("hand", "a drawn hand", 2.0, 4.0),
          // Its fingers are last seen on the chin at 7.56 s.
          of("woman-hand", "a hand", 1.2, 7.6),
          // The middle of the mouth is beyond the picture's edge.
          of("leaving", "out of the picture", 2.1, 4.4),
          of("lights-off", "dark", 2.0, 4.0),
          of("cut", "another picture", 2.0, 4.0),
          of("no-face", "no face at all", -1, 1e6));

  private static Hidden of(String clip, String why, double from, double to) {
    return new Hidden(clip, why, Math.round(from * 1e9), Math.round(to * 1e9));
  }

  /**
   * What was drawn although there was nothing to draw on.
   *
   * @param hiddenFrames frames in which nothing may be drawn
   * @param drawnFrames those of them in which something was
   * @param mostAlpha how much of it was shown at most
   * @param goneAfterMs from the beginning until nothing is shown
   * @param drawnBefore share of the frames from 0.5 s on until then in which a mouth is drawn
   */
  record Failure(
      String clip,
      String why,
      int frames,
      int hiddenFrames,
      int drawnFrames,
      double mostAlpha,
      long goneAfterMs,
      double drawnBefore,
      int tornFrames,
      int facesDrawn,
      double mostMoved) {}

  Failure judge(double[] alphas, Listener.Seen seen) {
    int hidden = 0;
    int drawn = 0;
    double most = 0;
    int lastVisible = -1;
    int before = 0;
    int drawnBefore = 0;
    for (int i = 0; i < alphas.length; i++) {
      long atNs = i * ClipRun.FRAME_NS;
      if (atNs >= fromNs && atNs <= toNs && alphas[i] > VISIBLE) {
        lastVisible = i;
      }
      if (atNs > fromNs + FADE_NS && atNs <= toNs) {
        hidden++;
        drawn += alphas[i] > VISIBLE ? 1 : 0;
        most = Math.max(most, alphas[i]);
      }
      if (atNs >= 500_000_000L && atNs < fromNs) {
        before++;
        drawnBefore += alphas[i] > VISIBLE ? 1 : 0;
      }
    }
    long gone = lastVisible < 0 ? 0 : ((lastVisible + 1) * ClipRun.FRAME_NS - fromNs) / 1_000_000;
    return new Failure(
        clip,
        why,
        alphas.length,
        hidden,
        drawn,
        SyncJudge.rounded(most),
        gone,
        before == 0 ? 0 : SyncJudge.rounded((double) drawnBefore / before),
        seen.torn(),
        seen.drawnFrames(),
        seen.mostMoved());
  }

  static Hidden of(String clip) {
    return CLIPS.stream().filter(each -> each.clip.equals(clip)).findFirst().orElseThrow();
  }
}

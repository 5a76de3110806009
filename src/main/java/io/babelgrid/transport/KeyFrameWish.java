package io.babelgrid.transport;

/**
 * Whether a video slot wants a key frame of its source. Written under the slot's lock, but {@link
 * #due}, which is the peer's thread's; read by any.
 */
final class KeyFrameWish {

  /** A paused slot asks for key frames only while something comes that it holds back. */
  private static final long HELD_BACK_NS = 1_000_000_000;

  private static final long ASKED_APART_NS = 500_000_000;

  private final Runnable onWish;
  private volatile boolean wanted;
  private volatile boolean paused;
  private volatile long heldBackNs;
  private long askedNs = Long.MIN_VALUE / 2;

  /**
   * @param onWish called when a wish arises, under the slot's lock: must not block
   */
  KeyFrameWish(boolean wanted, Runnable onWish) {
    this.wanted = wanted;
    this.onWish = onWish;
  }

  /** The receiver starts from nothing. */
  void restart(boolean video) {
    wanted = video;
  }

  /** Nothing is to be sent for a while. */
  void pause() {
    paused = true;
    wanted = false;
  }

  /** Something went out. */
  void sent() {
    wanted = false;
    paused = false;
  }

  /** Something was held back, for want of a key frame or because it came too late. */
  void heldBack(boolean forKeyFrame, long nowNs) {
    heldBackNs = nowNs;
    if (forKeyFrame && !wanted) {
      wanted = true;
      onWish.run();
    }
  }

  /** True while video is held back for want of a key frame. */
  boolean wanted(long nowNs) {
    return wanted && (!paused || nowNs - heldBackNs < HELD_BACK_NS);
  }

  /** Whether to ask the source now. */
  boolean due(long nowNs) {
    if (!wanted(nowNs) || nowNs - askedNs < ASKED_APART_NS) {
      return false;
    }
    askedNs = nowNs;
    return true;
  }
}

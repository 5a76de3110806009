package io.babelgrid.video;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Keeps pictures that are done with: 25 of 640x480 a second would be 11.5 MB of garbage. Whatever
 * size was given back last stays longest. For any thread.
 */
public final class FramePool {

  private final int capacity;
  private final ArrayDeque<VideoFrame> free = new ArrayDeque<>();

  /**
   * @param capacity pictures kept; memory is capacity x 460 KB at 640x480, 1.4 MB at 1280x720
   */
  public FramePool(int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("capacity must not be negative");
    }
    this.capacity = capacity;
  }

  /** A picture of undefined content that is the caller's until it is given back, or for good. */
  public synchronized VideoFrame take(int width, int height) {
    Iterator<VideoFrame> newestFirst = free.descendingIterator();
    while (newestFirst.hasNext()) {
      VideoFrame frame = newestFirst.next();
      if (frame.width() == width && frame.height() == height) {
        newestFirst.remove();
        return frame;
      }
    }
    return new VideoFrame(width, height);
  }

  /** Gives a picture back; the caller no longer touches it. */
  public synchronized void give(VideoFrame frame) {
    for (VideoFrame other : free) {
      if (other == frame) {
        throw new IllegalStateException("given back twice");
      }
    }
    free.addLast(frame);
    if (free.size() > capacity) {
      free.removeFirst();
    }
  }

  /** Pictures that wait for being taken. */
  public synchronized int size() {
    return free.size();
  }
}

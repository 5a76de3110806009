package io.babelgrid.lipsync.generate;

import java.util.ArrayDeque;
import java.util.Deque;

/** The box of a face, averaged over the last pictures. Used by one thread. */
final class BoxTrack {

  private final int pictures;
  private final Deque<FaceBox> last = new ArrayDeque<>();

  /**
   * @param pictures over which is averaged
   */
  BoxTrack(int pictures) {
    this.pictures = pictures;
  }

  /** Takes the box of the next picture; returns the mean. */
  FaceBox add(FaceBox box) {
    last.addLast(box);
    if (last.size() > pictures) {
      last.removeFirst();
    }
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    for (FaceBox one : last) {
      left += one.left();
      top += one.top();
      right += one.right();
      bottom += one.bottom();
    }
    int count = last.size();
    return new FaceBox(left / count, top / count, right / count, bottom / count);
  }

  void clear() {
    last.clear();
  }
}

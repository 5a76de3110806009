package io.babelgrid.call;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.flow.SpokenFlow;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The last sound of a speaker, for a flow that has not heard it. One lock of its owner. */
final class RecentSound {

  /** 3 s of frames of 20 ms. */
  private static final int MOST = 150;

  private final ArrayDeque<Heard> sound = new ArrayDeque<>();

  private record Heard(AudioSpan span, byte @Nullable [] opus, long arrivedNs) {}

  void add(AudioSpan span, byte @Nullable [] opus, long arrivedNs) {
    sound.addLast(new Heard(span, opus, arrivedNs));
    if (sound.size() > MOST) {
      sound.removeFirst();
    }
  }

  void playTo(SpokenFlow flow) {
    sound.forEach(heard -> flow.audio(heard.span, heard.opus, heard.arrivedNs));
  }
}

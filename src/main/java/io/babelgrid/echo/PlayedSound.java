package io.babelgrid.echo;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What one listener is played, for the gate at their microphone. Any thread adds, one takes. */
public final class PlayedSound {

  /** Of a microphone that is gone nobody takes: 5 s of one voice, 256 x 80 bytes. */
  private static final int MOST = 256;

  private final ConcurrentLinkedQueue<SoundPrint> prints = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  /** Never waits; the oldest give way. */
  public void played(SoundPrint print) {
    prints.add(print);
    if (count.incrementAndGet() > MOST) {
      take();
    }
  }

  @Nullable SoundPrint take() {
    SoundPrint print = prints.poll();
    if (print != null) {
      count.decrementAndGet();
    }
    return print;
  }
}

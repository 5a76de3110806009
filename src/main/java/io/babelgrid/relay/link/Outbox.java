package io.babelgrid.relay.link;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What waits to be sent on one call, in order: bounded, and nothing is sent that would only wait
 * elsewhere. The one that sends and ends the call; any thread.
 */
final class Outbox {

  /** Questions and answers about time that may wait: 64 x 32 bytes; more are not worth sending. */
  private static final int MOST_URGENT = 64;

  private final LinkCall call;
  private final int mostMessages;
  private final int mostBytes;
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private int bytes;
  private int urgent;
  private boolean ended;

  Outbox(LinkCall call, int mostMessages, int mostBytes) {
    this.call = call;
    this.mostMessages = mostMessages;
    this.mostBytes = mostBytes;
  }

  /** False where too much waits already, or the call is over. */
  synchronized boolean offer(byte[] message) {
    if (ended || waiting.size() >= mostMessages || bytes + message.length > mostBytes) {
      return false;
    }
    waiting.add(message);
    bytes += message.length;
    drain();
    return true;
  }

  /** Ahead of what waits. */
  synchronized void now(byte[] message) {
    if (ended) {
      return;
    }
    urgent = call.isReady() ? 0 : urgent + 1;
    if (urgent <= MOST_URGENT) {
      call.send(message);
    }
  }

  /** The call takes more. */
  synchronized void drain() {
    while (!ended && call.isReady()) {
      byte[] next = waiting.poll();
      if (next == null) {
        return;
      }
      bytes -= next.length;
      call.send(next);
    }
  }

  /** Sends what waits, and nothing more. */
  synchronized void finish() {
    if (!ended) {
      waiting.forEach(call::send);
      waiting.clear();
      ended = true;
      call.finish();
    }
  }

  /** Drops what waits. */
  synchronized void cancel(String why) {
    ended = true;
    waiting.clear();
    call.cancel(why);
  }
}

package io.babelgrid.signaling;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one client: bounded, in order, one message on the wire at a time. Takes
 * messages from any thread and blocks none; a client too slow for the bound is cut off.
 */
final class Outbox {

  private record Closing(int code, String reason) {}

  private final Wire wire;
  private final int mostMessages;
  private final int mostChars;
  private final ArrayDeque<String> waiting = new ArrayDeque<>();
  private long chars;
  private boolean sending;
  private boolean open = true;
  private @Nullable Closing closing;

  Outbox(Wire wire, int mostMessages, int mostChars) {
    this.wire = wire;
    this.mostMessages = mostMessages;
    this.mostChars = mostChars;
  }

  /** False when the client is gone or was too slow. */
  boolean offer(String text) {
    boolean tooSlow;
    synchronized (this) {
      if (!open || closing != null) {
        return false;
      }
      tooSlow = waiting.size() >= mostMessages || chars + text.length() > mostChars;
      if (tooSlow) {
        abandon();
      } else {
        waiting.add(text);
        chars += text.length();
      }
    }
    if (tooSlow) {
      wire.close(Wire.TRY_AGAIN_LATER, "too slow");
    } else {
      drain();
    }
    return !tooSlow;
  }

  /** Closes the connection once everything is sent. */
  void finish(String reason) {
    synchronized (this) {
      if (!open || closing != null) {
        return;
      }
      closing = new Closing(Wire.NORMAL, reason);
    }
    drain();
  }

  /** Forgets everything: the connection is gone. */
  synchronized void abandon() {
    open = false;
    waiting.clear();
    chars = 0;
  }

  synchronized boolean isOpen() {
    return open && closing == null;
  }

  private void drain() {
    String next;
    Closing last = null;
    synchronized (this) {
      if (!open || sending) {
        return;
      }
      next = waiting.poll();
      if (next != null) {
        chars -= next.length();
        sending = true;
      } else if (closing != null) {
        last = closing;
        open = false;
      }
    }
    if (next != null) {
      wire.send(next).subscribe().with(sent -> sent(), failure -> failed());
    } else if (last != null) {
      wire.close(last.code(), last.reason());
    }
  }

  private void sent() {
    synchronized (this) {
      sending = false;
    }
    drain();
  }

  private void failed() {
    abandon();
    wire.close(Wire.TRY_AGAIN_LATER, "not reachable");
  }
}

package io.babelgrid.relay.link;

import java.security.cert.X509Certificate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call between two nodes, alike at both ends. Sending and ending from one thread at a time, the
 * rest from any.
 */
interface LinkCall {

  /** What happens on a call: on the network's thread, in order. */
  interface Events {

    void onMessage(byte[] message);

    /** More may be sent. */
    void onReady();

    /** Once; nothing follows. */
    void onEnd(String why);
  }

  /** Makes what listens to a call. */
  interface Listening<E extends Events> extends Function<LinkCall, E> {}

  /** Whether what is sent now leaves soon. */
  boolean isReady();

  /** So many messages more may come. */
  void request(int messages);

  void send(byte[] message);

  /** Ends it when all that was sent has left. */
  void finish();

  /** Ends it at once, as far as it has not ended. */
  void cancel(String why);

  /** Of the other node; null before it is known. */
  @Nullable X509Certificate certificate();
}

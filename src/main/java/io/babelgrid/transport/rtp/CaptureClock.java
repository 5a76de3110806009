package io.babelgrid.transport.rtp;

/** Translates one sender's NTP clock, which all its streams share, into this node's. */
public interface CaptureClock {

  /** The sender's clock read {@code ntp} when it sent what arrived now. */
  void onSenderReport(long ntp, long arrivedNs);

  /** Monotonic time of this node at the sender's time {@code ntp}; needs a report first. */
  long toLocalNs(long ntp);
}

package io.babelgrid.transport.ice;

import org.ice4j.ice.harvest.AbstractUdpListener;

/**
 * Process-wide settings of ice4j, applied before any of its classes reads them: every class here
 * that touches ice4j calls {@link #apply()} first.
 */
final class IceSettings {

  static {
    // Else the first agent asks 169.254.169.254 over HTTP whether this is an AWS machine.
    set("ice4j.harvest.mapping.aws.enabled", "false");
    // 4 MiB: 1 s of 100 peers x 300 packets x 140 bytes, while the receive thread waits for a core.
    set("ice4j.harvest.udp.receive-buffer-size", "4194304");
    set("ice4j.harvest.use-ipv6", "true");
    set("ice4j.redact-remote-addresses", "true");
    // A browser repeats its checks until it is answered and each brings one of ours, so ours are
    // repeated once: an address that never answers gets at most 3 datagrams for one of its own.
    set("org.ice4j.MAX_RETRANSMISSIONS", "1");
    // With 1 s more after the last that is a round trip of 1.5 s.
    set("org.ice4j.FIRST_CTRAN_RETRANS_AFTER", "500");
    // 16 bytes less in each of them.
    set("ice4j.software", "");
    AbstractUdpListener.USE_PUSH_API = true;
    // Received packets are decrypted in place and never grow; nothing is appended to them.
    AbstractUdpListener.BYTES_TO_LEAVE_AT_END_OF_PACKET = 0;
  }

  private IceSettings() {}

  private static void set(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }

  /** Makes sure that the static initialiser has run. */
  static void apply() {
    // Initialising the class is all there is to do.
  }
}

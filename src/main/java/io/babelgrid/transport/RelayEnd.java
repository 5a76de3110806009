package io.babelgrid.transport;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One node's end of the media path between two nodes, as the other needs it to send there. Secret:
 * it crosses on the encrypted link only.
 *
 * @param ufrag names this end in checks, as in ICE (RFC 8445, 5.3)
 * @param password of checks that are sent to this end
 * @param addresses {@code host:port}, best first
 * @param key 28 random bytes: this end's part of the keys of AEAD_AES_128_GCM (RFC 7714)
 */
public record RelayEnd(String ufrag, String password, List<String> addresses, byte[] key) {

  public RelayEnd {
    addresses = List.copyOf(addresses);
    key = key.clone();
  }

  @Override
  public byte[] key() {
    return key.clone();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof RelayEnd that
        && ufrag.equals(that.ufrag)
        && password.equals(that.password)
        && addresses.equals(that.addresses)
        && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ufrag, password, addresses, Arrays.hashCode(key));
  }

  /** Whether this is the same end, at whichever addresses. */
  boolean isSame(RelayEnd that) {
    return ufrag.equals(that.ufrag)
        && password.equals(that.password)
        && Arrays.equals(key, that.key);
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return "RelayEnd[" + ufrag + ", " + addresses + "]";
  }
}

package io.babelgrid.boot;

import io.babelgrid.pipeline.MachineAddresses;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** How other devices reach this machine. */
final class LanAddresses {

  private LanAddresses() {}

  /** Addresses of all interfaces but loopback; link-local ones work in no browser's address bar. */
  static List<String> all() {
    return addresses().stream().map(MachineAddresses::text).toList();
  }

  /** Those to show people: short, and reachable from old devices. */
  static List<String> forPeople() {
    return addresses().stream()
        .filter(Inet4Address.class::isInstance)
        .map(MachineAddresses::text)
        .toList();
  }

  private static List<InetAddress> addresses() {
    try {
      return MachineAddresses.all().stream()
          .filter(address -> !address.isLoopbackAddress())
          .toList();
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<String> hostName() {
    try {
      return Optional.of(InetAddress.getLocalHost().getHostName())
          .filter(name -> name.matches("[A-Za-z0-9.-]+"));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}

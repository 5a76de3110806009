package io.babelgrid.boot;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** How other devices reach this machine. */
final class LanAddresses {

  private LanAddresses() {}

  /** Addresses of all interfaces but loopback; link-local ones work in no browser's address bar. */
  static List<String> all() {
    return addresses().stream().map(LanAddresses::text).toList();
  }

  /** Those to show people: short, and reachable from old devices. */
  static List<String> forPeople() {
    return addresses().stream()
        .filter(Inet4Address.class::isInstance)
        .map(LanAddresses::text)
        .toList();
  }

  private static List<InetAddress> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(LanAddresses::isUp)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .toList();
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isUp(NetworkInterface network) {
    try {
      return network.isUp();
    } catch (SocketException e) {
      return false;
    }
  }

  /** Without the zone of an IPv6 address. */
  private static String text(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
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

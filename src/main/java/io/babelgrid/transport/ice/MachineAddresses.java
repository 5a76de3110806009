package io.babelgrid.transport.ice;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Addresses of this machine that somebody else may reach it at, as digits. */
public final class MachineAddresses {

  private MachineAddresses() {}

  /** Those that it has now: IPv4, then IPv6, then IPv4 of the machine itself. */
  public static List<String> present() throws SocketException {
    var older = new ArrayList<String>();
    var newer = new ArrayList<String>();
    var own = new ArrayList<String>();
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (!network.isUp()) {
        continue;
      }
      for (InetAddress address : Collections.list(network.getInetAddresses())) {
        if (address.isLinkLocalAddress()) {
          continue;
        }
        switch (address) {
          case Inet4Address four when four.isLoopbackAddress() -> own.add(text(four));
          case Inet4Address four -> older.add(text(four));
          case Inet6Address six when !six.isLoopbackAddress() -> newer.add(text(six));
          default -> {
            // The machine reaches itself by IPv4.
          }
        }
      }
    }
    older.addAll(newer);
    older.addAll(own);
    return older;
  }

  /** Without the zone, which means nothing elsewhere. */
  private static String text(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }

  static boolean isIpv6(String address) {
    return address.indexOf(':') >= 0;
  }

  /** With a port: an IPv6 address in brackets (RFC 3986, 3.2.2). */
  public static String withPort(String address, int port) {
    return (isIpv6(address) ? "[" + address + "]" : address) + ":" + port;
  }

  /** Whom limits hold for: an IPv4 address, or the 64 bits of IPv6 that one household has. */
  static InetAddress network(InetAddress address) {
    if (!(address instanceof Inet6Address six)) {
      return address;
    }
    byte[] bytes = six.getAddress();
    Arrays.fill(bytes, 8, 16, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}

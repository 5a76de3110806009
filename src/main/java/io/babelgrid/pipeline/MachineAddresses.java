package io.babelgrid.pipeline;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Addresses of this machine, and what is to be known of any. Any thread. */
public final class MachineAddresses {

  private MachineAddresses() {}

  /** All that it has now, but for those of one link, in the order of its networks. */
  public static List<InetAddress> all() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .filter(MachineAddresses::isUp)
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLinkLocalAddress())
        .toList();
  }

  private static boolean isUp(NetworkInterface network) {
    try {
      return network.isUp();
    } catch (SocketException e) {
      return false;
    }
  }

  /** For media: IPv4, then IPv6, then IPv4 of the machine itself, which reaches itself by that. */
  public static List<String> present() throws SocketException {
    var older = new ArrayList<String>();
    var newer = new ArrayList<String>();
    var own = new ArrayList<String>();
    for (InetAddress address : all()) {
      if (address instanceof Inet4Address) {
        (address.isLoopbackAddress() ? own : older).add(text(address));
      } else if (!address.isLoopbackAddress()) {
        newer.add(text(address));
      }
    }
    older.addAll(newer);
    older.addAll(own);
    return older;
  }

  /** As digits, without the zone, which means nothing elsewhere. */
  public static String text(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }

  public static boolean isIpv6(String address) {
    return address.indexOf(':') >= 0;
  }

  /** With a port: an IPv6 address in brackets (RFC 3986, 3.2.2). */
  public static String withPort(String address, int port) {
    return (isIpv6(address) ? "[" + address + "]" : address) + ":" + port;
  }

  /** Whom limits hold for: an IPv4 address, or the 64 bits of IPv6 that one household has. */
  public static InetAddress network(InetAddress address) {
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

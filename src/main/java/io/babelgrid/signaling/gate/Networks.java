package io.babelgrid.signaling.gate;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Networks in CIDR notation (RFC 4632, RFC 4291), like {@code 10.0.0.0/8} or {@code fd00::/8}. */
final class Networks {

  private final List<IpSubnetFilterRule> rules = new ArrayList<>();

  /**
   * @param key names them to whoever wrote one that is none
   * @throws IllegalArgumentException when one is none
   */
  Networks(List<String> networks, String key) {
    for (String network : networks) {
      try {
        String[] parts = network.strip().split("/", 2);
        rules.add(
            new IpSubnetFilterRule(
                InetAddress.ofLiteral(parts[0]),
                Integer.parseInt(parts[1]),
                IpFilterRuleType.ACCEPT));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            key + " wants networks like 10.0.0.0/8, and not " + network, e);
      }
    }
  }

  /** Whether the address, not a name, is in one of them. */
  boolean contain(String address) {
    InetAddress literal = Caller.literal(address);
    return literal != null
        && rules.stream().anyMatch(rule -> rule.matches(new InetSocketAddress(literal, 0)));
  }
}

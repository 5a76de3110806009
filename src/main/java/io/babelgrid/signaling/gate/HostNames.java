package io.babelgrid.signaling.gate;

import io.babelgrid.boot.Addresses;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The names this node answers to: a page elsewhere that lets its own name point here (DNS
 * rebinding) is a stranger by its Host.
 */
@ApplicationScoped
class HostNames {

  private static final String ANY = "*";

  private final Set<String> names = new TreeSet<>();

  /**
   * @param mediaAddress where browsers send media when a translator of addresses stands before this
   *     node: pages are asked for there as well
   */
  @Inject
  HostNames(
      GateConfig config,
      Addresses addresses,
      @ConfigProperty(name = "babelgrid.media.public-address") Optional<String> mediaAddress) {
    this(config.hosts().orElse(Set.of()), addresses.names());
    mediaAddress.ifPresent(address -> names.add(plain(address)));
  }

  HostNames(Set<String> configured, Set<String> own) {
    configured.forEach(name -> names.add(plain(name)));
    own.forEach(name -> names.add(plain(name)));
  }

  /**
   * @param local the address at which the connection came in
   */
  boolean isOurs(@Nullable HostAndPort authority, String local) {
    if (names.contains(ANY)) {
      return true;
    }
    if (authority == null) {
      return false;
    }
    String host = plain(authority.host());
    InetAddress literal = Caller.literal(host);
    return names.contains(host)
        || literal != null
            && (literal.isLoopbackAddress() || literal.equals(Caller.literal(local)));
  }

  /** Lower case, without the brackets of an IPv6 address and the dot of the root. */
  static String plain(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      return name.substring(1, name.length() - 1);
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}

package io.babelgrid.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the page of this node is found. */
@ApplicationScoped
public class Addresses {

  private final NodeConfig config;
  private final String host;
  private final int port;
  private final int tlsPort;

  @Inject
  Addresses(
      NodeConfig config,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.port") int port,
      @ConfigProperty(name = "quarkus.http.ssl-port") int tlsPort) {
    this.config = config;
    this.host = host;
    this.port = port;
    this.tlsPort = tlsPort;
  }

  /** What to tell the person who started it. */
  public String welcome() {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add("");
    lines.add("  Babelgrid is ready.");
    lines.add("");
    lines.add("    on this machine    " + here());
    for (String address : lan()) {
      lines.add("    on your network    " + address);
    }
    if (config.lan()) {
      lines.add("");
      lines.add("  Browsers will warn of the certificate: it was made on this machine. Go on.");
    }
    lines.add("");
    return String.join("\n", lines);
  }

  /** Where other machines reach it: on a network, and otherwise on this machine alone. */
  public String forOthers() {
    return lan().stream().findFirst().orElseGet(this::here);
  }

  /** For people. */
  public String hostName() {
    return LanAddresses.hostName().orElse("node");
  }

  /** The names by which this machine is reached; addresses need none. */
  public Set<String> names() {
    var names = new HashSet<>(Set.of("localhost"));
    if (!isEverywhere()) {
      names.add(host);
    }
    if (config.lan()) {
      LanAddresses.hostName()
          .ifPresent(name -> {
            names.add(name);
            // By multicast DNS (RFC 6762).
            names.add(name + ".local");
          });
    }
    return names;
  }

  private boolean isEverywhere() {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  private String here() {
    return "http://" + (isEverywhere() ? "localhost" : host) + ":" + port;
  }

  private List<String> lan() {
    return config.lan()
        ? LanAddresses.forPeople().stream()
            .map(address -> "https://" + address + ":" + tlsPort)
            .toList()
        : List.of();
  }
}

package io.babelgrid.grid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The pages that may talk to this node besides its own, and the nodes its own page may talk to:
 * those of the grid and nobody else. Any thread.
 */
@ApplicationScoped
public class GridOrigins {

  private static final String THIS_MACHINE = "http://localhost:*";

  private final Registry registry;
  private final GridConfig config;
  private final Pattern names;

  @Inject
  GridOrigins(Registry registry, GridConfig config) {
    this.registry = registry;
    this.config = config;
    this.names =
        Pattern.compile(
            config.origins().stream()
                .flatMap(Collection::stream)
                .map(GridOrigins::pattern)
                .collect(Collectors.joining("|")));
  }

  /** {@code https://*.example.org}: one label for the star, as in a certificate. */
  private static String pattern(String origin) {
    return Pattern.quote(origin.toLowerCase(Locale.ROOT)).replace("*", "\\E[a-z0-9-]+\\Q");
  }

  /**
   * @param origin of a page (RFC 6454)
   */
  public boolean areOurs(String origin) {
    if (!config.enabled()) {
      return false;
    }
    String plain = origin.toLowerCase(Locale.ROOT);
    return names.matcher(plain).matches()
        || registry.others().stream().anyMatch(node -> origin(node.advert().url()).equals(plain));
  }

  /** For {@code connect-src} of a content security policy; empty without a grid. */
  public String sources() {
    if (!config.enabled()) {
      return "";
    }
    var sources = new TreeSet<String>();
    config.origins().ifPresent(sources::addAll);
    registry.others().forEach(node -> sources.add(origin(node.advert().url())));
    if ("localhost".equals(registry.view().self().advert().url().getHost())) {
      // Of several nodes on one machine the next may come after the page.
      sources.add(THIS_MACHINE);
    }
    var all = new TreeSet<String>();
    for (String source : sources) {
      all.add(source);
      all.add(source.replaceFirst("^http", "ws"));
    }
    return String.join(" ", all);
  }

  static String origin(URI url) {
    return (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
  }
}

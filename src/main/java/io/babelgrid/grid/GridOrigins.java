package io.babelgrid.grid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The pages that may talk to this node besides its own, and the nodes its own page may talk to:
 * those of the grid and nobody else. Any thread.
 */
@ApplicationScoped
public class GridOrigins {

  private static final Logger LOG = Logger.getLogger(GridOrigins.class);

  private static final String THIS_MACHINE = "http://localhost:*";

  /**
   * Nodes that are named one by one, each twice in some 40 characters: 1.3 KB. Some proxies take no
   * more than 4 KB of headers.
   */
  private static final int NAMED = 16;

  private final boolean enabled;
  private final Set<String> origins;
  private final Supplier<List<GridNode>> others;
  private final Supplier<URI> own;
  private final Pattern names;
  private final AtomicBoolean complained = new AtomicBoolean();

  @Inject
  GridOrigins(Registry registry, GridConfig config) {
    this(
        config.enabled(),
        config.origins().orElse(Set.of()),
        registry::others,
        () -> registry.view().self().advert().url());
  }

  /**
   * For tests.
   *
   * @param origins as configured
   * @param own where browsers reach this node
   */
  GridOrigins(
      boolean enabled, Set<String> origins, Supplier<List<GridNode>> others, Supplier<URI> own) {
    this.enabled = enabled;
    this.origins = origins;
    this.others = others;
    this.own = own;
    this.names =
        Pattern.compile(
            origins.stream().map(GridOrigins::pattern).collect(Collectors.joining("|")));
  }

  /** {@code https://*.example.org}: one label for the star, as in a certificate. */
  private static String pattern(String origin) {
    return Pattern.quote(origin.toLowerCase(Locale.ROOT)).replace("*", "\\E[a-z0-9-]+\\Q");
  }

  /**
   * @param origin of a page (RFC 6454)
   */
  public boolean areOurs(String origin) {
    if (!enabled) {
      return false;
    }
    String plain = origin.toLowerCase(Locale.ROOT);
    return names.matcher(plain).matches()
        || others.get().stream().anyMatch(node -> origin(node.advert().url()).equals(plain));
  }

  /**
   * For {@code connect-src} of a content security policy; empty without a grid. Nodes that no
   * pattern of the operator's covers are named, those that live before those that may come back.
   */
  public String sources() {
    if (!enabled) {
      return "";
    }
    var sources = new TreeSet<>(origins);
    boolean local = isLocal(own.get());
    if (local) {
      // Of several nodes on one machine the next may come after the page.
      sources.add(THIS_MACHINE);
    }
    List<String> named =
        others.get().stream()
            .sorted(Comparator.comparing(GridNode::isGone))
            .map(node -> node.advert().url())
            .filter(url -> !(local && isLocal(url)))
            .map(GridOrigins::origin)
            .filter(origin -> !names.matcher(origin).matches())
            .distinct()
            .toList();
    if (named.size() > NAMED && complained.compareAndSet(false, true)) {
      LOG.warnf(
          "pages may go on at %d of %d nodes; babelgrid.grid.origins lets them know all",
          NAMED, named.size());
    }
    named.stream().limit(NAMED).forEach(sources::add);
    var all = new TreeSet<String>();
    for (String source : sources) {
      all.add(source);
      all.add(source.replaceFirst("^http", "ws"));
    }
    return String.join(" ", all);
  }

  private static boolean isLocal(URI url) {
    return "http".equals(url.getScheme()) && "localhost".equals(url.getHost());
  }

  static String origin(URI url) {
    return (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
  }
}

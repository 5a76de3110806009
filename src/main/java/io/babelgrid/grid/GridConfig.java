package io.babelgrid.grid;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** This node as one of many; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid.grid")
public interface GridConfig {

  @WithDefault("false")
  boolean enabled();

  /** Read before the service starts, by the boot. */
  @WithDefault("false")
  boolean beside();

  Optional<URI> url();

  Optional<Set<String>> origins();

  Optional<String> name();

  /** {@code host:port}, best first. */
  Optional<List<String>> media();

  /** Empty, as of a machine that has no such label, is a place of its own as well: default. */
  Optional<String> region();

  Optional<String> zone();

  Optional<String> residency();

  @WithDefault("media,work")
  Set<Role> roles();

  /** Whether this node understands and speaks by itself. */
  default boolean worksHere() {
    return !enabled() || roles().contains(Role.WORK);
  }

  @WithDefault("1s")
  Duration beat();

  @WithDefault("3s")
  Duration suspectAfter();

  @WithDefault("5s")
  Duration deadAfter();

  @WithDefault("60s")
  Duration goneAfter();

  @WithDefault("90s")
  Duration ticket();

  @WithDefault("30s")
  Duration ticketEvery();

  @WithDefault("1s")
  Duration ping();

  @WithDefault("3s")
  Duration silent();

  @WithDefault("0.3")
  @DecimalMin("0")
  double newcomer();

  @WithDefault("5s")
  Duration reserved();

  @WithDefault("10s")
  Duration move();

  @WithDefault("10m")
  Duration drain();

  @WithDefault("4")
  @DecimalMin("0.1")
  double drainPerSecond();

  @WithDefault("false")
  boolean dryRun();

  WeightsConfig weights();

  /** Milliseconds that what speaks against a node is worth. */
  interface WeightsConfig {

    @WithDefault("5")
    @DecimalMin("0")
    double late();

    @WithDefault("1")
    @DecimalMin("0")
    double roundTrip();

    @WithDefault("10")
    @DecimalMin("0")
    double full();

    @WithDefault("10")
    @DecimalMin("0")
    double price();

    @WithDefault("40")
    @DecimalMin("0")
    double unknown();

    @WithDefault("15")
    @DecimalMin("0")
    double apart();

    @WithDefault("3s")
    Duration fresh();
  }
}

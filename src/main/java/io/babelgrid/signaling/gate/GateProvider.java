package io.babelgrid.signaling.gate;

import io.babelgrid.pipeline.NanoClock;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.spi.VertxServiceProvider;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Found by Vert.x as it starts, before there is a bean. Behind a proxy all connections are the
 * proxy's, which gives each caller its share itself.
 */
public final class GateProvider implements VertxServiceProvider {

  /** Three probes every 2 to 5 s, of which each is given up after 3. */
  private static final int KEPT = 16;

  @Override
  public void init(VertxBuilder builder) {
    Config config = ConfigProvider.getConfig();
    boolean behindProxy =
        config
            .getOptionalValue("quarkus.http.proxy.proxy-address-forwarding", Boolean.class)
            .orElse(false);
    int most =
        config.getOptionalValue("quarkus.http.limits.max-connections", Integer.class).orElse(0);
    int mostOfOne =
        config.getOptionalValue("babelgrid.http.connections-per-address", Integer.class).orElse(0);
    if (!behindProxy && most > 0 && mostOfOne > 0 && most > KEPT && isPlain(builder)) {
      var places = new SocketPlaces(most - KEPT, mostOfOne);
      var kept = new SocketPlaces(KEPT, KEPT);
      builder.findTransport(new GatedTransport(new AcceptGate(places, kept, NanoClock.system())));
    }
  }

  /** Neither the kernel's own interfaces nor what somebody else put there. */
  private static boolean isPlain(VertxBuilder builder) {
    return builder.findTransport().getClass() == JDKTransport.class;
  }
}

package io.babelgrid.signaling.gate;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.signaling.gate.SocketPlaces.Place;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Gives each address its share of the node's TCP connections, where they are accepted: one that
 * never says a word costs a file descriptor like any other, and no later limit sees it. What is
 * beyond the share is reset. Some are kept for the machine itself, which probes the node: who fills
 * it would have it restarted else. In the pipeline of a listening socket, whose messages are the
 * accepted connections.
 */
@ChannelHandler.Sharable
final class AcceptGate extends ChannelInboundHandlerAdapter {

  private final SocketPlaces places;
  private final SocketPlaces kept;
  private final NanoClock clock;
  private final Counter refused =
      Metrics.counter("babelgrid.http.refused", "code", "too_many_connections");

  /**
   * @param kept for the machine itself, when it gets none of the others
   */
  AcceptGate(SocketPlaces places, SocketPlaces kept, NanoClock clock) {
    this.places = places;
    this.kept = kept;
    this.clock = clock;
  }

  @Override
  public void channelRead(ChannelHandlerContext listening, Object accepted) {
    if (!(accepted instanceof Channel connection)
        || !(connection.remoteAddress() instanceof InetSocketAddress from)) {
      listening.fireChannelRead(accepted);
      return;
    }
    Place place = place(connection, from.getAddress());
    if (place == null) {
      refused.increment();
      connection.unsafe().closeForcibly();
      return;
    }
    connection.closeFuture().addListener(_ -> place.free());
    listening.fireChannelRead(accepted);
  }

  private @Nullable Place place(Channel connection, InetAddress from) {
    Place place = place(places, from);
    boolean here =
        connection.localAddress() instanceof InetSocketAddress own && from.equals(own.getAddress());
    return place == null && here ? place(kept, from) : place;
  }

  private @Nullable Place place(SocketPlaces free, InetAddress address) {
    Place place = free.take(Caller.of(address.getHostAddress(), false), clock.nowNs());
    return place != null && place.opened() ? place : null;
  }
}

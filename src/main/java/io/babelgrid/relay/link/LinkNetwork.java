package io.babelgrid.relay.link;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * gRPC over mutual TLS 1.3, with one thread for the connections of all links, in both directions.
 * Nothing that runs on it waits.
 */
final class LinkNetwork implements AutoCloseable {

  private static final String TLS = "TLSv1.3";

  /** Beside the streams of one node, its wakes. */
  private static final int CALLS_PER_CONNECTION = 4;

  /** Headers of gRPC are some 200 bytes. */
  private static final int HEADER_BYTES = 4096;

  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  private final LinkSettings settings;
  private final EventLoopGroup thread =
      new NioEventLoopGroup(1, new DefaultThreadFactory("grid-link-io", true));
  private final SslContext dialling;
  private final Server server;

  /**
   * Listens.
   *
   * @param connections at once, of whoever comes
   * @throws IOException when the port cannot be had
   */
  LinkNetwork(
      InetSocketAddress at,
      int connections,
      LinkIdentity identity,
      LinkTrust trust,
      LinkSettings settings,
      LinkCall.Listening<LinkStream> arrivals)
      throws IOException {
    this.settings = settings;
    X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
    try {
      dialling = build(SslContextBuilder.forClient().keyManager(identity.key(), chain), trust);
      server =
          NettyServerBuilder.forAddress(at)
              .sslContext(
                  build(
                      SslContextBuilder.forServer(identity.key(), chain)
                          .clientAuth(ClientAuth.REQUIRE),
                      trust))
              .bossEventLoopGroup(thread)
              .workerEventLoopGroup(thread)
              .channelFactory(() -> new LimitedServerChannel(connections))
              .directExecutor()
              .handshakeTimeout(settings.connectWithin().toNanos(), TimeUnit.NANOSECONDS)
              .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION)
              .maxInboundMessageSize(settings.messageBytes())
              .maxInboundMetadataSize(HEADER_BYTES)
              .addService(
                  ServerServiceDefinition.builder(Wire.SERVICE)
                      .addMethod(Wire.TALK, ServerSide.handler(call -> arrived(arrivals, call)))
                      .build())
              .build()
              .start();
    } catch (IOException | RuntimeException e) {
      end();
      throw e;
    }
  }

  private static SslContext build(SslContextBuilder builder, LinkTrust trust) throws SSLException {
    return GrpcSslContexts.configure(builder, SslProvider.JDK)
        .trustManager(trust)
        .protocols(TLS)
        .build();
  }

  int port() {
    return server.getPort();
  }

  /** Who does not say in time who they are is sent away. */
  private LinkStream arrived(LinkCall.Listening<LinkStream> arrivals, LinkCall call) {
    LinkStream stream = arrivals.apply(call).begin();
    thread.schedule(
        () -> {
          if (stream.node() == null) {
            stream.cancel("it did not say who it is");
          }
        },
        settings.connectWithin().toNanos(),
        TimeUnit.NANOSECONDS);
    return stream;
  }

  /** A stream to there; whether it comes to be is told to it. */
  LinkStream dial(InetSocketAddress place, LinkCall.Listening<LinkStream> listening) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(place)
            .sslContext(dialling)
            .eventLoopGroup(thread)
            .channelType(NioSocketChannel.class)
            .directExecutor()
            .disableRetry()
            .withOption(
                ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.connectWithin().toMillis())
            .maxInboundMessageSize(settings.messageBytes())
            .maxInboundMetadataSize(HEADER_BYTES)
            .build();
    return ClientSide.start(channel, listening).begin();
  }

  @Override
  public void close() {
    server.shutdown();
    try {
      if (!server.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
        server.shutdownNow();
        server.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    end();
  }

  private void end() {
    thread
        .shutdownGracefully(0, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(2 * LAST_WORDS.toMillis());
  }
}

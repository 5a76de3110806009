package io.babelgrid.signaling.gate;

import io.netty.bootstrap.ServerBootstrap;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;

/** Puts a gate before every listening socket. */
final class GatedTransport extends JDKTransport {

  private final AcceptGate gate;

  GatedTransport(AcceptGate gate) {
    this.gate = gate;
  }

  @Override
  public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
    super.configure(options, domainSocket, bootstrap);
    bootstrap.handler(gate);
  }
}

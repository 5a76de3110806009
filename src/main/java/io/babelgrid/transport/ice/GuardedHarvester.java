package io.babelgrid.transport.ice;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.ice4j.TransportAddress;
import org.ice4j.ice.harvest.SinglePortUdpHarvester;
import org.ice4j.util.Buffer;
import org.jspecify.annotations.Nullable;

/** ice4j's one port for all agents, which learns only addresses that the gate lets in. */
final class GuardedHarvester extends SinglePortUdpHarvester {

  private final CheckGate gate;

  GuardedHarvester(TransportAddress address, CheckGate gate) throws IOException {
    super(address);
    this.gate = gate;
  }

  /** Runs on the receive thread of this address. */
  @Override
  protected @Nullable MySocket maybeAcceptNewSession(
      Buffer datagram, InetSocketAddress remote, String ufrag) {
    CheckGate keeper = gate;
    // The thread runs before the constructor is through.
    boolean admitted =
        keeper != null
            && keeper.admits(
                datagram.getBuffer(), datagram.getOffset(), datagram.getLength(), remote);
    return admitted ? super.maybeAcceptNewSession(datagram, remote, ufrag) : null;
  }
}

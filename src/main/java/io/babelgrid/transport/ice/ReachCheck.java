package io.babelgrid.transport.ice;

import io.babelgrid.pipeline.Allowances;
import io.babelgrid.pipeline.MachineAddresses;
import io.babelgrid.pipeline.NanoClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Answers browsers that want to know, before a call, whether they reach the port. An answer is
 * shorter than what was asked, costs no thread, no socket and no memory, and leads to nothing.
 */
final class ReachCheck {

  /** 30 people behind one address translator, each with 3 networks and some 8 checks. */
  static final int SOURCE_BURST = 750;

  static final int SOURCE_A_SECOND = 100;

  private final Credentials own = Credentials.fresh();

  private final NanoClock clock;
  private final Allowances<InetAddress> sources =
      new Allowances<>(SOURCE_A_SECOND, SOURCE_BURST, CheckGate.SOURCES);

  ReachCheck(NanoClock clock) {
    this.clock = clock;
  }

  /** Under which it is asked. */
  Credentials own() {
    return own;
  }

  /**
   * What a datagram is answered with; null where it is no check, one shorter than its answer, or
   * too many came from there.
   */
  byte @Nullable [] answer(byte[] b, int offset, int length, InetSocketAddress from) {
    BindingRequest request = BindingRequest.parse(b, offset, length);
    if (request == null
        || !request.knows(own.password())
        || !sources.take(MachineAddresses.network(from.getAddress()), clock.nowNs())) {
      return null;
    }
    byte[] answer = Fingerprint.onto(NodeCheck.answer(b, offset, from, own.password()));
    return answer.length > length ? null : answer;
  }
}

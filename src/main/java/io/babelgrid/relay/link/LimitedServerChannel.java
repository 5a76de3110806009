package io.babelgrid.relay.link;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Closes connections at once while there are so many already. */
final class LimitedServerChannel extends NioServerSocketChannel {

  private final int most;
  private final AtomicInteger open = new AtomicInteger();

  LimitedServerChannel(int most) {
    this.most = most;
  }

  @Override
  protected int doReadMessages(List<Object> accepted) throws Exception {
    int before = accepted.size();
    super.doReadMessages(accepted);
    for (int i = accepted.size() - 1; i >= before; i--) {
      Channel connection = (Channel) accepted.get(i);
      if (open.get() >= most) {
        accepted.remove(i);
        connection.unsafe().closeForcibly();
      } else {
        open.incrementAndGet();
        connection.closeFuture().addListener(_ -> open.decrementAndGet());
      }
    }
    return accepted.size() - before;
  }
}

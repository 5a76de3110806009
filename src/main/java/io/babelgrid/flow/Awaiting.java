package io.babelgrid.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Who is to be told when a speaker is let go; each once. Any thread. */
final class Awaiting {

  private final List<LongConsumer> waiting = new ArrayList<>(1);

  synchronized void add(LongConsumer until) {
    waiting.add(until);
  }

  void tell(long untilNs) {
    List<LongConsumer> told;
    synchronized (this) {
      told = List.copyOf(waiting);
      waiting.clear();
    }
    told.forEach(each -> each.accept(untilNs));
  }
}

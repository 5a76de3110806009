package io.babelgrid.work;

import io.babelgrid.flow.AwayFlow;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.room.NodeEpoch;

/**
 * The work for one speaker that another node was asked to do. Of the desk's thread, but for news.
 */
final class AwayWork {

  /** It says twice a second that it works. */
  private static final long LOST_NS = 2_000_000_000L;

  private static final long REPEAT_NS = 1_000_000_000L;

  /** At most 64 KB. */
  private static final long TERMS_NS = 10_000_000_000L;

  private final NodeEpoch node;
  private final AwayPlace place;
  private final AwayFlow flow;
  private final long askedNs;
  private final Answer answer;
  private volatile long newsNs;
  private long toldNs;
  private boolean begun;
  private Glossary terms = Glossary.EMPTY;
  private long termsNs;

  AwayWork(NodeEpoch node, AwayPlace place, AwayFlow flow, long nowNs) {
    this.node = node;
    this.place = place;
    this.flow = flow;
    this.askedNs = nowNs;
    this.answer = new Answer(nowNs);
    this.newsNs = nowNs;
    this.toldNs = nowNs;
  }

  NodeEpoch node() {
    return node;
  }

  AwayFlow flow() {
    return flow;
  }

  /** It is lost, or is to do no more, and may be asked anew. */
  void end() {
    flow.lost(newsNs);
    place.close();
  }

  /** It said something; any thread. */
  void heard(long nowNs) {
    newsNs = nowNs;
  }

  /** When it last did. */
  long newsNs() {
    return newsNs;
  }

  /** It said that it will, and what it is to hear gets there. */
  boolean isReady() {
    boolean open = place.isOpen();
    return open && flow.isAccepted();
  }

  /** It is not ready, and should have been long ago. */
  boolean isUnanswered(long nowNs) {
    return !begun && answer.isOverdue(place.isLinked(), flow.isAccepted(), nowNs);
  }

  boolean isLost(long nowNs) {
    return !flow.isAccepted() || nowNs - newsNs >= LOST_NS;
  }

  /** Nanoseconds since it was asked. */
  long ageNs(long nowNs) {
    return nowNs - askedNs;
  }

  /** Its turn comes. */
  void begin() {
    begun = true;
  }

  /** Tells the room's glossary when it is another one, and from time to time again. */
  void terms(Glossary now, long nowNs, Runnable tell) {
    boolean again = !now.isEmpty() && nowNs - termsNs >= TERMS_NS;
    if (flow.isAccepted() && (again || now != terms)) {
      terms = now;
      termsNs = nowNs;
      tell.run();
    }
  }

  boolean hasBegun() {
    return begun;
  }

  /** Repeats the order from time to time; until it is answered, each time. */
  void tell(long nowNs) {
    if (!flow.isAccepted() || nowNs - toldNs >= REPEAT_NS) {
      toldNs = nowNs;
      flow.tellAgain();
    }
  }
}

package io.babelgrid.relay.link;

import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.LinkPlace;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings a stream to another node about: the one with the lower id dials, so that there are never
 * two; the other asks it to, by a call of one frame. Of its {@link Peer}'s thread, but for {@link
 * #wake}.
 */
final class Seeker {

  private static final Logger LOG = Logger.getLogger(Seeker.class);

  /** Who dials comes back by itself; only then it is asked again. */
  private static final Duration WAKE_AFTER = Duration.ofSeconds(1);

  /** Who was asked so often and does not call has a reason. */
  private static final int WAKES_BELIEVED = 3;

  /** Opens a call. */
  interface Dialler {
    LinkStream dial(InetSocketAddress place, LinkCall.Listening<LinkStream> listening);
  }

  private final UUID id;
  private final LinkParts parts;
  private final LinkSettings settings;
  private final Dialler dialler;
  private final Runnable news;
  private final boolean dials;
  private final Retry retry;
  private @Nullable LinkStream waking;
  private int wakes;
  private boolean remembersWish;
  private long wishEndsNs;
  private boolean complained;
  private volatile boolean woken;

  /**
   * @param news a call to the other node changed
   */
  Seeker(UUID id, LinkParts parts, Dialler dialler, Runnable news) {
    this.id = id;
    this.parts = parts;
    this.settings = parts.settings();
    this.dialler = dialler;
    this.news = news;
    this.dials = parts.self().node().compareTo(id) < 0;
    this.retry = new Retry(settings.retry(), settings.longestRetry(), parts.nano().nowNs());
  }

  boolean dials() {
    return dials;
  }

  /** The other node asks for a call; any thread. */
  void wake() {
    woken = true;
  }

  boolean isIdle() {
    return waking == null && !woken && !remembersWish;
  }

  /**
   * Takes note when the other node asked for a call since last time, whether there is a stream or
   * not: it may have come up meanwhile.
   *
   * @return whether it asked
   */
  boolean heed(long nowNs) {
    if (!woken) {
      return false;
    }
    woken = false;
    remember(nowNs);
    retry.now(nowNs);
    return true;
  }

  /**
   * There is no stream.
   *
   * @param greeted whom the one that is called answers
   * @return the one dialled now; null when it is not time, or not for this node
   */
  @Nullable LinkStream seek(boolean wanted, long nowNs, LinkStream.Greeted greeted) {
    if (remembersWish && nowNs - wishEndsNs >= 0) {
      remembersWish = false;
    }
    if (waking != null
        && (waking.end() != null || waking.ageNs(nowNs) > settings.connectWithin().toNanos())) {
      String why = waking.end();
      stop();
      if (++wakes == WAKES_BELIEVED) {
        complain(wanted, "asked to call, it does not: " + (why == null ? "no answer" : why));
      }
    }
    boolean needed = wanted || (dials && remembersWish);
    return waking == null && needed && retry.isDue(nowNs) ? call(wanted, nowNs, greeted) : null;
  }

  private @Nullable LinkStream call(boolean wanted, long nowNs, LinkStream.Greeted greeted) {
    GridNode node = parts.door().find(id).orElse(null);
    LinkPlace place = node == null ? null : node.advert().link();
    if (node == null || place == null) {
      return failed(wanted, "the grid does not know where it is", nowNs);
    }
    var address = new InetSocketAddress(place.host(), place.port());
    if (address.isUnresolved()) {
      return failed(wanted, "there is no host " + place.host(), nowNs);
    }
    LinkCounters counters = parts.meters().of(node.advert().name());
    if (dials) {
      return dialler.dial(
          address, call -> new LinkStream(call, settings, parts.nano(), counters, greeted));
    }
    retry.failed(nowNs);
    waking =
        dialler.dial(
            address, call -> new LinkStream(call, settings, parts.nano(), counters, (_, _) -> {}));
    waking.stir(news);
    waking.hello(parts.self(), true, true);
    waking.finish();
    return null;
  }

  private @Nullable LinkStream failed(boolean wanted, String why, long nowNs) {
    retry.failed(nowNs);
    complain(wanted, why);
    return null;
  }

  /** The stream is open. */
  void found() {
    complained = false;
    wakes = 0;
    stop();
  }

  /**
   * The stream is over.
   *
   * @param wasOpen whether it ever was
   */
  void lost(LinkStream stream, boolean wasOpen, boolean wanted, String why, long nowNs) {
    if (wasOpen) {
      retry.worked(stream.ageNs(nowNs));
    } else {
      complain(wanted, why);
    }
    retry.failed(nowNs);
    if (!dials) {
      retry.notBefore(nowNs + WAKE_AFTER.toNanos());
    } else if (stream.otherWants()) {
      remember(nowNs);
    }
  }

  /** Asks no more. */
  void stop() {
    if (waking != null) {
      waking.cancel("it is not needed");
      waking = null;
    }
  }

  /** The other node wanted a link a moment ago. */
  private void remember(long nowNs) {
    remembersWish = dials;
    wishEndsNs = nowNs + settings.linger().toNanos();
  }

  /** Once until it is open again. */
  private void complain(boolean wanted, String why) {
    if (!complained && wanted) {
      complained = true;
      LOG.warnf("no link to %s: %s; trying again", parts.door().name(id), why);
    }
  }
}

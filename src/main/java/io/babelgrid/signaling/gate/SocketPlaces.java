package io.babelgrid.signaling.gate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Places for connections, of the node and of each caller. A place is taken before the connection
 * exists, so that those that come at once cannot all find the last one free.
 */
public final class SocketPlaces {

  /** A handshake is one round trip; what is not a connection by then never will be. */
  private static final long HANDSHAKE_NS = 10_000_000_000L;

  private final int most;
  private final int mostOfOne;
  private final Map<String, Integer> taken = new HashMap<>();
  private final Set<Place> pending = new HashSet<>();
  private int size;

  public SocketPlaces(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /** One connection's place. */
  public final class Place {
    private final String network;
    private final long takenNs;
    private boolean held = true;

    private Place(String network, long takenNs) {
      this.network = network;
      this.takenNs = takenNs;
    }

    /** The connection is there; false when that took so long that the place is gone. */
    public boolean opened() {
      synchronized (SocketPlaces.this) {
        pending.remove(this);
        return held;
      }
    }

    /** The connection is gone, or will not come. */
    public void free() {
      synchronized (SocketPlaces.this) {
        pending.remove(this);
        if (held) {
          held = false;
          size--;
          taken.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
        }
      }
    }
  }

  /** A place for a caller, or null when it has its share. */
  public synchronized @Nullable Place take(Caller caller, long nowNs) {
    if (size >= most || taken.getOrDefault(caller.network(), 0) >= mostOfOne) {
      return null;
    }
    size++;
    taken.merge(caller.network(), 1, Integer::sum);
    var place = new Place(caller.network(), nowNs);
    pending.add(place);
    return place;
  }

  /** Frees the places of handshakes that came to nothing. */
  public synchronized void tick(long nowNs) {
    Set.copyOf(pending).stream()
        .filter(place -> nowNs - place.takenNs >= HANDSHAKE_NS)
        .forEach(Place::free);
  }

  public synchronized int size() {
    return size;
  }

  public synchronized boolean isFull() {
    return size >= most;
  }
}

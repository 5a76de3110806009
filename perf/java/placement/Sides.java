package placement;

import io.babelgrid.placement.Stay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Who is in a call, and what is done for them where. Side {@code 2 * call} is who called, the next
 * is who was called. One thread.
 */
final class Sides {

  /** A camera and a microphone, or one voice, in bytes a second. */
  private static final double MEDIA_BYTES = 1_050_000 / 8.0;

  private static final double VOICE_BYTES = 50_000 / 8.0;

  final Node[] home;
  final Node[] work;
  final Stay[] stay;
  private final Trace.Call[] calls;
  private final Geography world;
  private final Tally tally;
  private final double[] servedSinceS;
  private final double[] mediaSinceS;
  private final int[] places;
  private int[] active = new int[1_024];
  private int count;

  Sides(Trace.Call[] calls, Geography world, Tally tally) {
    this.calls = calls;
    this.world = world;
    this.tally = tally;
    this.home = new Node[2 * calls.length];
    this.work = new Node[2 * calls.length];
    this.stay = new Stay[2 * calls.length];
    this.servedSinceS = new double[2 * calls.length];
    this.mediaSinceS = new double[calls.length];
    this.places = new int[calls.length];
  }

  int site(int side) {
    Trace.Call call = calls[side / 2];
    return side % 2 == 0 ? call.siteA() : call.siteB();
  }

  float access(int side) {
    Trace.Call call = calls[side / 2];
    return side % 2 == 0 ? call.accessA() : call.accessB();
  }

  boolean isActive(int call) {
    return places[call] > 0;
  }

  void begin(int call, double nowS) {
    if (count == active.length) {
      active = Arrays.copyOf(active, 2 * count);
    }
    active[count++] = call;
    places[call] = count;
    mediaSinceS[call] = nowS;
  }

  void end(int call, double nowS) {
    for (int side = 2 * call; side < 2 * call + 2; side++) {
      if (work[side] != null) {
        release(side, nowS);
      }
    }
    media(call, nowS);
    int last = active[--count];
    active[places[call] - 1] = last;
    places[last] = places[call];
    places[call] = 0;
    home[2 * call] = null;
    home[2 * call + 1] = null;
  }

  void home(int side, Node node, double nowS) {
    media(side / 2, nowS);
    book(side, nowS);
    book(side ^ 1, nowS);
    home[side] = node;
  }

  void serve(int side, Node node, double nowS) {
    work[side] = node;
    servedSinceS[side] = nowS;
  }

  void release(int side, double nowS) {
    book(side, nowS);
    work[side].release(nowS);
    work[side] = null;
    stay[side] = null;
  }

  /** Sides of a call without work. */
  List<Integer> lost(int call, double nowS) {
    var lost = new ArrayList<Integer>();
    for (int side = 2 * call; side < 2 * call + 2; side++) {
      if (work[side] == null && nowS > calls[call].startS()) {
        lost.add(side);
      }
    }
    return lost;
  }

  /** Books time and bytes of a side's work up to now. */
  private void book(int side, double nowS) {
    Node there = work[side];
    if (there == null) {
      return;
    }
    double forS = nowS - servedSinceS[side];
    servedSinceS[side] = nowS;
    tally.servedS += forS;
    Node here = home[side];
    Node listeners = home[side ^ 1];
    if (here == null || listeners == null) {
      return;
    }
    tally.awayS += there == here ? 0 : forS;
    boolean heardThere = there.metro == listeners.metro;
    double voices = (there.metro != here.metro && !heardThere ? 1 : 0) + (heardThere ? 0 : 1);
    tally.bytes += forS * voices * VOICE_BYTES;
  }

  /** Books what crossed between metros of a call's cameras and microphones up to now. */
  private void media(int call, double nowS) {
    double forS = nowS - mediaSinceS[call];
    mediaSinceS[call] = nowS;
    Node one = home[2 * call];
    Node other = home[2 * call + 1];
    if (one == null || other == null) {
      return;
    }
    int ways =
        (world.metroOf[site(2 * call)] != one.metro ? 1 : 0)
            + (world.metroOf[site(2 * call + 1)] != other.metro ? 1 : 0)
            + (one.metro != other.metro ? 1 : 0);
    tally.bytes += forS * ways * 2 * MEDIA_BYTES;
  }

  private List<Integer> where(IntPredicate fits) {
    var found = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      for (int side = 2 * active[i]; side < 2 * active[i] + 2; side++) {
        if (fits.test(side)) {
          found.add(side);
        }
      }
    }
    return found;
  }

  List<Integer> workAt(Node node, IntPredicate hit) {
    return where(side -> work[side] == node && hit.test(side));
  }

  List<Integer> homesAt(Node node) {
    return where(side -> home[side] == node);
  }

  /** Whose work and home have that node's link between them. */
  List<Integer> workOver(Node node) {
    return where(side ->
        work[side] != null
            && work[side] != home[side]
            && (work[side] == node || home[side] == node));
  }

  /** Seconds of calls that pass nothing while that site's link is cut. */
  double cut(Node node, double forS, double nowS) {
    double cutS = 0;
    for (int i = 0; i < count; i++) {
      int call = active[i];
      boolean apart = home[2 * call] != home[2 * call + 1];
      boolean over = apart && (home[2 * call] == node || home[2 * call + 1] == node);
      boolean central = home[2 * call] != null && home[2 * call].index >= world.metroOf.length;
      boolean from = calls[call].siteA() == node.index || calls[call].siteB() == node.index;
      if (over || central && from) {
        cutS += Math.min(forS, calls[call].endS() - nowS);
      }
    }
    return cutS;
  }
}

package io.babelgrid.playout;

import io.babelgrid.pipeline.NanoClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The heartbeat of all synthetic tracks of a node: every 20 ms, on a schedule that never drifts. A
 * late beat is caught up by at most {@value #MAX_CATCH_UP} frames at once; more would arrive as a
 * burst. The beat only beats: what it has to tell, another thread tells.
 *
 * <p>On a large node the tracks are spread over several beats, one after the other within the 20
 * ms. A track stays where it was added: its frames keep their distance.
 */
public final class PlayoutClock implements AutoCloseable {

  static final int MAX_CATCH_UP = 2;

  /**
   * A frame takes 0.3 ms, so a beat can make 20 / 0.3 = 66 of them in its time. A quarter of the
   * cores leaves the rest to models and media: 16 cores make 4 x 66 = 264 voices sound at once.
   */
  private static final int CORES_OF_A_BEAT = 4;

  private final BeatCounters counters = new BeatCounters();
  private final Teller teller = new Teller();
  private final List<Beat> beats;

  /**
   * What the clock did so far, all its beats together.
   *
   * @param skipped frames not sent because the clock was too late
   * @param standIns beats that the second thread made
   * @param maxLateNs worst lateness of a beat
   * @param failed tracks that threw, or did not come back
   * @param untold events that were not told since too many waited
   */
  public record Stats(
      long beats,
      long skipped,
      long standIns,
      long maxLateNs,
      int tracks,
      long failed,
      long untold) {}

  /** With as many beats as the cores of this machine are good for. */
  public PlayoutClock(NanoClock clock) {
    this(clock, beatsFor(Runtime.getRuntime().availableProcessors()));
  }

  PlayoutClock(NanoClock clock, int count) {
    var all = new ArrayList<Beat>();
    for (int i = 0; i < count; i++) {
      all.add(new Beat(i, i * PlayoutTrack.FRAME_NS / count, clock, counters, teller));
    }
    beats = List.copyOf(all);
    teller.start();
    beats.forEach(Beat::start);
  }

  static int beatsFor(int cores) {
    return Math.max(1, cores / CORES_OF_A_BEAT);
  }

  /** A listener for a track of this clock, whose events come later and on another thread. */
  public PlayoutListener telling(PlayoutListener listener) {
    return new ToldLater(listener, teller);
  }

  /** Starts sending the track's frames, by the beat that has the fewest. */
  public synchronized void add(PlayoutTrack track) {
    beats.stream().min(Comparator.comparingInt(Beat::size)).orElseThrow().add(track);
  }

  /** Stops the track and frees it once no beat is using it. */
  public void remove(PlayoutTrack track) {
    for (Beat beat : beats) {
      if (beat.remove(track)) {
        return;
      }
    }
  }

  /** Whether any track has something left to say. */
  public boolean speaks() {
    return beats.stream().anyMatch(Beat::speaks);
  }

  public Stats stats() {
    return new Stats(
        counters.beats().sum(),
        counters.skipped().sum(),
        counters.standIns().sum(),
        counters.maxLateNs().get(),
        beats.stream().mapToInt(Beat::size).sum(),
        counters.failed().sum(),
        teller.dropped());
  }

  @Override
  public void close() {
    beats.forEach(Beat::close);
    teller.close();
  }
}

package io.babelgrid.transport.estimate;

import io.babelgrid.transport.estimate.Departures.Departure;
import io.babelgrid.transport.rtp.ArrivalReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much the way to one receiver carries (draft-ietf-rmcat-gcc-02, 5.5 and 6): where a queue
 * grows, less than what arrived; where much is lost, less than before; else slowly more, but not
 * far beyond what was tried. Of one thread, but for {@link #bitsPerSecond}.
 */
public final class DownlinkEstimate {

  /** Two cameras of 640x480 and their voices. */
  static final long START = 1_500_000;

  static final long LEAST = 50_000;
  private static final long LARGEST = 1_000_000_000;

  private static final double CUT = 0.85;
  private static final double GROWTH_A_SECOND = 1.08;
  private static final double BEYOND = 1.5;
  private static final long BEYOND_LEAST = 10_000;

  /** What was cut shows in feedback only after a round trip. */
  private static final long CUT_APART_NS = 300_000_000;

  private static final double HIGH_LOSS = 0.10;
  private static final int LOSS_PACKETS = 50;

  private record Arrival(Departure departure, long arrivedNs) {}

  private final Departures departures;
  private final Queueing queueing = new Queueing();
  private final AckedRate acked = new AckedRate();
  private volatile long bitsPerSecond;
  private double estimate = START;
  private long highest = -1;
  private long updatedNs;
  private long cutNs = Long.MIN_VALUE / 2;
  private int told;
  private int lost;

  public DownlinkEstimate(Departures departures) {
    this.departures = departures;
  }

  /** Takes feedback; of packets of which it tells a second time, nothing is new. */
  public void onFeedback(ArrivalReport report, long nowNs) {
    Trend.Use use = Trend.Use.NORMAL;
    for (Arrival arrival : inOrder(report)) {
      Departure departure = arrival.departure();
      acked.packet(arrival.arrivedNs(), departure.bytes());
      if (queueing.packet(departure.sentNs(), arrival.arrivedNs()) == Trend.Use.OVER) {
        use = Trend.Use.OVER;
      }
    }
    if (use == Trend.Use.OVER) {
      cut(acked.bitsPerSecond() * CUT, nowNs);
    } else if (told >= LOSS_PACKETS && (double) lost / told > HIGH_LOSS) {
      cut(estimate * (1 - 0.5 * lost / told), nowNs);
    } else {
      grow(nowNs);
    }
    if (told >= LOSS_PACKETS) {
      told = 0;
      lost = 0;
    }
    updatedNs = nowNs;
    bitsPerSecond = Math.round(estimate);
  }

  /** What has arrived, but for what was overtaken by later packets, or sent again after them. */
  private List<Arrival> inOrder(ArrivalReport report) {
    var arrivals = new ArrayList<Arrival>();
    long newest = highest;
    for (int i = 0; i < report.arrivedNs().length; i++) {
      Departure departure = departures.of(report.base() + i & 0xFFFF);
      if (departure == null || departure.number() <= highest) {
        continue;
      }
      newest = Math.max(newest, departure.number());
      told++;
      if (report.arrivedNs()[i] == ArrivalReport.LOST) {
        lost++;
      } else {
        arrivals.add(new Arrival(departure, report.arrivedNs()[i]));
      }
    }
    highest = newest;
    arrivals.sort(Comparator.comparingLong(Arrival::arrivedNs));
    var ordered = new ArrayList<Arrival>();
    long last = -1;
    for (Arrival arrival : arrivals) {
      if (arrival.departure().number() > last) {
        last = arrival.departure().number();
        ordered.add(arrival);
      }
    }
    return ordered;
  }

  private void cut(double to, long nowNs) {
    if (nowNs - cutNs >= CUT_APART_NS && to > 0) {
      cutNs = nowNs;
      estimate = Math.clamp(Math.min(estimate, to), LEAST, LARGEST);
    }
  }

  private void grow(long nowNs) {
    double passedS = updatedNs == 0 ? 0 : Math.clamp((nowNs - updatedNs) / 1e9, 0, 1);
    double furthest = acked.bitsPerSecond() * BEYOND + BEYOND_LEAST;
    if (estimate < furthest) {
      boolean unhurt = cutNs < 0;
      double grown = unhurt ? furthest : estimate * Math.pow(GROWTH_A_SECOND, passedS);
      estimate = Math.clamp(Math.min(grown, furthest), LEAST, LARGEST);
    }
  }

  /** 0 before the first feedback. Any thread. */
  public long bitsPerSecond() {
    return bitsPerSecond;
  }
}

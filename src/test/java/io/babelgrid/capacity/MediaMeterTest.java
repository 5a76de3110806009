package io.babelgrid.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.Cost;
import io.babelgrid.capacity.MediaMeter.Sent;
import org.junit.jupiter.api.Test;

class MediaMeterTest {

  private static final long LOOK_NS = 250_000_000L;

  private Sent sent = new Sent(0, 0, 0, 0);
  private long nowNs = Long.MAX_VALUE - 3 * LOOK_NS;

  @Test
  void eightPeopleWithCamerasTakeAFifthOfACore() {
    MediaMeter.Reading reading = looks(new MediaMeter(() -> sent, 0), 40, 7_850);
    assertEquals(0.19, reading.cost().cores(), 0.001);
  }

  @Test
  void coresThatAreNoLanesAreTakenFirst() {
    assertEquals(0.09, looks(new MediaMeter(() -> sent, 0.1), 40, 7_850).cost().cores(), 0.001);
    assertEquals(0, looks(new MediaMeter(() -> sent, 6), 40, 7_850).cost().cores());
  }

  /** 1,000 packets a second of 200 bytes each, half of them passed on with a payload of 138. */
  @Test
  void bitsAreThoseOnTheWire() {
    MediaMeter.Reading reading = looks(new MediaMeter(() -> sent, 0), 40, 1_000);
    assertEquals(1_000 * (200 + 28) * 8, reading.sentBitsPerSecond());
    assertEquals(500 * (138 + 62) * 8, reading.cost().sentBitsPerSecond());
  }

  @Test
  void theFirstLookAndANodeWithoutPeersSeeNothing() {
    sent = new Sent(1_000_000, 1_000_000_000, 1_000_000, 900_000_000);
    var none = new MediaMeter.Reading(Cost.ZERO, 0);
    assertEquals(none, new MediaMeter(() -> sent, 0).read(nowNs));
    assertEquals(none, looks(MediaMeter.none(), 5, 0));
  }

  @Test
  void whatWasSentLongAgoIsForgotten() {
    var meter = new MediaMeter(() -> sent, 0);
    looks(meter, 40, 7_850);
    assertEquals(0, looks(meter, 20, 0).sentBitsPerSecond());
  }

  private MediaMeter.Reading looks(MediaMeter meter, int looks, long packetsPerSecond) {
    MediaMeter.Reading reading = meter.read(nowNs);
    double packets = sent.packets();
    for (int look = 0; look < looks; look++) {
      nowNs += LOOK_NS;
      packets += packetsPerSecond / 4.0;
      long all = Math.round(packets);
      sent = new Sent(all, all * 200, all / 2, all / 2 * 138);
      reading = meter.read(nowNs);
    }
    return reading;
  }
}

package io.babelgrid.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Vp8AssemblerTest {

  private static final long MS = 1_000_000;
  private static final long BASE = 1 << 16;
  private static final byte[] KEY = {0, 1, 2};
  private static final byte[] DELTA = {1, 7, 8};

  private final Vp8Assembler assembler = new Vp8Assembler(Duration.ofMillis(100));

  /** One packet of a frame; {@code content} follows a descriptor of one byte. */
  private void offer(
      long sequence, int frame, boolean start, boolean marker, byte[] content, long nowMs) {
    byte[] payload = new byte[1 + content.length];
    payload[0] = (byte) (start ? 0x10 : 0);
    System.arraycopy(content, 0, payload, 1, content.length);
    assembler.offer(BASE + sequence, frame * 3600L, marker, payload, nowMs * MS);
  }

  private void probe(long sequence, int frame, long nowMs) {
    assembler.offer(BASE + sequence, frame * 3600L, false, new byte[0], nowMs * MS);
  }

  /** A frame of one packet with a picture id. */
  private void numbered(long sequence, int pictureId, byte[] content, long nowMs) {
    byte[] payload = new byte[4 + content.length];
    payload[0] = (byte) 0x90;
    payload[1] = (byte) 0x80;
    payload[2] = (byte) (0x80 | pictureId >> 8);
    payload[3] = (byte) pictureId;
    System.arraycopy(content, 0, payload, 4, content.length);
    assembler.offer(BASE + sequence, pictureId * 3600L, true, payload, nowMs * MS);
  }

  private AssembledFrame next(long nowMs) {
    AssembledFrame frame = assembler.poll(nowMs * MS);
    assertNotNull(frame);
    return frame;
  }

  @Test
  void aFrameLeavesWithItsLastPacket() {
    offer(0, 0, true, false, KEY, 5);
    assertNull(assembler.poll(5 * MS));
    offer(1, 0, false, true, DELTA, 6);
    AssembledFrame frame = next(6);
    assertTrue(frame.key());
    assertArrayEquals(new byte[] {0, 1, 2, 1, 7, 8}, frame.data());
    assertEquals(6, frame.length());
    assertEquals(BASE, frame.firstSequence());
    assertEquals(BASE + 1, frame.lastSequence());
    assertEquals(6 * MS, frame.lastArrivedNs());
    assertNull(assembler.poll(6 * MS));
  }

  @Test
  void nothingLeavesBeforeAKeyFrame() {
    assertFalse(assembler.needsKeyFrame(0));
    offer(0, 0, true, true, DELTA, 0);
    assertNull(assembler.poll(0));
    assertTrue(assembler.needsKeyFrame(0));
    offer(1, 1, true, false, KEY, 40);
    assertFalse(assembler.needsKeyFrame(40 * MS), "one is coming");
    offer(2, 1, false, true, DELTA, 50);
    assertTrue(next(50).key());
    assertFalse(assembler.needsKeyFrame(50 * MS));
  }

  @Test
  void aKeyFrameThatNeverGetsWholeIsAskedForAgain() {
    offer(0, 0, true, false, KEY, 0);
    offer(2, 0, false, true, DELTA, 1);
    assertFalse(assembler.needsKeyFrame(99 * MS));
    assertTrue(assembler.needsKeyFrame(101 * MS));
    offer(1, 0, false, false, DELTA, 150);
    assertTrue(next(150).key(), "better late");
  }

  @Test
  void whatComesOutOfOrderLeavesInOrder() {
    offer(2, 1, true, false, DELTA, 0);
    offer(1, 0, false, true, DELTA, 1);
    offer(3, 1, false, true, DELTA, 2);
    offer(0, 0, true, false, KEY, 3);
    assertEquals(BASE, next(3).firstSequence());
    assertEquals(BASE + 2, next(3).firstSequence());
    assertNull(assembler.poll(3 * MS));
  }

  @Test
  void aGapWaitsForItsRetransmission() {
    offer(0, 0, true, true, KEY, 0);
    next(0);
    offer(1, 1, true, false, DELTA, 40);
    offer(3, 2, true, true, DELTA, 80);
    assertNull(assembler.poll(179 * MS));
    assertFalse(assembler.needsKeyFrame(179 * MS));
    offer(2, 1, false, true, DELTA, 179);
    AssembledFrame late = next(179);
    assertEquals(179 * MS, late.lastArrivedNs());
    assertEquals(BASE + 3, next(179).firstSequence());
    assertEquals(0, assembler.gaveUp());
  }

  @Test
  void aGapThatStaysIsGivenUpAndAKeyFrameGoesOn() {
    offer(0, 0, true, true, KEY, 0);
    next(0);
    offer(2, 2, true, true, DELTA, 80);
    assertNull(assembler.poll(180 * MS));
    assertTrue(assembler.needsKeyFrame(180 * MS));
    assertEquals(1, assembler.gaveUp());
    offer(3, 3, true, true, DELTA, 200);
    assertNull(assembler.poll(200 * MS));
    offer(4, 4, true, true, KEY, 220);
    assertTrue(next(220).key());
    offer(5, 5, true, true, DELTA, 230);
    assertFalse(next(230).key());
    offer(1, 1, true, true, DELTA, 240);
    assertEquals(1, assembler.late());
    assertNull(assembler.poll(240 * MS));
  }

  @Test
  void aWholeKeyFrameDoesNotWaitForAGapBeforeIt() {
    offer(0, 0, true, true, KEY, 0);
    next(0);
    offer(2, 2, true, true, KEY, 80);
    assertEquals(BASE + 2, next(80).firstSequence());
  }

  @Test
  void aFrameStillOnItsWayIsNoGap() {
    offer(0, 0, true, true, KEY, 0);
    next(0);
    offer(1, 1, true, false, DELTA, 40);
    assertNull(assembler.poll(5_000 * MS));
    assertFalse(assembler.needsKeyFrame(5_000 * MS));
    offer(2, 1, false, true, DELTA, 5_000);
    next(5_000);
  }

  @Test
  void bandwidthProbesFillTheirPlace() {
    offer(0, 0, true, true, KEY, 0);
    assertNotNull(assembler.poll(0));
    probe(1, 0, 1);
    assertNull(assembler.poll(MS));
    probe(2, 0, 2);
    assertNull(assembler.poll(2 * MS));
    offer(3, 1, true, false, DELTA, 40);
    probe(4, 0, 41);
    offer(5, 1, false, true, DELTA, 42);
    AssembledFrame second = next(42);
    assertEquals(BASE + 3, second.firstSequence());
    assertArrayEquals(new byte[] {1, 7, 8, 1, 7, 8}, second.data());
    assertEquals(0, assembler.gaveUp());
  }

  @Test
  void aLostProbeIsNoGapWhereThePictureIdGoesOn() {
    numbered(0, 0x7FFF, KEY, 0);
    next(0);
    probe(2, 0, 1);
    numbered(4, 0, DELTA, 40);
    assertEquals(BASE + 4, next(40).firstSequence(), "1 and 3 were probes");
    numbered(6, 2, DELTA, 80);
    assertNull(assembler.poll(80 * MS), "5 was a picture");
    numbered(5, 1, DELTA, 90);
    assertEquals(BASE + 5, next(90).firstSequence());
    assertEquals(BASE + 6, next(90).firstSequence());
  }

  @Test
  void aFrameWithoutEndIsGivenUpWhenTheNextStarts() {
    offer(0, 0, true, true, KEY, 0);
    next(0);
    offer(1, 1, true, false, DELTA, 40);
    offer(2, 2, true, true, DELTA, 80);
    assertNull(assembler.poll(80 * MS));
    assertTrue(assembler.needsKeyFrame(80 * MS));
  }

  @Test
  void whatIsNoVp8IsCounted() {
    assembler.offer(BASE, 0, true, new byte[] {(byte) 0x90}, 0);
    assembler.offer(BASE + 1, 0, true, new byte[] {(byte) 0x90, (byte) 0xF0, 1}, 0);
    assertEquals(2, assembler.malformed());
    assertNull(assembler.poll(0));
  }

  @Test
  void aFloodFillsNoMemory() {
    SplittableRandom random = new SplittableRandom(8);
    long base = 0;
    for (int i = 0; i < 300_000; i++) {
      base += random.nextInt(5_000) == 0 ? random.nextLong(1L << 32) : random.nextInt(3);
      long sequence = base + random.nextInt(PacketWindow.SIZE * 3);
      offer(sequence, random.nextInt(5), random.nextBoolean(), random.nextInt(9) == 0, DELTA, i);
      assertNull(assembler.poll(i * MS), "no key frame among them");
      assertTrue(assembler.needsKeyFrame(i * MS));
    }
    long highest = base + 10_000;
    offer(highest, 0, true, true, KEY, 300_000);
    assertTrue(next(300_000).key());
    assertEquals(PacketWindow.SIZE, 512, "bounds memory to 0.77 MB a stream");
  }

  /** A packet on its way. */
  private record Flight(
      long sequence, long rtpTicks, boolean marker, byte[] payload, long arrivesNs) {}

  @Test
  void aLossyNetworkDeliversDecodableFramesInOrder() {
    for (int seed = 0; seed < 6; seed++) {
      lossyNetwork(seed, seed % 2 == 0 ? 0.5 : 0.95);
    }
  }

  /** Random loss, reordering and duplicates; {@code repaired} of the lost come again later. */
  private static void lossyNetwork(int seed, double repaired) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Flight> flights = new ArrayList<>();
    List<byte[]> pictures = new ArrayList<>();
    try (Vp8Encoder encoder = new Vp8Encoder(320, 240, 900_000, 25);
        Vp8Decoder reference = new Vp8Decoder()) {
      Vp8Packetizer packetizer = new Vp8Packetizer(random.nextInt());
      FramePool pool = new FramePool(1);
      long sequence = BASE + random.nextInt(1 << 15);
      for (int i = 0; i < 150; i++) {
        byte[] frame =
            encoder.encode(TestPictures.picture(320, 240, i), i * 3600L, i % 30 == 0).data();
        VideoFrame picture = reference.decode(frame, frame.length, pool);
        assertNotNull(picture);
        pictures.add(picture.data().clone());
        pool.give(picture);
        List<byte[]> payloads = packetizer.packets(frame);
        for (int k = 0; k < payloads.size(); k++) {
          boolean marker = k + 1 == payloads.size();
          long sentNs = i * 40 * MS + k * MS / 10;
          fly(flights, random, repaired, sequence++, i * 3600L, marker, payloads.get(k), sentNs);
        }
      }
    }
    flights.sort(Comparator.comparingLong(Flight::arrivesNs));
    int shown = decodeAll(flights, pictures);
    assertTrue(shown >= (repaired > 0.9 ? 100 : 30), shown + " of 150 with seed " + seed);
  }

  private static void fly(
      List<Flight> flights,
      SplittableRandom random,
      double repaired,
      long sequence,
      long ticks,
      boolean marker,
      byte[] payload,
      long sentNs) {
    long arrivesNs = sentNs + 20 * MS + (long) (random.nextDouble() * 8 * MS);
    if (random.nextDouble() < 0.02) {
      if (random.nextDouble() >= repaired) {
        return;
      }
      arrivesNs += 60 * MS;
    }
    flights.add(new Flight(sequence, ticks, marker, payload, arrivesNs));
    if (random.nextDouble() < 0.05) {
      flights.add(new Flight(sequence, ticks, marker, payload, arrivesNs + 3 * MS));
    }
  }

  /** Every frame that leaves must decode to exactly what the sender's own decoder shows. */
  private static int decodeAll(List<Flight> flights, List<byte[]> pictures) {
    Vp8Assembler receiver = new Vp8Assembler(Duration.ofMillis(120));
    FramePool pool = new FramePool(1);
    int shown = 0;
    long lastFrame = -1;
    try (Vp8Decoder decoder = new Vp8Decoder()) {
      for (Flight flight : flights) {
        receiver.offer(
            flight.sequence, flight.rtpTicks, flight.marker, flight.payload, flight.arrivesNs);
        AssembledFrame frame = receiver.poll(flight.arrivesNs);
        while (frame != null) {
          long number = frame.rtpTicks() / 3600;
          assertTrue(frame.key() || number == lastFrame + 1, "frame " + number);
          assertTrue(number > lastFrame);
          lastFrame = number;
          VideoFrame picture = decoder.decode(frame.data(), frame.length(), pool);
          assertNotNull(picture);
          assertArrayEquals(pictures.get((int) number), picture.data(), "frame " + number);
          pool.give(picture);
          shown++;
          frame = receiver.poll(flight.arrivesNs);
        }
      }
    }
    return shown;
  }
}

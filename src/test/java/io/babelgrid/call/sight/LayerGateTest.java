package io.babelgrid.call.sight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerGateTest {

  private static final long MS = 1_000_000;

  private final CameraLayers layers = new CameraLayers();
  private final List<String> asked = new ArrayList<>();
  private final LayerGate gate = new LayerGate(layers, asked::add);
  private long nowNs = 1_000 * MS;
  private long sequence;

  /** VP8 without extensions: descriptor, tag, start code, width 4:3 and height. */
  private MediaPacket key(int height) {
    byte[] payload = new byte[200];
    payload[0] = 0x10;
    payload[4] = (byte) 0x9D;
    payload[5] = 0x01;
    payload[6] = 0x2A;
    payload[9] = (byte) height;
    payload[10] = (byte) (height >> 8);
    return packet(payload, true);
  }

  private MediaPacket delta() {
    return packet(new byte[] {0x10, 1, 0, 0}, false);
  }

  private MediaPacket packet(byte[] payload, boolean key) {
    return new MediaPacket(
        MediaKind.VIDEO, 1, ++sequence, 0, true, payload, key, nowNs, nowNs, nowNs);
  }

  private boolean passes(String layer, MediaPacket packet) {
    layers.note(layer, packet);
    return gate.passes(layer, packet);
  }

  private void threeLayers() {
    passes("q", key(120));
    passes("h", key(240));
    passes("f", key(480));
    asked.clear();
  }

  @Test
  void aCameraInOneStreamPassesUntouched() {
    assertTrue(passes("", delta()));
    assertTrue(passes("", key(480)));
    gate.see(Sight.NOTHING);
    assertFalse(passes("", delta()));
    gate.see(Sight.BEST);
    assertTrue(passes("", delta()), "a slot waits for its key frame by itself");
  }

  @Test
  void theLargestLayerIsSeenAtFirst() {
    threeLayers();
    assertEquals(List.of(120, 240, 480), layers.live().stream().map(Layer::height).toList());
    assertTrue(passes("f", delta()));
    assertFalse(passes("h", delta()));
    assertFalse(passes("q", delta()));
  }

  @Test
  void theLayerBeforeGoesOnUntilTheNextHasAKeyFrameWhichIsAskedForOnce() {
    threeLayers();
    gate.see(new Sight.Of("q"));
    assertFalse(passes("q", delta()));
    assertTrue(passes("f", delta()));
    assertFalse(passes("q", delta()));
    assertEquals(List.of("q"), asked);
    assertTrue(passes("q", key(120)));
    assertFalse(passes("f", delta()));
    assertFalse(passes("f", key(480)));
    assertTrue(passes("q", delta()));
    assertEquals("q", gate.shown());
  }

  @Test
  void aKeyFrameWhoseBeginningComesLastIsNoBeginning() {
    threeLayers();
    gate.see(new Sight.Of("h"));
    MediaPacket late = key(240);
    passes("h", delta());
    assertFalse(passes("h", late));
    assertTrue(passes("h", key(240)));
  }

  @Test
  void aKeyFrameThatDoesNotComeIsAskedForAgain() {
    threeLayers();
    gate.see(new Sight.Of("h"));
    for (int i = 0; i < 25; i++) {
      passes("h", delta());
      nowNs += 100 * MS;
    }
    assertEquals(List.of("h", "h", "h"), asked);
  }

  @Test
  void afterAPauseItBeginsWithAKeyFrame() {
    threeLayers();
    gate.see(Sight.NOTHING);
    assertFalse(passes("f", delta()));
    assertNull(gate.shown());
    gate.see(new Sight.Of("f"));
    assertFalse(passes("f", delta()));
    assertTrue(passes("f", key(480)));
  }

  @Test
  void whereTheLargestLayerStopsTheNextOneIsTheBest() {
    threeLayers();
    for (int i = 0; i < 12; i++) {
      nowNs += 100 * MS;
      passes("q", delta());
      passes("h", delta());
    }
    assertEquals(List.of("q", "h"), layers.live().stream().map(Layer::id).toList());
    assertTrue(passes("h", key(240)));
    assertTrue(passes("h", delta()));
  }

  @Test
  void bitsOfALayerAreThoseOfItsLastSecond() {
    for (int i = 0; i <= 25; i++) {
      passes("f", packet(new byte[930], false));
      nowNs += 40 * MS;
    }
    nowNs += 250 * MS;
    passes("f", packet(new byte[930], false));
    assertEquals(26 * 8_000, layers.live().getFirst().bitsPerSecond(), 1);
  }
}

package io.babelgrid.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Vp8PacketsTest {

  @Test
  void aFrameIsCutEvenlyAndNothingIsLost() {
    SplittableRandom random = new SplittableRandom(3);
    Vp8Packetizer packetizer = new Vp8Packetizer(0x7FFE);
    int[] lengths = {1, 1_096, 1_097, 2_192, 2_193, 50_000};
    for (int i = 0; i < lengths.length; i++) {
      byte[] frame = new byte[lengths[i]];
      random.nextBytes(frame);
      List<byte[]> payloads = packetizer.packets(frame);
      assertEquals((lengths[i] + 1_095) / 1_096, payloads.size());
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      int shortest = Integer.MAX_VALUE;
      int longest = 0;
      for (int k = 0; k < payloads.size(); k++) {
        byte[] payload = payloads.get(k);
        Vp8Descriptor descriptor = Vp8Descriptor.parse(payload);
        assertNotNull(descriptor);
        assertEquals(k == 0, descriptor.startsFrame());
        assertEquals(0x7FFE + i & 0x7FFF, descriptor.pictureId());
        assertFalse(descriptor.nonReference());
        shortest = Math.min(shortest, payload.length);
        longest = Math.max(longest, payload.length);
        joined.write(payload, descriptor.bytes(), payload.length - descriptor.bytes());
      }
      assertArrayEquals(frame, joined.toByteArray());
      assertTrue(longest <= Vp8Packetizer.MAX_PAYLOAD_BYTES);
      assertTrue(longest - shortest <= 1, shortest + " to " + longest);
    }
    assertThrows(IllegalArgumentException.class, () -> packetizer.packets(new byte[0]));
  }

  private static byte[] bytes(int... values) {
    byte[] b = new byte[values.length];
    for (int i = 0; i < b.length; i++) {
      b[i] = (byte) values[i];
    }
    return b;
  }

  @Test
  void everyFieldOfTheDescriptorIsRead() {
    int none = Vp8Descriptor.NONE;
    assertEquals(
        new Vp8Descriptor(1, true, 0, false, none, none, none, false, none),
        Vp8Descriptor.parse(bytes(0x10, 0)));
    assertEquals(
        new Vp8Descriptor(1, false, 5, true, none, none, none, false, none),
        Vp8Descriptor.parse(bytes(0x25, 0)));
    assertEquals(
        new Vp8Descriptor(3, true, 0, false, 0x55, none, none, false, none),
        Vp8Descriptor.parse(bytes(0x90, 0x80, 0x55, 0)));
    assertEquals(
        new Vp8Descriptor(6, true, 0, false, 0x1234, 0xFE, 2, true, 0x1B),
        Vp8Descriptor.parse(bytes(0x90, 0xF0, 0x92, 0x34, 0xFE, 0xBB, 0)));
    assertEquals(
        new Vp8Descriptor(4, false, 0, false, none, 7, 1, false, none),
        Vp8Descriptor.parse(bytes(0x80, 0x60, 7, 0x5F, 0)));
    assertEquals(
        new Vp8Descriptor(3, false, 0, false, none, none, none, false, 3),
        Vp8Descriptor.parse(bytes(0x80, 0x10, 0xE3, 0)));
  }

  @Test
  void pictureIdsFollowEachOtherAroundBothRollovers() {
    assertTrue(Vp8Descriptor.follows(8, 7));
    assertTrue(Vp8Descriptor.follows(0, 0x7F));
    assertTrue(Vp8Descriptor.follows(0x80, 0x7F));
    assertTrue(Vp8Descriptor.follows(0, 0x7FFF));
    assertFalse(Vp8Descriptor.follows(9, 7));
    assertFalse(Vp8Descriptor.follows(7, 7));
    assertFalse(Vp8Descriptor.follows(0, Vp8Descriptor.NONE));
    assertFalse(Vp8Descriptor.follows(Vp8Descriptor.NONE, 7));
  }

  @Test
  void aDescriptorThatIsCutOffIsNone() {
    byte[] whole = bytes(0x90, 0xF0, 0x92, 0x34, 0xFE, 0xBB, 0);
    for (int length = 0; length < whole.length; length++) {
      assertNull(Vp8Descriptor.parse(java.util.Arrays.copyOf(whole, length)), "length " + length);
    }
    assertNotNull(Vp8Descriptor.parse(whole));
  }
}

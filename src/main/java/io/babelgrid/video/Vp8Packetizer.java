package io.babelgrid.video;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts frames into RTP payloads (RFC 7741, 4): each has a descriptor with a 15-bit picture id, the
 * first of a frame has S set. All payloads of a frame are of one size, give or take a byte, so that
 * none is small enough to overtake. Owned by one thread.
 */
public final class Vp8Packetizer {

  /** With RTP header, extensions, SRTP tag, UDP and IPv6 still below 1200 bytes. */
  public static final int MAX_PAYLOAD_BYTES = 1_100;

  private static final int DESCRIPTOR_BYTES = 4;
  private static final int EXTENDED = 0x80;
  private static final int START = 0x10;
  private static final int HAS_PICTURE_ID = 0x80;
  private static final int LONG_PICTURE_ID = 0x80;

  private int pictureId;

  /**
   * @param firstPictureId 15 bits, random
   */
  public Vp8Packetizer(int firstPictureId) {
    pictureId = firstPictureId & 0x7FFF;
  }

  /** The payloads of the next frame; the marker belongs to the last one's packet. */
  public List<byte[]> packets(byte[] frame) {
    if (frame.length == 0) {
      throw new IllegalArgumentException("an empty frame");
    }
    int room = MAX_PAYLOAD_BYTES - DESCRIPTOR_BYTES;
    int count = (frame.length + room - 1) / room;
    List<byte[]> payloads = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) frame.length * i / count);
      int to = (int) ((long) frame.length * (i + 1) / count);
      payloads.add(payload(frame, from, to));
    }
    pictureId = pictureId + 1 & 0x7FFF;
    return payloads;
  }

  private byte[] payload(byte[] frame, int from, int to) {
    byte[] payload = new byte[DESCRIPTOR_BYTES + to - from];
    payload[0] = (byte) (EXTENDED | (from == 0 ? START : 0));
    payload[1] = (byte) HAS_PICTURE_ID;
    payload[2] = (byte) (LONG_PICTURE_ID | pictureId >> 8);
    payload[3] = (byte) pictureId;
    System.arraycopy(frame, from, payload, DESCRIPTOR_BYTES, to - from);
    return payload;
  }
}

package io.babelgrid.video;

import org.jspecify.annotations.Nullable;

/**
 * The VP8 payload descriptor (RFC 7741, 4.2). Fields that a packet doesn't have are {@link #NONE}.
 *
 * @param bytes how long it is; VP8 data follow
 * @param startOfPartition S
 * @param partition PID
 * @param nonReference N: no other frame refers to this one
 * @param pictureId 7 or 15 bits
 * @param tl0PictureIndex running number of frames of the base layer
 * @param temporalLayer TID
 * @param layerSync Y: refers to the base layer only
 * @param keyIndex running number of key frames
 */
record Vp8Descriptor(
    int bytes,
    boolean startOfPartition,
    int partition,
    boolean nonReference,
    int pictureId,
    int tl0PictureIndex,
    int temporalLayer,
    boolean layerSync,
    int keyIndex) {

  static final int NONE = -1;

  /** Reads the descriptor of a payload; null when it is cut off or nothing follows it. */
  static @Nullable Vp8Descriptor parse(byte[] b) {
    if (b.length < 2) {
      return null;
    }
    int first = b[0];
    int extension = (first & 0x80) != 0 ? b[1] : 0;
    boolean hasId = (extension & 0x80) != 0;
    boolean hasTl0 = (extension & 0x40) != 0;
    boolean hasLayer = (extension & 0x20) != 0;
    boolean hasKeyIndex = (extension & 0x10) != 0;
    int at = (first & 0x80) != 0 ? 2 : 1;
    boolean longId = hasId && at < b.length && (b[at] & 0x80) != 0;
    int idBytes = longId ? 2 : hasId ? 1 : 0;
    int bytes = at + idBytes + (hasTl0 ? 1 : 0) + (hasLayer || hasKeyIndex ? 1 : 0);
    if (bytes >= b.length) {
      return null;
    }
    int id = longId ? (b[at] & 0x7F) << 8 | b[at + 1] & 0xFF : hasId ? b[at] & 0x7F : NONE;
    int tl0 = hasTl0 ? b[at + idBytes] & 0xFF : NONE;
    int last = b[bytes - 1];
    return new Vp8Descriptor(
        bytes,
        (first & 0x10) != 0,
        first & 0x07,
        (first & 0x20) != 0,
        id,
        tl0,
        hasLayer ? last >> 6 & 0x03 : NONE,
        hasLayer && (last & 0x20) != 0,
        hasKeyIndex ? last & 0x1F : NONE);
  }

  /** True when no frame lies between two of these ids, of 7 or of 15 bits. */
  static boolean follows(int pictureId, int before) {
    if (pictureId == NONE || before == NONE) {
      return false;
    }
    int next = before + 1;
    return pictureId == (next & 0x7FFF) || next == 0x80 && pictureId == 0;
  }

  /** True on the first packet of a frame. */
  boolean startsFrame() {
    return startOfPartition && partition == 0;
  }
}

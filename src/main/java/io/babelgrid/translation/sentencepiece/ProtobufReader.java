package io.babelgrid.translation.sentencepiece;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The part of the protocol buffers wire format that a {@code .spm} file uses. Call {@link #next},
 * then read or skip the field it stands on.
 */
final class ProtobufReader {

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED_32 = 5;

  private final ByteBuffer data;
  private int wireType;

  ProtobufReader(ByteBuffer data) {
    this.data = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The number of the next field, or 0 at the end of the message. */
  int next() {
    if (!data.hasRemaining()) {
      return 0;
    }
    int tag = (int) varint();
    wireType = tag & 7;
    return tag >>> 3;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte part = data.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("varint of more than 64 bits");
  }

  float float32() {
    return data.getFloat();
  }

  /** The bytes of an embedded message, a string or a bytes field. */
  ByteBuffer bytes() {
    long announced = varint();
    if (announced < 0 || announced > data.remaining()) {
      throw new BufferUnderflowException();
    }
    int length = (int) announced;
    ByteBuffer field = data.slice(data.position(), length);
    data.position(data.position() + length);
    return field;
  }

  String string() {
    return StandardCharsets.UTF_8.decode(bytes()).toString();
  }

  void skip() {
    switch (wireType) {
      case VARINT -> varint();
      case FIXED_64 -> data.position(data.position() + Long.BYTES);
      case LENGTH_DELIMITED -> bytes();
      case FIXED_32 -> data.position(data.position() + Integer.BYTES);
      default -> throw new IllegalArgumentException("wire type " + wireType);
    }
  }
}

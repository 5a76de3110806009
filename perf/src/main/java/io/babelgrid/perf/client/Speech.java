package io.babelgrid.perf.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Recorded speech, said over and over, in pieces of 10 ms as little-endian 16 bit.
 *
 * @param pcm mono, 48 kHz
 */
public record Speech(byte[] pcm) {

  static final int RATE_HZ = 48_000;
  static final int PIECE_SAMPLES = RATE_HZ / 100;
  private static final int PIECE_BYTES = 2 * PIECE_SAMPLES;

  /** A piece in which nothing is said. */
  static final byte[] SILENCE = new byte[PIECE_BYTES];

  /** Reads a WAV of one channel, 16 bit, 48 kHz. */
  public static Speech read(Path wav) throws IOException {
    byte[] bytes = Files.readAllBytes(wav);
    int at = 12;
    while (at + 8 < bytes.length) {
      int size = int32(bytes, at + 4);
      if (bytes[at] == 'd' && bytes[at + 1] == 'a' && bytes[at + 2] == 't') {
        return new Speech(Arrays.copyOfRange(bytes, at + 8, Math.min(bytes.length, at + 8 + size)));
      }
      at += 8 + size;
    }
    throw new IOException(wav + " has no samples");
  }

  /** Piece {@code index} of the endless speech that begins at {@code offset} of the recording. */
  public byte[] piece(double offset, long index) {
    int pieces = pcm.length / PIECE_BYTES;
    int piece = (int) ((index + (long) (offset * pieces)) % pieces);
    return Arrays.copyOfRange(pcm, piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES);
  }

  private static int int32(byte[] bytes, int at) {
    return (bytes[at] & 0xff)
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | (bytes[at + 3] & 0xff) << 24;
  }
}

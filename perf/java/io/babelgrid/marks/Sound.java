package io.babelgrid.marks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Raw sound in files: 16 bits, mono, little-endian, as ffmpeg's s16le. */
final class Sound {

  private Sound() {}

  static short[] read(Path file) throws IOException {
    ShortBuffer samples =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    short[] pcm = new short[samples.remaining()];
    samples.get(pcm);
    return pcm;
  }

  static void write(Path file, short[] pcm) throws IOException {
    var bytes = ByteBuffer.allocate(2 * pcm.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(pcm);
    Files.write(file, bytes.array());
  }

  static short[] shorts(float[] samples) {
    short[] pcm = new short[samples.length];
    for (int i = 0; i < pcm.length; i++) {
      pcm[i] = (short) Math.clamp(Math.round(32_767 * samples[i]), -32_768, 32_767);
    }
    return pcm;
  }
}

package load;

import io.babelgrid.audio.OpusEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * What a microphone sends, as Opus packets of 20 ms, each after its length in two bytes. Arguments:
 * the file to write, and raw floats at 48 kHz, or {@code noise} (a quiet room), or {@code silence}.
 */
public final class MicrophonePackets {

  private static final int SECONDS = 20;
  private static final int RATE_HZ = 48_000;

  /** -65 dB of full scale: a quiet room behind a browser's noise suppression. */
  private static final double ROOM = 5.6e-4;

  private MicrophonePackets() {}

  public static void main(String[] args) throws Exception {
    float[] samples =
        switch (args[1]) {
          case "silence" -> new float[SECONDS * RATE_HZ];
          case "noise" -> noise();
          default -> RawFloats.read(Path.of(args[1]));
        };
    var out = new ByteArrayOutputStream();
    try (var encoder = new OpusEncoder(OpusEncoder.Config.SPEECH)) {
      for (int at = 0; at + OpusEncoder.FRAME_SAMPLES <= samples.length; ) {
        byte[] packet = encoder.encode(samples, at);
        out.write(packet.length >> 8);
        out.write(packet.length);
        out.writeBytes(packet);
        at += OpusEncoder.FRAME_SAMPLES;
      }
    }
    Files.write(Path.of(args[0]), out.toByteArray());
    System.out.println("{}");
  }

  private static float[] noise() {
    var random = new Random(1);
    var samples = new float[SECONDS * RATE_HZ];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (ROOM * random.nextGaussian());
    }
    return samples;
  }
}

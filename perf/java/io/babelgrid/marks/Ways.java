package io.babelgrid.marks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What becomes of a voice on its way: codecs and filters of ffmpeg, one after the other. */
final class Ways {

  private static final String OPUS_24 = "opus -c:a libopus -b:a 24k -application voip -ar 48000";
  private static final String OPUS_16 = "opus -c:a libopus -b:a 16k -application voip -ar 48000";

  /** A name, and steps: a file's ending and options of ffmpeg for each. */
  static final Map<String, List<String>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("as marked", List.of("wav"));
    ALL.put("Opus 32", List.of("opus -c:a libopus -b:a 32k -application voip -ar 48000"));
    ALL.put("Opus 24", List.of(OPUS_24));
    ALL.put("Opus 24, 44.1 kHz", List.of(OPUS_24, "wav -ar 44100"));
    ALL.put("Opus 24, 8 kHz", List.of(OPUS_24, "wav -ar 8000"));
    ALL.put("Opus 24, 100 ppm fast", List.of(OPUS_24, "wav -af asetrate=48005,aresample=48000"));
    ALL.put("Opus 24, 30 dB softer", List.of(OPUS_24, "wav -af volume=-30dB"));
    ALL.put("Opus 24, 12 dB louder, clipped", List.of(OPUS_24, "wav -af volume=12dB"));
    ALL.put("Opus 24, MP3 64", List.of(OPUS_24, "mp3 -c:a libmp3lame -b:a 64k -ar 44100"));
    ALL.put("Opus 24, AAC 48", List.of(OPUS_24, "m4a -c:a aac -b:a 48k -ar 44100"));
    ALL.put("Opus 24, Vorbis 48", List.of(OPUS_24, "ogg -c:a libvorbis -b:a 48k -ar 44100"));
    ALL.put("Opus 24, G.711", List.of(OPUS_24, "wav -c:a pcm_mulaw -ar 8000"));
    ALL.put("Opus 24, Opus 16", List.of(OPUS_24, OPUS_16));
    ALL.put("Opus 24, a room and noise, Opus 24", List.of(OPUS_24, "room", OPUS_24));
    ALL.put("Opus 24, 1 % fast", List.of(OPUS_24, "wav -af asetrate=48480,aresample=48000"));
  }

  /** More than a second codec: measured, not promised. */
  static final Set<String> BEYOND =
      Set.of("Opus 24, a room and noise, Opus 24", "Opus 24, 1 % fast");

  private static final int ROOM_HZ = 24_000;
  private static final int ECHO_SAMPLES = ROOM_HZ / 4;

  private Ways() {}

  /** Sound at a rate. */
  record Heard(float[] samples, int rateHz) {}

  /**
   * @param raw a file of 24 kHz
   */
  static Heard through(Path raw, List<String> steps, Path folder) throws IOException {
    List<String> from = List.of("-f", "s16le", "-ar", "24000", "-ac", "1", "-i", raw.toString());
    int rateHz = 24_000;
    int step = 0;
    for (String each : steps) {
      if (each.equals("room")) {
        Path in = folder.resolve("room-in.raw");
        ffmpeg(from, List.of("-ar", "" + ROOM_HZ, "-ac", "1", "-f", "s16le"), in);
        Path out = folder.resolve("room-out.raw");
        Sound.write(out, room(Sound.read(in)));
        from = List.of("-f", "s16le", "-ar", "" + ROOM_HZ, "-ac", "1", "-i", out.toString());
        continue;
      }
      String[] words = each.split(" ");
      Path file = folder.resolve("step-" + step++ + "." + words[0]);
      ffmpeg(from, List.of(words).subList(1, words.length), file);
      from = List.of("-i", file.toString());
      for (int i = 1; i < words.length - 1; i++) {
        rateHz = words[i].equals("-ar") ? Integer.parseInt(words[i + 1]) : rateHz;
      }
    }
    Path last = folder.resolve("heard.raw");
    ffmpeg(from, List.of("-ac", "1", "-ar", "" + rateHz, "-f", "s16le"), last);
    return new Heard(MarkedSound.floats(Sound.read(last)), rateHz);
  }

  static void resample(Path from, int fromHz, Path to, int toHz) throws IOException {
    var input = List.of("-f", "s16le", "-ar", "" + fromHz, "-ac", "1", "-i", from.toString());
    ffmpeg(input, List.of("-ac", "1", "-ar", "" + toHz, "-f", "s16le"), to);
  }

  private static void ffmpeg(List<String> from, List<String> options, Path to) throws IOException {
    var command = new ArrayList<>(List.of("ffmpeg", "-v", "fatal", "-y"));
    command.addAll(from);
    command.addAll(options);
    command.add(to.toString());
    try {
      int status =
          new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IOException("ffmpeg failed: " + String.join(" ", command));
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /**
   * Echoes that fall by 60 dB in 0.25 s, as loud together as what comes straight; noise at -20 dB.
   */
  private static short[] room(short[] pcm) {
    var random = new Random(1);
    float[] echo = new float[ECHO_SAMPLES];
    double energy = 0;
    for (int i = 0; i < echo.length; i++) {
      echo[i] = (float) (random.nextGaussian() * Math.pow(10, -3.0 * i / echo.length));
      energy += echo[i] * echo[i];
    }
    float[] out = MarkedSound.floats(pcm);
    float[] dry = out.clone();
    for (int tap = 1; tap < echo.length; tap++) {
      float gain = (float) (echo[tap] / Math.sqrt(energy));
      for (int i = tap; i < out.length; i++) {
        out[i] += gain * dry[i - tap];
      }
    }
    double power = 0;
    for (float sample : out) {
      power += sample * sample;
    }
    double noise = 0.1 * Math.sqrt(power / out.length);
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (0.6 * (out[i] + noise * random.nextGaussian()));
    }
    return Sound.shorts(out);
  }
}

package io.babelgrid.lipsync;

import io.babelgrid.lipsync.mouth.AudioMouth;
import io.babelgrid.lipsync.mouth.HeardMouth;
import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.lipsync.mouth.MouthTrajectory;
import io.babelgrid.pipeline.Language;
import io.babelgrid.synthesis.PhonemeTiming;
import io.babelgrid.synthesis.SpeechChunk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * A synthetic voice that says some phrases one after the other, and the mouth that goes with it.
 */
final class Speech {

  private static final int HZ = SpeechChunk.SAMPLE_RATE_HZ;
  private static final int PAUSE_SAMPLES = HZ / 4;

  /** Silence before the first phrase, in which a face is found and its mouth faded in. */
  private static final int LEAD_IN_SAMPLES = HZ * 6 / 10;

  /** What the node sends a synthetic voice with. */
  private static final int BITS_PER_SECOND = 32_000;

  private static final String STRESS_MARKS = "ˈˌ";
  private static final String LIPS_TOUCH = "pbm";

  private record Said(
      int startSample, float[] samples, MouthTrajectory mouth, List<PhonemeTiming> timings) {}

  private final Language language;
  private final List<Said> phrases = new ArrayList<>();
  private int endSample = LEAD_IN_SAMPLES;
  private HeardMouth heard;

  Speech(Language language) {
    this.language = language;
  }

  Language language() {
    return language;
  }

  /** All samples of a phrase that was spoken in chunks. */
  static float[] joined(List<SpeechChunk> chunks) {
    float[] samples = new float[chunks.getFirst().totalSamples()];
    for (SpeechChunk chunk : chunks) {
      int length = Math.min(chunk.samples().length, samples.length - chunk.startSample());
      System.arraycopy(chunk.samples(), 0, samples, chunk.startSample(), length);
    }
    return samples;
  }

  void add(float[] samples, List<PhonemeTiming> timings) {
    int start = phrases.isEmpty() ? endSample : endSample + PAUSE_SAMPLES;
    var mouth = MouthTrajectory.of(language, timings, samples.length);
    phrases.add(new Said(start, samples, mouth, timings));
    endSample = start + samples.length;
  }

  static long startNs() {
    return ns(LEAD_IN_SAMPLES);
  }

  long endNs() {
    return ns(endSample);
  }

  /** Lets a net hear the speech as a listener's device plays it, which knows nothing of phonemes. */
  void listen(AudioMouth ear) {
    float[] received = Received.at16Khz(samples(), BITS_PER_SECOND, new Random(1));
    heard = ear.hear(received, Received.HZ);
  }

  /** The gap between the lips to be seen at a time, by what the net heard. */
  double heardGapMm(double timeNs) {
    return heard.at(timeNs * 1e-9 * HZ).gapMm();
  }

  /** The gap between the lips to be seen at a time, by the phonemes. */
  double gapMm(double timeNs) {
    return shapeAt(timeNs).gapMm();
  }

  /** The mouth to be seen at a time; closed before and after the speech. */
  MouthShape shapeAt(double timeNs) {
    double sample = timeNs * 1e-9 * HZ;
    Said now = phrases.getFirst();
    for (Said phrase : phrases) {
      if (phrase.startSample - PAUSE_SAMPLES / 2 <= sample) {
        now = phrase;
      }
    }
    return now.mouth.at(sample - now.startSample);
  }

  /** When lips are to be seen to touch: before the sound by the lead that is designed. */
  List<Long> closuresNs() {
    var closures = new ArrayList<Long>();
    for (Said phrase : phrases) {
      for (double seconds : closuresSeconds(phrase.timings)) {
        double seen = seconds - MouthTrajectory.VISUAL_LEAD_SECONDS;
        closures.add(ns(phrase.startSample) + Math.round(seen * 1e9));
      }
    }
    return closures;
  }

  /**
   * The middle of every p, b and m of a phrase. The time of a stress mark belongs to the sound after
   * it.
   */
  static List<Double> closuresSeconds(List<PhonemeTiming> timings) {
    var closures = new ArrayList<Double>();
    int from = -1;
    for (PhonemeTiming timing : timings) {
      if (!timing.phoneme().isEmpty() && STRESS_MARKS.contains(timing.phoneme())) {
        from = timing.startSample();
        continue;
      }
      if (!timing.phoneme().isEmpty() && LIPS_TOUCH.contains(timing.phoneme())) {
        int start = from < 0 ? timing.startSample() : from;
        closures.add((start + timing.endSample()) / (2.0 * HZ));
      }
      from = -1;
    }
    return closures;
  }

  private static long ns(int samples) {
    return samples * 1_000_000_000L / HZ;
  }

  private float[] samples() {
    float[] samples = new float[endSample];
    for (Said phrase : phrases) {
      System.arraycopy(phrase.samples, 0, samples, phrase.startSample, phrase.samples.length);
    }
    return samples;
  }

  /** As it is heard, from the first picture on. */
  void write(Path wav) throws IOException {
    var pcm = ByteBuffer.allocate(2 * endSample).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples()) {
      pcm.putShort((short) Math.round(32_767 * Math.clamp(sample, -1f, 1f)));
    }
    var format = new AudioFormat(HZ, 16, 1, true, false);
    try (var stream =
        new AudioInputStream(new ByteArrayInputStream(pcm.array()), format, endSample)) {
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, wav.toFile());
    }
  }
}

package io.babelgrid.lipsync.mouth;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.babelgrid.audio.Resampler;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.model.ModelStore;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/**
 * Hears how a mouth moves: a small net from log-mel bands to shapes, for voices that do not tell
 * their phonemes, and for judging lips by ear. Trained on the node's own voices with the movement
 * of {@link MouthTrajectory}; what it is worth is in {@code models/trained/audio2mouth.json}. Safe
 * for many threads.
 *
 * <p>It runs on the thread of who asks, beside the compute lanes, as the face mesh does, on the CPU
 * whatever the node has: 4 ms of a core for 3 s of speech.
 */
public final class AudioMouth implements AutoCloseable {

  public static final String ID = "audio2mouth";

  private static final String STAGE = "lipsync.hear";

  private final ComputeLanes lanes;
  private final ModelSession session;

  private AudioMouth(ComputeLanes lanes, ModelSession session) {
    this.lanes = lanes;
    this.session = session;
  }

  /**
   * Loads the net, some 0.3 MB.
   *
   * @throws io.babelgrid.engine.model.ModelMissingException when it is not prepared
   */
  public static AudioMouth load(ModelStore store, ComputeLanes lanes) {
    return new AudioMouth(lanes, ModelSession.load(store.file(ID, "audio2mouth.onnx")));
  }

  /**
   * Hears a phrase, or as much of it as there is: the last 0.3 s may still change with what
   * follows.
   *
   * @param samples of the phrase from its first one on, amplitude in [-1, 1], however loud
   * @param sampleRateHz of the samples; the movement is asked for at 24 kHz all the same
   * @throws InferenceException when the net fails
   */
  public HeardMouth hear(float[] samples, int sampleRateHz) {
    return lanes.beside(STAGE, () -> mouth(LogMel.of(at16Khz(samples, sampleRateHz))));
  }

  private HeardMouth mouth(float[] bands) {
    int frames = bands.length / LogMel.BANDS;
    if (frames == 0) {
      return HeardMouth.of(FloatBuffer.allocate(0));
    }
    long[] shape = {1, frames, LogMel.BANDS};
    try (OnnxTensor logMel =
            OnnxTensor.createTensor(session.environment(), FloatBuffer.wrap(bands), shape);
        OrtSession.Result result = session.run(Map.of("logmel", logMel), Set.of("mouth"))) {
      return HeardMouth.of(((OnnxTensor) result.get("mouth").orElseThrow()).getFloatBuffer());
    } catch (OrtException e) {
      throw new InferenceException("cannot hand speech to " + ID, e);
    }
  }

  private static float[] at16Khz(float[] samples, int sampleRateHz) {
    if (sampleRateHz == LogMel.SAMPLE_RATE_HZ) {
      return samples;
    }
    try (var resampler = new Resampler(sampleRateHz, LogMel.SAMPLE_RATE_HZ)) {
      return resampler.process(samples);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}

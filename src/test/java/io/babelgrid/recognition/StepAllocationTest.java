package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.StepMeter;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What steps of the recogniser allocate, alone and together, and that they write the same. */
@Tag("models")
@Tag("words")
class StepAllocationTest {

  private static final String BINDING_ONLY = "babelgrid.onnx.binding-only";
  private static final int HZ = 16_000;
  private static final long DUE_NS = Long.MAX_VALUE / 2;

  @AfterEach
  void useTheCApi() {
    System.clearProperty(BINDING_ONLY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aStepAllocatesNothingAndWritesWhatTheJavaBindingWrites(int width) throws Exception {
    Measured direct = measure(width);
    System.setProperty(BINDING_ONLY, "true");
    Measured binding = measure(width);
    Logger.getLogger(StepAllocationTest.class)
        .infof(
            "a step of %d allocates %d bytes, through the Java binding %d",
            width, direct.bytes, binding.bytes);
    assertArrayEquals(binding.tokens, direct.tokens);
    assertTrue(binding.bytes > 1_000, "the meter sees what is allocated: " + binding.bytes);
    assertTrue(direct.bytes <= StepMeter.LIMIT_BYTES, "bytes a step: " + direct.bytes);
  }

  /**
   * @param bytes a step, in the best round
   * @param tokens by row, of the last round
   */
  private record Measured(long bytes, int[][] tokens) {}

  private static Measured measure(int width) throws Exception {
    float[] speech = PreparedModels.recording("two_cities.wav");
    try (var lanes = new ContinuousBatcher(NanoClock.system(), 1);
        var model = WhisperModel.load(PreparedModels.store(), lanes)) {
      var decoders = new ArrayList<WhisperDecoder>();
      for (int i = 0; i < width; i++) {
        decoders.add(new WhisperDecoder(model));
      }
      long least = Long.MAX_VALUE;
      List<Row> rows = List.of();
      for (int round = 0; round < StepMeter.ROUNDS; round++) {
        rows = new ArrayList<>();
        for (int i = 0; i < width; i++) {
          float[] clip = Arrays.copyOfRange(speech, 6 * i * HZ, (6 * i + 3 + i) * HZ);
          rows.add(new Row(begun(model, decoders.get(i), clip)));
        }
        StepMeter.stepTogether(lanes, model.steps(), List.<WhisperRow>copyOf(rows));
        least = Math.min(least, rows.getFirst().meter.bytesAStep());
      }
      decoders.forEach(WhisperDecoder::close);
      long[] byWidth = lanes.stages().get("recognition.step").snapshot().runsByWidth();
      assertTrue(byWidth[width - 1] >= StepMeter.ROUNDS * StepMeter.STEPS, "rows stay together");
      return new Measured(least, rows.stream().map(row -> row.tokens).toArray(int[][]::new));
    }
  }

  private static WhisperDecoder begun(WhisperModel model, WhisperDecoder decoder, float[] clip) {
    WhisperSettings settings = model.settings();
    int[] prompt =
        new CommittedText()
            .prompt(settings, model.languageToken(Language.ENGLISH), settings.transcribe());
    decoder.encode(clip, clip.length, 2 * HZ, DUE_NS);
    decoder.begin(prompt, 0, true, DUE_NS);
    return decoder;
  }

  /** Goes on past its end of text. */
  private static final class Row implements WhisperRow {
    private final WhisperDecoder decoder;
    private final StepMeter meter = new StepMeter();
    private final int[] tokens = new int[StepMeter.STEPS + 1];

    Row(WhisperDecoder decoder) {
      this.decoder = decoder;
    }

    @Override
    public WhisperDecoder decoder() {
      return decoder;
    }

    @Override
    public boolean advance() {
      if (meter.advances() > 0) {
        decoder.stepped();
      }
      tokens[meter.advances()] = decoder.nextToken();
      decoder.prepareStep(decoder.nextToken());
      return meter.advance();
    }

    @Override
    public int expectedSteps() {
      return 1;
    }
  }
}

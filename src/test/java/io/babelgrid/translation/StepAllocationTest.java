package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.StepMeter;
import io.babelgrid.pipeline.NanoClock;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What steps of the translator allocate, alone and together, and that they write the same. */
@Tag("models")
@Tag("words")
class StepAllocationTest {

  private static final String BINDING_ONLY = "babelgrid.onnx.binding-only";

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
    assertArrayEquals(binding.pieces, direct.pieces);
    assertTrue(binding.bytes > 500, "the meter sees what is allocated: " + binding.bytes);
    assertTrue(direct.bytes <= StepMeter.LIMIT_BYTES, "bytes a step: " + direct.bytes);
  }

  /**
   * @param bytes a step, in the best round
   * @param pieces by row, of the last round
   */
  private record Measured(long bytes, int[][] pieces) {}

  private static Measured measure(int width) throws Exception {
    try (var lanes = new ContinuousBatcher(NanoClock.system(), 1);
        var model = MarianModel.load(PreparedModels.store(), "marian-en-pt", lanes)) {
      var examples = TranslationFixture.examples("en-pt", "pt-en");
      long least = Long.MAX_VALUE;
      List<Row> rows = List.of();
      for (int round = 0; round < StepMeter.ROUNDS; round++) {
        rows = new ArrayList<>();
        for (int i = 0; i < width; i++) {
          rows.add(new Row(model, source(model, examples.get(i).source())));
        }
        StepMeter.stepTogether(lanes, model.steps(), List.<MarianRow>copyOf(rows));
        least = Math.min(least, rows.getFirst().meter.bytesAStep());
        rows.forEach(Row::close);
      }
      long[] byWidth = lanes.stages().get("translation.step").snapshot().runsByWidth();
      assertTrue(byWidth[width - 1] >= StepMeter.ROUNDS * StepMeter.STEPS, "rows stay together");
      return new Measured(least, rows.stream().map(row -> row.pieces).toArray(int[][]::new));
    }
  }

  private static EncodedSource source(MarianModel model, String text) {
    int[] ids =
        SourcePieces.of(
                TranslationFixture.words(text),
                model.sourceTokenizer(),
                model.config().endOfSentence(),
                Locale.ENGLISH)
            .ids();
    return model.encode(ids, Long.MAX_VALUE / 2);
  }

  /** Goes on past its end of sentence. */
  private static final class Row implements MarianRow {
    private final EncodedSource source;
    private final RowMemory memory;
    private final int end;
    private final StepMeter meter = new StepMeter();
    private final int[] pieces = new int[StepMeter.STEPS];
    private int count;

    Row(MarianModel model, EncodedSource source) {
      this.source = source;
      memory = model.borrowMemory(source.pieces());
      end = model.config().endOfSentence();
    }

    @Override
    public EncodedSource source() {
      return source;
    }

    @Override
    public RowMemory memory() {
      return memory;
    }

    @Override
    public int previousPiece() {
      return count == 0 ? end : pieces[count - 1];
    }

    @Override
    public int position() {
      return count;
    }

    @Override
    public void predicted(FloatBuffer logits) {
      memory.swapStates();
      int best = 0;
      for (int id = 1; id < logits.capacity(); id++) {
        best = logits.get(id) > logits.get(best) ? id : best;
      }
      pieces[count++] = best;
    }

    @Override
    public boolean advance() {
      return meter.advance();
    }

    @Override
    public int expectedSteps() {
      return 1;
    }

    private void close() {
      memory.close();
      source.close();
    }
  }
}

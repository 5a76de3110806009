package io.babelgrid.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class DeviceChoiceTest {

  private static final Supplier<Optional<String>> WORKS = Optional::empty;
  private static final Supplier<Optional<String>> FAILS =
      () -> Optional.of("no such luck; buy one");
  private static final Supplier<Optional<String>> MUST_NOT_BE_ASKED =
      () -> {
        throw new AssertionError("CUDA was touched");
      };

  private final Logger logger = Logger.getLogger(DeviceChoice.class.getName());
  private final RecordingHandler log = new RecordingHandler();

  @BeforeEach
  void listen() {
    logger.addHandler(log);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(log);
  }

  @ParameterizedTest
  @CsvSource({"cpu,CPU", "cuda,CUDA", "auto,AUTO"})
  void everyChoiceHasAName(String name, DeviceChoice choice) {
    assertEquals(choice, DeviceChoice.named(name));
  }

  @Test
  void anUnknownNameIsRefusedWithTheKey() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> DeviceChoice.named("gpu")).getMessage();
    assertEquals("babelgrid.engine.device must be cpu, cuda or auto, not gpu", refused);
  }

  @Test
  void theCpuNeverTouchesCuda() {
    assertEquals(Device.CPU, DeviceChoice.CPU.resolve(MUST_NOT_BE_ASKED));
    assertEquals(List.of(), log.records);
  }

  @ParameterizedTest
  @CsvSource({"CUDA", "AUTO"})
  void cudaIsTakenWhereItWorks(DeviceChoice choice) {
    assertEquals(Device.CUDA, choice.resolve(WORKS));
  }

  @Test
  void autoFallsBackToTheCpuAndSaysWhyInOneLine() {
    assertEquals(Device.CPU, DeviceChoice.AUTO.resolve(FAILS));
    assertEquals(1, log.records.size());
    assertEquals(Level.WARNING.intValue(), log.records.getFirst().getLevel().intValue());
    assertEquals(
        "babelgrid.engine.device=auto: models run on the CPU: no such luck; buy one; or set it to"
            + " cpu",
        log.line());
  }

  @Test
  void cudaThatCannotBeHadFailsWithTheKeyAndTheReason() {
    var failure =
        assertThrows(DeviceUnavailableException.class, () -> DeviceChoice.CUDA.resolve(FAILS));
    assertEquals(
        "babelgrid.engine.device=cuda is not possible: no such luck; buy one; or set it to cpu",
        failure.getMessage());
    assertEquals(List.of(), log.records);
  }

  @Test
  void aBuildForTheCpuSaysHowToGetTheOther() {
    OnnxEnvironment.get();
    assumeFalse(OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA));
    assertEquals(Device.CPU, DeviceChoice.AUTO.resolve());
    assertEquals(1, log.records.size());
    assertTrue(log.line().contains("mvn -Pcuda package"), log.line());
    var failure = assertThrows(DeviceUnavailableException.class, DeviceChoice.CUDA::resolve);
    assertTrue(failure.getMessage().contains("mvn -Pcuda package"), failure.getMessage());
  }

  @Test
  void aBuildForTheCpuCannotLoadOnCuda() {
    OrtEnvironment environment = OnnxEnvironment.get();
    assumeFalse(OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA));
    assertThrows(OrtException.class, () -> CudaProbe.run(environment, Device.CUDA));
  }

  @Test
  void theGraphOfTheTrialRuns() throws OrtException {
    assertEquals(6f, CudaProbe.run(OnnxEnvironment.get(), Device.CPU));
  }

  private static final class RecordingHandler extends Handler {
    private final List<LogRecord> records = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      records.add(line);
    }

    /** The only line; the service's log formats itself, with the parameters in printf style. */
    String line() {
      LogRecord only = records.getFirst();
      return only.getParameters() == null
          ? only.getMessage()
          : only.getMessage().formatted(only.getParameters());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

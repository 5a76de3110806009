package io.babelgrid.engine;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What an operator asks for with {@code babelgrid.engine.device}. {@link #CPU} never touches CUDA,
 * {@link #CUDA} takes nothing else, {@link #AUTO} takes CUDA where it works.
 */
public enum DeviceChoice {
  CPU,
  CUDA,
  AUTO;

  private static final String KEY = "babelgrid.engine.device";
  private static final Logger LOG = Logger.getLogger(DeviceChoice.class);

  /**
   * @throws IllegalArgumentException when there is no such choice
   */
  public static DeviceChoice named(String name) {
    return switch (name) {
      case "cpu" -> CPU;
      case "cuda" -> CUDA;
      case "auto" -> AUTO;
      default ->
          throw new IllegalArgumentException(KEY + " must be cpu, cuda or auto, not " + name);
    };
  }

  /**
   * The device of this node, tried out once; says in one line of the log what {@link #AUTO} found.
   *
   * @throws DeviceUnavailableException when CUDA is asked for and cannot be had
   */
  public Device resolve() {
    return resolve(CudaProbe::obstacle);
  }

  Device resolve(Supplier<Optional<String>> cudaObstacle) {
    if (this == CPU) {
      return Device.CPU;
    }
    Optional<String> obstacle = cudaObstacle.get();
    if (obstacle.isEmpty()) {
      LOG.infof("%s=%s: models run on the first GPU", KEY, name().toLowerCase(Locale.ROOT));
      return Device.CUDA;
    }
    if (this == CUDA) {
      throw new DeviceUnavailableException(
          "%s=cuda is not possible: %s; or set it to cpu".formatted(KEY, obstacle.get()));
    }
    LOG.warnf("%s=auto: models run on the CPU: %s; or set it to cpu", KEY, obstacle.get());
    return Device.CPU;
  }
}

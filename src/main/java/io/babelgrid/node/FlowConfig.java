package io.babelgrid.node;

import io.babelgrid.recognition.WhisperModel;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What an operator may set of calls; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid")
public interface FlowConfig {

  Engine engine();

  Media media();

  Recognition recognition();

  Synthesis synthesis();

  Lips lips();

  LipSync lipsync();

  Marks marks();

  Video video();

  Capacity capacity();

  /** Whole latency budget by workload: {@code forward}, {@code voice-frame}, ... */
  Map<String, Duration> budget();

  interface Lips {
    /** Whether lips are drawn to translated voices. */
    @WithDefault("true")
    boolean enabled();
  }

  interface Video {
    /** Whether cameras may come in several sizes at once. */
    @WithDefault("true")
    boolean layers();

    /** Cameras that somebody is sent at once. */
    @WithDefault("16")
    int most();
  }

  interface Marks {
    /** Whether synthetic voices carry a mark that machines find. */
    @WithDefault("true")
    boolean voice();
  }

  interface LipSync {
    /** Directory of a mouth generator; empty: mouths are drawn by our own renderer. */
    Optional<String> generator();
  }

  interface Capacity {
    /** Bits a second that this node may send; empty: not limited. */
    OptionalLong uplink();
  }

  interface Engine {
    /** Inferences at once; 0 takes one a core. */
    @WithDefault("0")
    int lanes();

    /** {@code cpu}, {@code cuda} or {@code auto}. */
    @WithDefault("cpu")
    String device();
  }

  interface Media {
    /** Addresses to offer; empty takes all of this machine. */
    Optional<List<String>> hosts();

    /** Address that browsers reach when an address translator stands before this node. */
    Optional<String> publicAddress();
  }

  interface Recognition {
    /** Id of a prepared model: {@code whisper-base} or one of the operator's own. */
    @WithDefault(WhisperModel.ID)
    String model();

    /** {@code balanced}, {@code low-lag} or {@code thrifty}. */
    @WithDefault("balanced")
    String policy();
  }

  interface Synthesis {
    /** {@code auto}, {@code kokoro-q8}, {@code kokoro} or {@code hibari}. */
    @WithDefault("auto")
    String model();

    /** The program espeak-ng, which reads languages that have no rules of our own; empty: none. */
    Optional<Path> espeak();

    /** How long an unfinished phrase is held. */
    @WithDefault("150ms")
    Duration phraseHold();
  }
}

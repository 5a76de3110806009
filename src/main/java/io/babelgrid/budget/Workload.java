package io.babelgrid.budget;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the node keeps latency of, with the stages that it passes, in order. */
public enum Workload {
  /** A media packet that is passed on. */
  FORWARD(List.of(Stage.RECEIVE_QUEUE, Stage.DECRYPT, Stage.SEND), 12, 4, 4),

  /** 20 ms of a synthetic voice, from the moment at which they are due. */
  VOICE_FRAME(List.of(Stage.BEAT, Stage.ENCODE, Stage.SEND), 10, 6, 4),

  /** A picture of a speaker whose lips are redrawn, in one language, from its last packet on. */
  LIP_FRAME(
      List.of(
          Stage.RECEIVE_QUEUE,
          Stage.VIDEO_DECODE,
          Stage.FACE,
          Stage.MOUTH,
          Stage.VIDEO_ENCODE,
          Stage.SEND),
      15,
      5,
      15,
      10,
      10,
      5),

  /** A word of a speaker, from its end to its transcript. */
  CAPTION(List.of(Stage.LISTENING, Stage.RECOGNITION_QUEUE, Stage.RECOGNITION), 1_500, 250, 250),

  /** A word in another language, from the end of the word it stands for to its sound. */
  VOICE(
      List.of(
          Stage.LISTENING,
          Stage.RECOGNITION_QUEUE,
          Stage.RECOGNITION,
          Stage.BACKHAUL,
          Stage.CONTEXT,
          Stage.TRANSLATION_QUEUE,
          Stage.TRANSLATION,
          Stage.PHRASING,
          Stage.SYNTHESIS_QUEUE,
          Stage.SYNTHESIS,
          Stage.START_WAIT,
          Stage.SPEAKING),
      1_000,
      250,
      250,
      60,
      600,
      150,
      50,
      600,
      150,
      200,
      300,
      600);

  private final List<Stage> stages;
  private final LatencyBudget standard;

  Workload(List<Stage> stages, long... sharesMs) {
    this.stages = stages;
    Duration[] shares = new Duration[sharesMs.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Duration.ofMillis(sharesMs[i]);
    }
    this.standard = new LatencyBudget(List.of(shares));
  }

  /** The stages, in the order in which they are passed. */
  public List<Stage> stages() {
    return stages;
  }

  /** What it may take where nothing else is configured. */
  public LatencyBudget standardBudget() {
    return standard;
  }

  /** Whether its entries are words, not frames. */
  public boolean isOfWords() {
    return this == CAPTION || this == VOICE;
  }

  /** Name in metrics and reports: {@code voice_frame}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}

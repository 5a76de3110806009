package io.babelgrid.synthesis;

/** How urgently a phrase's next samples are wanted; asked anew before each inference. */
@FunctionalInterface
public interface SpeechDemand {

  /** When they are due, for scheduling. */
  long dueNs();

  /** When the listener hears silence if nothing more is rendered; never after they are due. */
  default long silentNs() {
    return dueNs();
  }
}

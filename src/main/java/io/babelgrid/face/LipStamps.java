package io.babelgrid.face;

/** When a picture passed the steps that it passes once, whatever the languages; monotonic. */
public record LipStamps(long arrivedNs, long takenNs, long decodedNs, long foundNs) {

  /** The stamps of {@link io.babelgrid.budget.Workload#LIP_FRAME}. */
  long[] until(long drawnNs, long encodedNs, long sentNs) {
    return new long[] {arrivedNs, takenNs, decodedNs, foundNs, drawnNs, encodedNs, sentNs};
  }
}

package io.babelgrid.budget;

/** Counts what a {@link LoadGovernor} did. */
final class FlowTally {
  long admitted;
  long refused;
  long released;
  long stepsDown;
  long stepsUp;
  long helplessTicks;

  GovernorSnapshot.Counts counts() {
    return new GovernorSnapshot.Counts(
        admitted, refused, released, stepsDown, stepsUp, helplessTicks);
  }
}

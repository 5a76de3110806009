package io.babelgrid.flow;

import io.babelgrid.room.NodeEpoch;
import org.jspecify.annotations.Nullable;

/**
 * The way from one speaker to the node that works for them, which answers by {@link AwayFlow#told}.
 * Any thread; never waits.
 */
public interface Workplace {

  /** No node works for them. */
  Workplace NONE =
      new Workplace() {
        @Override
        public void order(WorkOrder order) {}

        @Override
        public void audio(byte[] opus, long rtpTicks) {}

        @Override
        public void said(SpokenWords words) {}

        @Override
        public @Nullable NodeEpoch node() {
          return null;
        }

        @Override
        public double roundTripMs() {
          return Double.NaN;
        }

        @Override
        public void close() {}
      };

  /** What is to be done there from now on. */
  void order(WorkOrder order);

  /**
   * The next packet that is to be recognised there.
   *
   * @param rtpTicks at 48 kHz; a leap is silence
   */
  void audio(byte[] opus, long rtpTicks);

  /** Words that are to be said there. */
  void said(SpokenWords words);

  /** Which it is; null for none. */
  @Nullable NodeEpoch node();

  /** Between this node and that; NaN while unknown. */
  double roundTripMs();

  /** Nothing more is to be done there. */
  void close();
}

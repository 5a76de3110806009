package io.babelgrid.flow;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.pipeline.Language;

/**
 * What a node that works for a speaker of another one tells it. Times are of the receiver's
 * monotonic clock, utterances and samples are counted anew from where that node began.
 */
public sealed interface WorkNews {

  /** It does the work from now on. */
  record Accepted() implements WorkNews {}

  /** It does not. */
  record Refused(String reason) implements WorkNews {}

  /** What they said, for further nodes. */
  record Said(SpokenWords words) implements WorkNews {}

  /** A piece of a line to be read; shapes as of {@link io.babelgrid.room.Caption}. */
  record Line(long utterance, Language language, boolean translated, String text, boolean last)
      implements WorkNews {}

  record Served(Language target, ServiceLevel level, String reason) implements WorkNews {}

  record Talks(Language target, boolean talking) implements WorkNews {}

  record Detected(Language language) implements WorkNews {}

  record Misdeclared(Language spoken) implements WorkNews {}

  record Voice(Language target, String voiceId) implements WorkNews {}

  record Unheard(String reason) implements WorkNews {}

  /** Whether something that was said is still to be written or heard. */
  record Busy(boolean busy) implements WorkNews {}

  /** It heard them until then, and hears no more. */
  record LetGo(long untilNs) implements WorkNews {}

  /** How words of the last half minute came to be heard there, from the sound's arrival on. */
  record Took(Language target, LatencyLedger.Summary words) implements WorkNews {}
}

package io.babelgrid.flow;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.Language;
import io.babelgrid.speaker.SpeakerContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One speaker in the languages that somebody here wants: recognised here ({@link SpeakerFlow}) or
 * at another node ({@link RemoteFlow}).
 */
public sealed interface SpokenFlow extends AutoCloseable permits SpeakerFlow, RemoteFlow {

  /**
   * Changes what is spoken.
   *
   * @param language null to detect it
   */
  void spoken(@Nullable Language language);

  /** Says which languages somebody wants to hear this speaker in. */
  void targets(Set<Language> wanted);

  /** By which voices the speaker was heard elsewhere: they are theirs, where this node has them. */
  void voices(Map<Language, String> known);

  /** How the words of the last half minute came to be heard in a language, if they are. */
  Optional<LatencyLedger.Summary> recent(Language target);

  /** Whether something that they said is still to be written or heard. Any thread. */
  boolean isBusy();

  /**
   * Whether what is said waits, to be translated when it waits no more: what was said before, at
   * another place, is still to be heard.
   */
  void waits(boolean isWaiting);

  SpeakerContext context();

  FlowReport report();

  @Override
  void close();
}

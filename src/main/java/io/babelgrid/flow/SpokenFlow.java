package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.speaker.SpeakerContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One speaker in the languages that somebody here wants: recognised here ({@link SpeakerFlow}) or
 * at another node ({@link RemoteFlow}), or all of it done by another node ({@link AwayFlow}), or
 * their voices ({@link VoicesAwayFlow}).
 */
public sealed interface SpokenFlow extends AutoCloseable
    permits SpeakerFlow, RemoteFlow, AwayFlow, VoicesAwayFlow {

  /**
   * Next audio of a speaker who is heard here. Never waits.
   *
   * @param opus what it was decoded of; null where nothing came, or nothing of it is to be heard
   */
  default void audio(AudioSpan span, byte @Nullable [] opus, long arrivedNs) {}

  /** What a speaker who is heard elsewhere said next, in times of this node. Never waits. */
  default void said(SpokenWords words) {}

  /** Somebody else still hears them, until {@link #begin}. Before any audio. */
  default void hold() {}

  /**
   * Nobody else hears them any more. Any thread.
   *
   * @param heardUntilNs what arrived later than that is heard by this one
   */
  default void begin(long heardUntilNs) {}

  /**
   * Hears no more of them after the end of what they are saying: somebody else does.
   *
   * @param until is told when the last sound that was heard arrived; {@link Long#MIN_VALUE} where
   *     none was
   */
  default void letGo(LongConsumer until) {
    until.accept(Long.MIN_VALUE);
  }

  /**
   * Mean energy of a sample up to which nobody is expected to speak now, negative while everything
   * is to be heard. Any thread.
   */
  default double restsBelow() {
    return -1;
  }

  /** Nothing more is heard for a while: what was said so far is an utterance. */
  default void silent() {}

  /** The speaker has no connection any more: they hold nothing until they speak again. */
  void gone();

  /**
   * Whether the node of a speaker who is heard elsewhere recognises them.
   *
   * @param reason why not; empty when it does
   */
  default void unheard(String reason) {}

  /** Says in which languages this speaker is heard at other nodes, which speak by themselves. */
  default void elsewhere(Set<Language> wanted) {}

  /** What this speaker is likelier to speak than other languages, where it is detected. */
  default void likely(Set<Language> languages) {}

  /** Whether this node serves them worse than it would if it had more room. */
  default boolean isReduced() {
    return false;
  }

  /** Languages in which it does that. */
  default Set<Language> reduced() {
    return Set.of();
  }

  /** What another node does for them; null where it does nothing. */
  default @Nullable AwayFlow away() {
    return null;
  }

  /** Whether this node has no room to recognise them. */
  default boolean isRefused() {
    return false;
  }

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

  /** The way to another node that works for them and back, in ms; NaN while unknown. */
  default double networkMs() {
    return 0;
  }

  /** That node; empty where this one works. */
  default Optional<NodeEpoch> worker() {
    return Optional.empty();
  }

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

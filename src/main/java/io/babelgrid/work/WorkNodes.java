package io.babelgrid.work;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.NodeEpoch;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which other nodes may work for a speaker of this one. Any thread; waits for nothing. */
interface WorkNodes {

  /**
   * What is asked of a node.
   *
   * @param hears whether it is to recognise them
   * @param spoken null where it is to be detected, or recognised elsewhere
   * @param heard languages in which it is to speak
   */
  record Wish(boolean hears, @Nullable Language spoken, Set<Language> heard) {}

  /** The best with room; empty where there is none. */
  Optional<NodeEpoch> choose(Wish wish, Set<NodeEpoch> not);

  /** Whether a node has voices for all of these. */
  boolean speaks(NodeEpoch node, Set<Language> languages);

  /** Whether a node still may: not dead, and not being emptied. */
  boolean lasts(NodeEpoch node);

  /**
   * Whether this node has had room for one more for long enough to take work home; to be asked all
   * the time that work is away.
   */
  boolean isRoomHere();
}

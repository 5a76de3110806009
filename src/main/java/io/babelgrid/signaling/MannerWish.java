package io.babelgrid.signaling;

import io.babelgrid.room.Manners;
import io.babelgrid.room.Reaction;

/** Makes commands for a room of what a client wants beside speaking. */
final class MannerWish {

  private MannerWish() {}

  /** Its type on the wire. */
  static String type(ClientMessage.Manner wish) {
    return switch (wish) {
      case ClientMessage.Hand _ -> "hand";
      case ClientMessage.React _ -> "reaction";
      case ClientMessage.Hush _ -> "hush";
      case ClientMessage.Transcripts _ -> "transcripts";
    };
  }

  /** Whether only hosts may. */
  static boolean isOfHosts(ClientMessage.Manner wish) {
    return switch (wish) {
      case ClientMessage.Hand hand -> hand.participantId() != null;
      case ClientMessage.React _ -> false;
      case ClientMessage.Hush _, ClientMessage.Transcripts _ -> true;
    };
  }

  static void tell(ClientMessage.Manner wish, Manners manners) {
    switch (wish) {
      case ClientMessage.Hand(_, String participantId) when participantId != null ->
          manners.lowerHand(participantId);
      case ClientMessage.Hand(boolean raised, _) -> manners.hand(raised);
      case ClientMessage.React(String reaction) -> Reaction.of(reaction).ifPresent(manners::react);
      case ClientMessage.Hush(String participantId) -> manners.hush(participantId);
      case ClientMessage.Transcripts(boolean kept) -> manners.keepTranscripts(kept);
    }
  }
}

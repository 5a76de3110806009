package io.babelgrid.room;

import io.babelgrid.pipeline.MediaGrants;
import java.util.Map;
import java.util.function.LongConsumer;

/** The media of one participant in one room. All methods may be called from any thread. */
public interface MediaSession extends AutoCloseable {

  /**
   * Answers an SDP offer. A fresh offer with new ICE credentials restarts ICE and keeps the
   * session.
   *
   * @param slots track id by mid, for the recvonly m-lines of the offer
   * @param grants what the token of who offers allows; an offer of more is refused
   * @throws MediaException with the stable code to send to the client
   */
  String answer(String offerSdp, Map<String, String> slots, MediaGrants grants)
      throws MediaException;

  /** Changes what is spoken and heard, mid-call, without renegotiation. */
  void languages(LanguageChoice languages);

  /** Says which of the own tracks are muted; nothing is recognised while audio is. */
  void muted(boolean audio, boolean video);

  /**
   * Says how tall this participant's page shows whom, in pixels of its screen; who is not there is
   * not shown. Until it says so, all are shown.
   */
  default void views(Map<String, Integer> heights) {}

  /**
   * Says whether a host closed the microphone: then nobody gets anything of it, whatever comes. No
   * until this says yes.
   */
  void hushed(boolean isHushed);

  /**
   * Says whether others may see this participant's mouth redrawn to match a translated voice. They
   * may until this says no; a no takes effect at once.
   */
  void lips(boolean allowed);

  /**
   * The node that heard this participant so far has let go; see {@link Past#heardThere}.
   *
   * @param heardUntilNs what arrived later than that is heard here, in this node's clock
   */
  void begin(long heardUntilNs);

  /**
   * Hears no more of this participant after the end of what they are saying: another node does.
   * Media goes on.
   *
   * @param until is told when the last sound that was heard here arrived, in this node's clock;
   *     from any thread, and must not block
   */
  void letGo(LongConsumer until);

  /** Whether something that this participant said is still to be written or heard. */
  boolean isBusy();

  /** How long what this participant hears was on its way. */
  HeardLatency latency();

  @Override
  void close();
}

package io.babelgrid.room;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.chat.ChatOutlet;
import io.babelgrid.pipeline.Language;

/** The way to one participant's client. Calls come from any thread and must not block. */
public interface ParticipantOutlet extends ChatOutlet {

  /** The client takes part; comes before everything else. */
  void joined(Admission admission);

  /** The client does not take part; nothing else will come. */
  void refused(Refusal reason);

  void roster(RoomSnapshot room);

  void answer(long seq, String sdp);

  /** The client's last offer could not be answered. */
  void offerFailed(MediaException reason);

  void caption(Caption caption);

  /** This participant clearly speaks this, and declared another language. */
  void misdeclared(Language spoken);

  /** A synthetic voice starts or stops in this participant's ear. */
  void talk(String speakerId, Language language, boolean talking);

  /** How well this participant hears a speaker from now on, and in words why not better. */
  void served(String speakerId, Language language, ServiceLevel level, String reason);

  /** Which of a speaker's two pictures this participant is sent from now on. */
  void lips(String speakerId, Language language, boolean active);

  /** Whether a speaker's camera is kept from this participant, who shows it. */
  default void paused(String speakerId, boolean isPaused) {}

  /** This participant's microphone hears the voices that they are played. */
  void echoed();

  /** Somebody shows a reaction. */
  void reaction(String participantId, Reaction reaction);

  /** That host muted this participant. */
  void hushed(String by);

  /**
   * This participant, who goes on at another node, is no longer heard here.
   *
   * @param heardUntilNs when the last sound that was heard here arrived, in this node's clock
   */
  void letGo(long heardUntilNs);

  /** The client is no longer served. */
  void bye(Farewell reason);

  /** Whether the client can still be reached. */
  boolean isOpen();
}

package io.babelgrid.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the service tells a client. Fields and their meaning: web-client/SIGNALING.md. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ServerMessage.Joined.class, name = "joined"),
  @JsonSubTypes.Type(value = ServerMessage.Roster.class, name = "roster"),
  @JsonSubTypes.Type(value = ServerMessage.Answer.class, name = "answer"),
  @JsonSubTypes.Type(value = ServerMessage.CaptionText.class, name = "caption"),
  @JsonSubTypes.Type(value = ServerMessage.Misdeclared.class, name = "misdeclared"),
  @JsonSubTypes.Type(value = ServerMessage.Talk.class, name = "talk"),
  @JsonSubTypes.Type(value = ServerMessage.Service.class, name = "service"),
  @JsonSubTypes.Type(value = ServerMessage.Lips.class, name = "lips"),
  @JsonSubTypes.Type(value = ServerMessage.Video.class, name = "video"),
  @JsonSubTypes.Type(value = ServerMessage.Reacted.class, name = "reaction"),
  @JsonSubTypes.Type(value = ServerMessage.Hushed.class, name = "hushed"),
  @JsonSubTypes.Type(value = ServerMessage.Echo.class, name = "echo"),
  @JsonSubTypes.Type(value = ServerMessage.Latency.class, name = "latency"),
  @JsonSubTypes.Type(value = ServerMessage.Chat.class, name = "chat"),
  @JsonSubTypes.Type(value = ServerMessage.Chats.class, name = "chats"),
  @JsonSubTypes.Type(value = ServerMessage.Translated.class, name = "translated"),
  @JsonSubTypes.Type(value = ServerMessage.Ticket.class, name = "ticket"),
  @JsonSubTypes.Type(value = ServerMessage.Redirect.class, name = "redirect"),
  @JsonSubTypes.Type(value = ServerMessage.Move.class, name = "move"),
  @JsonSubTypes.Type(value = ServerMessage.LetGo.class, name = "letgo"),
  @JsonSubTypes.Type(value = ServerMessage.Pong.class, name = "pong"),
  @JsonSubTypes.Type(value = ServerMessage.Error.class, name = "error"),
  @JsonSubTypes.Type(value = ServerMessage.Bye.class, name = "bye")
})
sealed interface ServerMessage {

  int PROTOCOL = 1;

  /**
   * @param node where they are; null without a grid, as {@code grid}
   */
  record Joined(
      String participantId,
      String resumeKey,
      String historyToken,
      String roomId,
      boolean host,
      boolean locked,
      boolean keepsTranscripts,
      int protocol,
      Limits limits,
      List<ParticipantView> roster,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NodeView node,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable GridTerms grid)
      implements ServerMessage {}

  /**
   * @param nodes where they may go on, this node included
   * @param silentMs how long a node may be silent that is there
   */
  record GridTerms(String ticket, List<NodeView> nodes, long pingMs, long silentMs) {}

  record Limits(int messageBytes, int messagesPerSecond, int participants, int chatChars) {}

  record Roster(
      long version, boolean locked, boolean keepsTranscripts, List<ParticipantView> participants)
      implements ServerMessage {}

  record Answer(long seq, String sdp) implements ServerMessage {}

  record CaptionText(
      String speakerId,
      long utterance,
      String language,
      boolean translated,
      String text,
      boolean last)
      implements ServerMessage {}

  record Misdeclared(String language) implements ServerMessage {}

  record Talk(String speakerId, String language, boolean talking) implements ServerMessage {}

  /**
   * @param code of the reason; null where there is none
   */
  record Service(
      String speakerId,
      String language,
      String level,
      String reason,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code)
      implements ServerMessage {}

  record Lips(String speakerId, String language, boolean active) implements ServerMessage {}

  /**
   * @param paused whether their camera is kept from this participant, who shows it
   */
  record Video(String speakerId, boolean paused) implements ServerMessage {}

  record Reacted(String participantId, String reaction) implements ServerMessage {}

  /**
   * @param by the host who muted this participant
   */
  record Hushed(String by) implements ServerMessage {}

  /** This participant's microphone hears the voices that they are played. */
  record Echo() implements ServerMessage {}

  record Latency(@JsonUnwrapped LatencyView latency) implements ServerMessage {}

  record Chat(@JsonUnwrapped ChatView message) implements ServerMessage {}

  /**
   * @param messages that were written before, the oldest first
   */
  record Chats(List<ChatView> messages) implements ServerMessage {}

  record Translated(String senderId, String id, @JsonUnwrapped ChatView.Words words)
      implements ServerMessage {}

  /**
   * @param ticket takes the place of the one before, as do {@code nodes}
   */
  record Ticket(String ticket, List<NodeView> nodes) implements ServerMessage {}

  record Redirect(URI url, String reason) implements ServerMessage {}

  /**
   * @param url of the node to go on at
   * @param ticket that lets them in there
   * @param deadlineMs to arrive, and then to be gone from here
   */
  record Move(URI url, String ticket, String reason, long deadlineMs) implements ServerMessage {}

  /**
   * @param agoMs what was said since then was not heard here
   */
  record LetGo(long agoMs) implements ServerMessage {}

  record Pong(Number t) implements ServerMessage {}

  /**
   * @param id of the chat message at fault, if any
   */
  record Error(
      String code,
      String message,
      boolean fatal,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String ref,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id)
      implements ServerMessage {}

  /**
   * @param retryAfterMs when it may come back; null when it need not
   */
  record Bye(String reason, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long retryAfterMs)
      implements ServerMessage {}
}

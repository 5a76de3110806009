package io.babelgrid.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
  @JsonSubTypes.Type(value = ServerMessage.Latency.class, name = "latency"),
  @JsonSubTypes.Type(value = ServerMessage.Pong.class, name = "pong"),
  @JsonSubTypes.Type(value = ServerMessage.Error.class, name = "error"),
  @JsonSubTypes.Type(value = ServerMessage.Bye.class, name = "bye")
})
sealed interface ServerMessage {

  int PROTOCOL = 1;

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
      List<ParticipantView> roster)
      implements ServerMessage {}

  record Limits(int messageBytes, int messagesPerSecond, int participants) {}

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

  record Service(String speakerId, String language, String level, String reason)
      implements ServerMessage {}

  record Lips(String speakerId, String language, boolean active) implements ServerMessage {}

  record Latency(@JsonUnwrapped LatencyView latency) implements ServerMessage {}

  record Pong(Number t) implements ServerMessage {}

  record Error(
      String code,
      String message,
      boolean fatal,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String ref)
      implements ServerMessage {}

  /**
   * @param retryAfterMs when it may come back; null when it need not
   */
  record Bye(String reason, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long retryAfterMs)
      implements ServerMessage {}
}

package io.babelgrid.room;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.chat.ChatLine;
import io.babelgrid.chat.ChatWords;
import io.babelgrid.chat.ToldLine;
import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what a client was told, in words. */
final class RecordingOutlet implements ParticipantOutlet {

  final List<String> heard = new ArrayList<>();
  @Nullable Admission admission;
  @Nullable RoomSnapshot roster;
  boolean open = true;

  Membership membership() {
    return admission.membership();
  }

  @Override
  public void joined(Admission granted) {
    admission = granted;
    roster = granted.room();
    heard.add("joined " + granted.participantId());
  }

  @Override
  public void refused(Refusal reason) {
    heard.add("refused " + reason);
  }

  @Override
  public void roster(RoomSnapshot room) {
    roster = room;
    heard.add("roster " + room.participants().stream().map(Participant::id).toList());
  }

  @Override
  public void answer(long seq, String sdp) {
    heard.add("answer " + seq + " " + sdp);
  }

  @Override
  public void offerFailed(MediaException reason) {
    heard.add("offer failed " + reason.code());
  }

  @Override
  public void caption(Caption caption) {
    heard.add("caption " + caption.language() + " " + caption.text());
  }

  @Override
  public void chatted(List<ToldLine> earlier) {
    earlier.forEach(line -> heard.add("earlier " + told(line)));
  }

  @Override
  public void chat(ToldLine line) {
    heard.add("chat " + told(line));
  }

  @Override
  public void chatWords(ChatLine.Key key, ChatWords words) {
    heard.add("words " + key.senderId() + "/" + key.id() + " " + words);
  }

  private static String told(ToldLine told) {
    ChatLine line = told.line();
    return "%s %s/%s %s"
        .formatted(line.senderName(), line.key().senderId(), line.key().id(), line.text());
  }

  @Override
  public void misdeclared(Language spoken) {
    heard.add("misdeclared " + spoken);
  }

  @Override
  public void talk(String speakerId, Language language, boolean talking) {
    heard.add("talk " + speakerId + " " + language + " " + talking);
  }

  @Override
  public void served(String speakerId, Language language, ServiceLevel level, String reason) {
    heard.add("served " + speakerId + " " + language + " " + level + " " + reason);
  }

  @Override
  public void lips(String speakerId, Language language, boolean active) {
    heard.add("lips " + speakerId + " " + language + " " + active);
  }

  @Override
  public void echoed() {
    heard.add("echoed");
  }

  @Override
  public void reaction(String participantId, Reaction reaction) {
    heard.add("reaction " + participantId + " " + reaction);
  }

  @Override
  public void hushed(String by) {
    heard.add("hushed by " + by);
  }

  @Override
  public void letGo(long heardUntilNs) {
    heard.add("let go at " + heardUntilNs);
  }

  @Override
  public void bye(Farewell reason) {
    heard.add("bye " + reason);
    open = false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }
}

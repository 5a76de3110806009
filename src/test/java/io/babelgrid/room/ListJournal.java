package io.babelgrid.room;

import java.util.List;
import java.util.function.Consumer;

/** Notes what it is told, in words; rooms keep no transcripts. */
record ListJournal(List<String> lines) implements RoomJournal {

  @Override
  public void named(String roomId) {
    lines.add("named");
  }

  @Override
  public void opened(String roomId, Consumer<Boolean> keepsTranscripts) {
    lines.add("opened");
  }

  @Override
  public void keep(String roomId, boolean keeps) {
    lines.add(keeps ? "kept" : "not kept");
  }

  @Override
  public void joined(Stay stay, Participant participant) {
    lines.add("joined " + participant.id());
  }

  @Override
  public void left(Stay stay) {
    lines.add("left " + stay.participantId());
  }

  @Override
  public void closed(String roomId) {
    lines.add("closed");
  }
}

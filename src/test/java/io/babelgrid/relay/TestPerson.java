package io.babelgrid.relay;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.chat.ChatLine;
import io.babelgrid.chat.ChatWords;
import io.babelgrid.chat.ToldLine;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.room.Admission;
import io.babelgrid.room.Caption;
import io.babelgrid.room.Farewell;
import io.babelgrid.room.MediaException;
import io.babelgrid.room.Membership;
import io.babelgrid.room.Participant;
import io.babelgrid.room.ParticipantOutlet;
import io.babelgrid.room.Reaction;
import io.babelgrid.room.Refusal;
import io.babelgrid.room.RoomSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Somebody's page: what it is told. */
final class TestPerson implements ParticipantOutlet {

  final String id;
  final CompletableFuture<Admission> admitted = new CompletableFuture<>();
  final List<Caption> captions = new CopyOnWriteArrayList<>();

  /** Talk, service and farewells, as text. */
  final List<String> told = new CopyOnWriteArrayList<>();

  final List<Long> versions = new CopyOnWriteArrayList<>();

  /** Every roster that was told, in order. */
  final List<RoomSnapshot> rosters = new CopyOnWriteArrayList<>();

  volatile RoomSnapshot roster = new RoomSnapshot("room", 0, false, false, List.of());

  /** Until when the node heard them, once it has let them go. */
  volatile long heardUntilNs;

  /** Lines as they came, each as often. */
  final List<ToldLine> chat = new CopyOnWriteArrayList<>();

  final Map<ChatLine.Key, ChatWords> chatWords = new ConcurrentHashMap<>();

  private volatile CompletableFuture<String> answer = new CompletableFuture<>();

  TestPerson(String id) {
    this.id = id;
  }

  Membership membership() {
    return admitted.orTimeout(10, TimeUnit.SECONDS).join().membership();
  }

  /** Wants everything of others: a place for each of their tracks. */
  void watch(String... others) {
    var slots = new HashMap<String, String>();
    for (String other : others) {
      for (String track : List.of("audio", "video", "translation", "lips")) {
        slots.put(other + track, other + "." + track);
      }
    }
    answer = new CompletableFuture<>();
    membership().offer(1, "offer", Map.copyOf(slots), MediaGrants.ALL);
    answer.orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** The words of a speaker, one after the other, in their own language or translated. */
  String read(String speaker, boolean translated) {
    var words = new StringBuilder();
    for (Caption caption : captions) {
      if (caption.speakerId().equals(speaker)
          && caption.translated() == translated
          && !caption.text().isEmpty()) {
        words.append(words.isEmpty() ? "" : " ").append(caption.text());
      }
    }
    return words.toString();
  }

  Optional<Participant> sees(String other) {
    return roster.participants().stream().filter(each -> each.id().equals(other)).findFirst();
  }

  @Override
  public void joined(Admission admission) {
    roster(admission.room());
    admitted.complete(admission);
  }

  @Override
  public void refused(Refusal reason) {
    told.add("refused " + reason);
    admitted.completeExceptionally(new IllegalStateException(reason.name()));
  }

  @Override
  public synchronized void roster(RoomSnapshot room) {
    versions.add(room.version());
    rosters.add(room);
    roster = room;
  }

  @Override
  public void answer(long seq, String sdp) {
    answer.complete(sdp);
  }

  @Override
  public void offerFailed(MediaException reason) {
    answer.completeExceptionally(reason);
  }

  @Override
  public void caption(Caption caption) {
    captions.add(caption);
  }

  @Override
  public void chatted(List<ToldLine> earlier) {
    chat.addAll(earlier);
  }

  @Override
  public void chat(ToldLine line) {
    chat.add(line);
  }

  @Override
  public void chatWords(ChatLine.Key key, ChatWords words) {
    chatWords.put(key, words);
  }

  @Override
  public void misdeclared(Language spoken) {}

  @Override
  public void talk(String speakerId, Language language, boolean talking) {
    told.add(speakerId + " talks " + language + " " + talking);
  }

  @Override
  public void served(String speakerId, Language language, ServiceLevel level, String reason) {
    told.add(speakerId + " is served " + language + " " + level);
  }

  @Override
  public void lips(String speakerId, Language language, boolean active) {}

  @Override
  public void echoed() {
    told.add("echoed");
  }

  @Override
  public void reaction(String participantId, Reaction reaction) {
    told.add("reaction " + participantId + " " + reaction);
  }

  @Override
  public void hushed(String by) {
    told.add("hushed by " + by);
  }

  @Override
  public void letGo(long heardUntilNs) {
    this.heardUntilNs = heardUntilNs;
    told.add("let go");
  }

  @Override
  public void bye(Farewell reason) {
    told.add("bye " + reason);
  }

  @Override
  public boolean isOpen() {
    return true;
  }
}

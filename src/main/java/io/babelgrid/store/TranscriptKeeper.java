package io.babelgrid.store;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.Spacing;
import io.babelgrid.room.Arrivals;
import io.babelgrid.room.Caption;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Origin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes down what is said in rooms that keep transcripts, an utterance and language at a time.
 * Captions come one at a time, whatever their thread. A line is known by the caption that ends it:
 * however many nodes heard it, it is kept once. What was begun before a room kept transcripts is
 * not kept, its translations included, which come later.
 */
@ApplicationScoped
class TranscriptKeeper {

  /** Utterances not yet complete: 64 rooms x 4 speakers x 3 languages, rounded up. */
  private static final int MOST_OPEN = 1024;

  /** Longer utterances are cut: 60 s of fast speech have less than 2,000 characters. */
  private static final int MOST_CHARS = 8192;

  private static final String KEEP =
      "insert into transcript (id, room_id, speaker_id, utterance, language, translated, text,"
          + " ended_at, participation_id, node_id, epoch, sequence)"
          + " values (gen_random_uuid(), :room, :speaker, :utterance, :language, :translated,"
          + " :text, :ended, :stay, :node, :epoch, :sequence)"
          + " on conflict (participation_id, node_id, epoch, sequence) do nothing";

  private static final String TRANSLATED_ELSEWHERE =
      "select count(*) from transcript where participation_id = :stay and utterance = :utterance"
          + " and language = :language and translated and node_id <> :node";

  private record Key(
      UUID stay, NodeEpoch node, long utterance, Language language, boolean translated) {

    static Key of(Caption caption) {
      Origin origin = caption.origin();
      return new Key(
          origin.stay(),
          origin.node(),
          caption.utterance(),
          caption.language(),
          caption.translated());
    }
  }

  private record Line(String roomId, String speakerId, StringBuilder text) {}

  private final WriteQueue writes;
  private final KeptRooms kept;
  private final Arrivals arrivals = new Arrivals();
  private final Map<Key, Line> open = new LinkedHashMap<>();
  private final UnkeptUtterances unkept = new UnkeptUtterances(MOST_OPEN);

  @Inject
  TranscriptKeeper(WriteQueue writes, KeptRooms kept) {
    this.writes = writes;
    this.kept = kept;
  }

  @Incoming("captions")
  synchronized void hear(Caption caption) {
    if (!arrivals.accept(caption.origin())) {
      return;
    }
    var key = Key.of(caption);
    if (!kept.mayKeep(caption.roomId())) {
      open.remove(key);
      unkept.passed(caption);
      return;
    }
    if (unkept.covers(caption)) {
      return;
    }
    Line line =
        open.computeIfAbsent(
            key, unheard -> new Line(caption.roomId(), caption.speakerId(), new StringBuilder()));
    append(line.text(), caption);
    if (caption.last()) {
      open.remove(key);
      keep(caption, line.text().toString().strip());
    } else if (open.size() > MOST_OPEN) {
      open.remove(open.keySet().iterator().next());
    }
  }

  /** What a speaker is just saying will not be written down. */
  synchronized void forget(String roomId, String speakerId) {
    open.values()
        .removeIf(line -> line.roomId().equals(roomId) && line.speakerId().equals(speakerId));
  }

  private static void append(StringBuilder text, Caption caption) {
    String words = caption.text();
    if (words.isEmpty() || text.length() + words.length() >= MOST_CHARS) {
      return;
    }
    if (!text.isEmpty() && !Spacing.of(caption.language()).isUnspaced()) {
      text.append(' ');
    }
    text.append(words);
  }

  private void keep(Caption last, String text) {
    if (text.isEmpty()) {
      return;
    }
    Instant endedAt = Instant.now();
    writes.offer(
        "an utterance",
        session ->
            kept.keeps(last.roomId())
                ? isKept(session, last)
                    .chain(is ->
                        is ? Uni.createFrom().voidItem() : insert(session, last, text, endedAt))
                : Uni.createFrom().voidItem());
  }

  /** A translation that another node made as well, for its own people, is kept from one of them. */
  private static Uni<Boolean> isKept(Mutiny.Session session, Caption last) {
    if (!last.translated()) {
      return Uni.createFrom().item(false);
    }
    Origin origin = last.origin();
    return session
        .createNativeQuery(TRANSLATED_ELSEWHERE, Long.class)
        .setParameter("stay", origin.stay())
        .setParameter("utterance", last.utterance())
        .setParameter("language", last.language().code())
        .setParameter("node", origin.node().node())
        .getSingleResult()
        .map(others -> others > 0);
  }

  private static Uni<Void> insert(
      Mutiny.Session session, Caption last, String text, Instant endedAt) {
    Origin origin = last.origin();
    return session
        .createNativeQuery(KEEP)
        .setParameter("room", last.roomId())
        .setParameter("speaker", last.speakerId())
        .setParameter("utterance", last.utterance())
        .setParameter("language", last.language().code())
        .setParameter("translated", last.translated())
        .setParameter("text", text)
        .setParameter("ended", endedAt)
        .setParameter("stay", origin.stay())
        .setParameter("node", origin.node().node())
        .setParameter("epoch", origin.node().epoch())
        .setParameter("sequence", origin.sequence())
        .executeUpdate()
        .replaceWithVoid();
  }
}

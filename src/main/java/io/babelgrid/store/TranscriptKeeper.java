package io.babelgrid.store;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Caption;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Writes down what is said in rooms that keep transcripts, an utterance and language at a time.
 * Captions come one at a time, whatever their thread.
 */
@ApplicationScoped
class TranscriptKeeper {

  /** Utterances not yet complete: 64 rooms x 4 speakers x 3 languages, rounded up. */
  private static final int MOST_OPEN = 1024;

  /** Longer utterances are cut: 60 s of fast speech have less than 2,000 characters. */
  private static final int MOST_CHARS = 8192;

  private record Key(String roomId, String speakerId, long utterance, Language language) {}

  private final WriteQueue writes;
  private final KeptRooms kept;
  private final Map<Key, StringBuilder> open = new LinkedHashMap<>();

  @Inject
  TranscriptKeeper(WriteQueue writes, KeptRooms kept) {
    this.writes = writes;
    this.kept = kept;
  }

  @Incoming("captions")
  synchronized void hear(Caption caption) {
    var key =
        new Key(caption.roomId(), caption.speakerId(), caption.utterance(), caption.language());
    if (!kept.mayKeep(caption.roomId())) {
      open.remove(key);
      return;
    }
    StringBuilder text = open.computeIfAbsent(key, unheard -> new StringBuilder());
    append(text, caption.text());
    if (caption.last()) {
      open.remove(key);
      keep(caption, text.toString());
    } else if (open.size() > MOST_OPEN) {
      open.remove(open.keySet().iterator().next());
    }
  }

  /** What a speaker is just saying will not be written down. */
  synchronized void forget(String roomId, String speakerId) {
    open.keySet().removeIf(key -> key.roomId().equals(roomId) && key.speakerId().equals(speakerId));
  }

  private static void append(StringBuilder text, String words) {
    if (words.isEmpty() || text.length() + words.length() >= MOST_CHARS) {
      return;
    }
    if (!text.isEmpty()) {
      text.append(' ');
    }
    text.append(words);
  }

  private void keep(Caption caption, String text) {
    if (text.isEmpty()) {
      return;
    }
    var entity = new TranscriptEntity();
    entity.id = UUID.randomUUID();
    entity.roomId = caption.roomId();
    entity.speakerId = caption.speakerId();
    entity.utterance = caption.utterance();
    entity.language = caption.language().code();
    entity.translated = caption.translated();
    entity.text = text;
    entity.endedAt = Instant.now();
    writes.offer(
        "an utterance",
        session ->
            kept.keeps(entity.roomId) ? session.persist(entity) : Uni.createFrom().voidItem());
  }
}

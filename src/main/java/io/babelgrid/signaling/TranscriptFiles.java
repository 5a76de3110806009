package io.babelgrid.signaling;

import io.babelgrid.chat.ChatModels;
import io.babelgrid.pipeline.Language;
import io.babelgrid.store.StoredParticipation;
import io.babelgrid.store.StoredUtterance;
import io.babelgrid.transcript.Export;
import io.babelgrid.transcript.LineTranslator;
import io.babelgrid.transcript.Transcript;
import io.babelgrid.transcript.TranscriptFormat;
import io.babelgrid.transcript.Utterance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Transcripts as files. Translating takes models' time, of which speech has the first of all. */
@ApplicationScoped
class TranscriptFiles {

  /** Later than any step of a voice is due. */
  private static final Duration DUE = Duration.ofSeconds(30);

  private final ChatModels models;

  /** One line at a time, of all that are being written in turn. */
  private final ReentrantLock turn = new ReentrantLock(true);

  @Inject
  TranscriptFiles(ChatModels models) {
    this.models = models;
  }

  /**
   * What was said in a room, in order.
   *
   * @param language null as it was spoken
   */
  static Transcript transcript(
      String roomId,
      List<StoredUtterance> said,
      List<StoredParticipation> stays,
      @Nullable Language language) {
    Map<String, String> names =
        stays.stream()
            .filter(stay -> stay.name() != null)
            .collect(
                Collectors.toMap(
                    StoredParticipation::participantId,
                    stay -> String.valueOf(stay.name()),
                    (first, later) -> later));
    List<Utterance> utterances =
        said.stream()
            .map(each ->
                new Utterance(
                    each.speakerId(),
                    each.utterance(),
                    Language.of(each.language()),
                    each.translated(),
                    each.text(),
                    each.endedAt()))
            .toList();
    return Transcript.of(roomId, utterances, names, language);
  }

  /** Its pieces, as they are made. */
  Multi<String> write(Transcript transcript, TranscriptFormat format) {
    var export = new Export(format, translator(transcript.room()));
    return Multi.createFrom()
        .<String>emitter(
            emitter ->
                Thread.ofVirtual()
                    .name("transcript")
                    .start(() -> write(export, transcript, emitter)),
            BackPressureStrategy.BUFFER);
  }

  private void write(Export export, Transcript transcript, MultiEmitter<? super String> emitter) {
    try {
      export.write(
          transcript,
          piece -> {
            if (emitter.isCancelled()) {
              throw new CancellationException("nobody reads it any more");
            }
            emitter.emit(piece);
          });
      emitter.complete();
    } catch (RuntimeException e) {
      emitter.fail(e);
    }
  }

  private LineTranslator translator(String roomId) {
    return new LineTranslator() {
      @Override
      public boolean translates(Language source, Language target) {
        return models.translates(source, target);
      }

      @Override
      public String translate(Language source, Language target, String text) {
        turn.lock();
        try {
          return models.translate(roomId, source, target, text, List.of(), DUE);
        } finally {
          turn.unlock();
        }
      }
    };
  }
}

package io.babelgrid.flow;

import io.babelgrid.recognition.RecognitionPolicy;
import io.babelgrid.segmentation.SpeechEvent;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recogniser that may be replaced while somebody speaks. Whoever heard the beginning of an
 * utterance hears its end, and what it made of it comes before anything of the next recogniser. One
 * that is there for the first time while somebody speaks hears the rest, with a beginning of its
 * own. Events come from one thread, control from any.
 */
final class Ear implements AutoCloseable {

  /** Takes the next utterance. */
  private @Nullable RecognitionStage latest;

  /** Hears the running utterance. */
  private @Nullable RecognitionStage listening;

  private boolean closed;

  /** Recognises by this one from the next utterance on. */
  synchronized void use(RecognitionStage next) {
    if (closed) {
      next.close();
      return;
    }
    RecognitionStage before = latest;
    latest = next;
    if (before != null) {
      next.follow(before);
      if (before != listening) {
        before.finish();
      }
    }
  }

  /** Ends what there is at once: nobody needs what it hears. */
  synchronized void rest() {
    if (listening != null && listening != latest) {
      listening.close();
    }
    if (latest != null) {
      latest.close();
    }
    listening = null;
    latest = null;
  }

  synchronized boolean rests() {
    return latest == null;
  }

  synchronized void hear(SpeechEvent event) {
    switch (event) {
      case SpeechEvent.Started _ -> listening = latest;
      case SpeechEvent.Audio audio -> join(audio);
      case SpeechEvent.Paused _, SpeechEvent.Ended _ -> {}
    }
    if (listening != null) {
      listening.offer(event);
    }
    if (event instanceof SpeechEvent.Ended) {
      leave();
    }
  }

  private void join(SpeechEvent.Audio audio) {
    if (listening == null && latest != null) {
      listening = latest;
      latest.offer(new SpeechEvent.Started(audio.utterance(), audio.span().startSample()));
    }
  }

  private void leave() {
    if (listening != null && listening != latest) {
      listening.finish();
    }
    listening = null;
  }

  /** Recognises differently from now on. */
  synchronized void policy(RecognitionPolicy policy) {
    if (latest != null) {
      latest.policy(policy);
    }
  }

  /** Whether something waits to be recognised, or is being. */
  synchronized boolean isBusy() {
    return Stream.of(latest, listening)
        .filter(Objects::nonNull)
        .anyMatch(stage -> stage.stats().isBusy());
  }

  synchronized Optional<RecognitionStage> stage() {
    return Optional.ofNullable(latest);
  }

  @Override
  public synchronized void close() {
    closed = true;
    rest();
  }
}

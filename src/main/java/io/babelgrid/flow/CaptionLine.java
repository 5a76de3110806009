package io.babelgrid.flow;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.Spacing;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.speaker.SpeakerContext;
import org.jspecify.annotations.Nullable;

/**
 * What is written of one speaker, line by line: in their own words, or in another language. A line
 * that was begun is ended, whatever becomes of whoever writes it. Any thread.
 */
final class CaptionLine implements AutoCloseable {

  private final Writing writing;

  /** The line that was begun. */
  private @Nullable Line open;

  private boolean closed;

  private record Line(long utterance, Language language) {}

  /** Where a piece of a line goes. */
  private interface Writing {
    void write(long utterance, Language language, String words, boolean last);
  }

  CaptionLine(SpeakerContext context, boolean translated) {
    this((utterance, language, words, last) ->
        context.text().caption(utterance, language, translated, words, last));
  }

  private CaptionLine(Writing writing) {
    this.writing = writing;
  }

  /** Own words of somebody who is heard at another node. */
  static CaptionLine heard(SpeakerContext context) {
    return new CaptionLine(context.text()::heard);
  }

  /**
   * Adds words to a line; another line that is still open ends.
   *
   * @param last whether the line is complete
   */
  synchronized void add(long utterance, Language language, String words, boolean last) {
    if (closed || words.isEmpty() && !last) {
      return;
    }
    var line = new Line(utterance, language);
    if (!line.equals(open)) {
      end();
    }
    open = last ? null : line;
    write(line, words, last);
  }

  /** Adds what was said, in the speaker's own words. */
  void add(Transcript transcript) {
    Spacing spacing = Spacing.of(transcript.language());
    String words = spacing.join(transcript.words().stream().map(TimedWord::text).toList());
    add(transcript.utterance(), transcript.language(), spacing.added(words), transcript.last());
  }

  private void end() {
    Line begun = open;
    open = null;
    if (begun != null) {
      write(begun, "", true);
    }
  }

  /** Nothing is written after this. */
  @Override
  public synchronized void close() {
    end();
    closed = true;
  }

  private void write(Line line, String words, boolean last) {
    writing.write(line.utterance, line.language, words, last);
  }
}

package io.babelgrid.flow;

import io.babelgrid.pipeline.Language;
import io.babelgrid.speaker.SpeakerContext;
import org.jspecify.annotations.Nullable;

/**
 * What is written of one speaker, line by line: in their own words, or in another language. A line
 * that was begun is ended, whatever becomes of whoever writes it. Any thread.
 */
final class CaptionLine implements AutoCloseable {

  private final SpeakerContext context;
  private final boolean translated;

  /** The line that was begun. */
  private @Nullable Line open;

  private boolean closed;

  private record Line(long utterance, Language language) {}

  CaptionLine(SpeakerContext context, boolean translated) {
    this.context = context;
    this.translated = translated;
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
    context.text().caption(line.utterance, line.language, translated, words, last);
  }
}

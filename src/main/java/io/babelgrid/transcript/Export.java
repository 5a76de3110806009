package io.babelgrid.transcript;

import io.babelgrid.pipeline.Language;
import java.util.function.Consumer;

/** Writes a transcript, a piece at a time, translating on the way what it lacks. */
public final class Export {

  private final TranscriptFormat format;
  private final LineTranslator translator;

  public Export(TranscriptFormat format, LineTranslator translator) {
    this.format = format;
    this.translator = translator;
  }

  /**
   * Writes it, and waits for models meanwhile: call it on a thread that may.
   *
   * @param out takes the pieces in order; what it throws ends this
   */
  public void write(Transcript transcript, Consumer<String> out) {
    out.accept(format.head(transcript));
    int index = 0;
    for (Line line : transcript.lines()) {
      out.accept(format.line(index++, brought(transcript, line)));
    }
    out.accept(format.tail());
  }

  /** Into the language that is wanted, where there is a way. */
  private Line brought(Transcript transcript, Line line) {
    Language wanted = transcript.language();
    if (wanted == null
        || line.language().equals(wanted)
        || !translator.translates(line.language(), wanted)) {
      return line;
    }
    return line.translated(wanted, translator.translate(line.language(), wanted, line.text()));
  }
}

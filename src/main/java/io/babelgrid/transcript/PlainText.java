package io.babelgrid.transcript;

import io.babelgrid.pipeline.Language;

/** To read and to send on: a paragraph a line. */
final class PlainText implements TranscriptFormat.Writer {

  @Override
  public String head(Transcript transcript) {
    return transcript.title() + "\n\n";
  }

  @Override
  public String line(int index, Line line) {
    Language from = line.translatedFrom();
    String machine = from == null ? "" : " (from %s)".formatted(from.code());
    return "[%s] %s%s: %s\n"
        .formatted(
            Timestamps.seconds(line.start()),
            OneLine.of(line.speaker()),
            machine,
            OneLine.of(line.text()));
  }
}

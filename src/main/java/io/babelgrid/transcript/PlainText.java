package io.babelgrid.transcript;

/** To read and to send on: a paragraph a line. */
final class PlainText implements TranscriptFormat.Writer {

  @Override
  public String head(Transcript transcript) {
    return transcript.title() + "\n\n";
  }

  @Override
  public String line(int index, Line line) {
    return "[%s] %s%s: %s\n"
        .formatted(
            Timestamps.seconds(line.start()),
            OneLine.of(line.speaker()),
            line.remark(" (from %s)"),
            OneLine.of(line.text()));
  }
}

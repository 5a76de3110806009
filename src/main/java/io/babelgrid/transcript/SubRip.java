package io.babelgrid.transcript;

/** Subtitles of players, which know neither notes nor who speaks. */
final class SubRip implements TranscriptFormat.Writer {

  @Override
  public String head(Transcript transcript) {
    return "";
  }

  @Override
  public String line(int index, Line line) {
    return "%d\n%s --> %s\n%s%s: %s\n\n"
        .formatted(
            index + 1,
            Timestamps.exact(line.start(), ','),
            Timestamps.exact(line.end(), ','),
            flat(line.speaker()),
            line.remark(" (by machine from %s)"),
            flat(line.text()));
  }

  /** An empty line would end it; angle brackets are taken for styles. */
  private static String flat(String text) {
    return OneLine.of(text).replace('<', '‹').replace('>', '›');
  }
}

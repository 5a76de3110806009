package io.babelgrid.transcript;

/**
 * Subtitles of the web: who speaks is a voice, what was translated is of the class {@code
 * translated}.
 *
 * @see <a href="https://www.w3.org/TR/webvtt1/">WebVTT</a>
 */
final class WebVtt implements TranscriptFormat.Writer {

  @Override
  public String head(Transcript transcript) {
    return "WEBVTT\n\nNOTE\n%s\n\n".formatted(transcript.title());
  }

  @Override
  public String line(int index, Line line) {
    return "%s --> %s\n<v%s %s><lang %s>%s</lang></v>\n\n"
        .formatted(
            Timestamps.exact(line.start(), '.'),
            Timestamps.exact(line.end(), '.'),
            line.remark(".translated.from-%s"),
            escaped(line.speaker()),
            line.language().code(),
            escaped(line.text()));
  }

  /** An arrow would begin a cue, and an empty line end it. */
  private static String escaped(String text) {
    return OneLine.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

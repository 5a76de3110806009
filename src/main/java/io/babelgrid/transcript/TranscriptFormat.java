package io.babelgrid.transcript;

import java.util.Locale;
import java.util.Optional;

/** How a transcript is written. Pieces follow each other without anything between them. */
public enum TranscriptFormat {
  VTT("text/vtt", new WebVtt()),
  SRT("application/x-subrip", new SubRip()),
  TXT("text/plain", new PlainText()),
  JSON("application/json", new JsonText());

  /** Writes the pieces of one. */
  interface Writer {

    /** What stands before the lines. */
    String head(Transcript transcript);

    /**
     * One of them.
     *
     * @param index from 0
     */
    String line(int index, Line line);

    /** What stands behind them. */
    default String tail() {
      return "";
    }
  }

  private final String mediaType;
  private final Writer writer;

  TranscriptFormat(String mediaType, Writer writer) {
    this.mediaType = mediaType;
    this.writer = writer;
  }

  /** By its name, in small letters. */
  public static Optional<TranscriptFormat> named(String name) {
    for (TranscriptFormat each : values()) {
      if (each.extension().equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Of a file's name. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** With its encoding. */
  public String mediaType() {
    return mediaType + ";charset=UTF-8";
  }

  public String head(Transcript transcript) {
    return writer.head(transcript);
  }

  /**
   * A line as it is now.
   *
   * @param index from 0
   */
  public String line(int index, Line line) {
    return writer.line(index, line);
  }

  public String tail() {
    return writer.tail();
  }
}

package io.babelgrid.glossary;

/** CSV that is no glossary. */
public final class GlossaryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String sentence;

  /**
   * @param line of the file, from 1 on
   * @param detail what is wrong there
   */
  GlossaryException(int line, String detail) {
    this.line = line;
    this.sentence = "line " + line + ": " + detail;
  }

  public int line() {
    return line;
  }

  /** For people; begins with the line. */
  @Override
  public String getMessage() {
    return sentence;
  }
}

package io.babelgrid.glossary;

/** CSV that is no glossary. The message is a sentence for people and begins with the line. */
public final class GlossaryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line of the file, from 1 on
   * @param detail what is wrong there
   */
  GlossaryException(int line, String detail) {
    super("line " + line + ": " + detail);
    this.line = line;
  }

  public int line() {
    return line;
  }
}

package io.babelgrid.chat;

/** A text that is no message; the reason is for people. */
public final class ChatException extends Exception {

  private static final long serialVersionUID = 1;

  public ChatException(String reason) {
    super(reason);
  }
}

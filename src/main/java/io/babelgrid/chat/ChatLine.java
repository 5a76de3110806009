package io.babelgrid.chat;

import io.babelgrid.pipeline.Language;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was written.
 *
 * @param key by which it is the same wherever it comes from
 * @param senderName as it was when they wrote it
 * @param atMs when it was written, epoch milliseconds of the sender's node; later than whatever
 *     that node knew of the room, so that an answer never stands before its question
 * @param language in which it was written, null when that is not known
 * @param text cleaned by {@link ChatText}
 */
public record ChatLine(
    Key key, String senderName, long atMs, @Nullable Language language, String text) {

  /**
   * @param senderId of the participant
   * @param id that their client gave it
   */
  public record Key(String senderId, String id) {}

  /** The same, written at another time. */
  ChatLine at(long timeMs) {
    return new ChatLine(key, senderName, timeMs, language, text);
  }

  /** UTF-16 characters that it takes. */
  public int chars() {
    return key.senderId().length() + key.id().length() + senderName.length() + text.length();
  }
}

package io.babelgrid.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.babelgrid.chat.ChatLine;
import io.babelgrid.chat.ChatWords;
import io.babelgrid.chat.ToldLine;
import io.babelgrid.pipeline.Language;
import org.jspecify.annotations.Nullable;

/**
 * A chat message as clients see it.
 *
 * @param language tag, null when nobody can tell
 * @param translation into the reader's language, where it is there already
 */
record ChatView(
    String senderId,
    String name,
    String id,
    long atMs,
    @Nullable String language,
    String text,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Words translation) {

  /**
   * @param text null when the original has to do
   * @param reason why, for people; null when there is a text, as {@code code}
   */
  record Words(
      String language,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code) {

    static Words of(ChatWords words) {
      String tag = words.language().code();
      return switch (words) {
        case ChatWords.Translated(Language _, String text) -> new Words(tag, text, null, null);
        case ChatWords.Untranslated(Language _, ChatWords.Why why, String reason) ->
            new Words(tag, null, reason, why.wire());
      };
    }
  }

  static ChatView of(ToldLine told) {
    ChatLine line = told.line();
    Language language = line.language();
    ChatWords words = told.words();
    return new ChatView(
        line.key().senderId(),
        line.senderName(),
        line.key().id(),
        line.atMs(),
        language == null ? null : language.code(),
        line.text(),
        words == null ? null : Words.of(words));
  }
}

package io.babelgrid.signaling;

import io.babelgrid.room.Caption;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Captions as clients read them. Everybody in a room reads a caption in turn, so it is written for
 * the first of them and handed to the others. Any thread.
 */
final class CaptionWriter {

  private record Written(Caption caption, String text) {}

  private final Function<ServerMessage, String> codec;
  private volatile @Nullable Written latest;

  CaptionWriter(Function<ServerMessage, String> codec) {
    this.codec = codec;
  }

  String write(Caption caption) {
    Written known = latest;
    if (known != null && known.caption() == caption) {
      return known.text();
    }
    String text =
        codec.apply(
            new ServerMessage.CaptionText(
                caption.speakerId(),
                caption.utterance(),
                caption.language().code(),
                caption.translated(),
                caption.text(),
                caption.last()));
    latest = new Written(caption, text);
    return text;
  }
}

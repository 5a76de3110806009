package io.babelgrid.recognition;

import static io.babelgrid.audio.AudioSpan.SAMPLE_RATE_HZ;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.WordFile;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many tokens people say in a second. A word of English is one token or two; of scripts that
 * the vocabulary hardly knows every character is two or three. Read from {@code token-pace.txt}.
 *
 * @param tokensASecond more than anybody speaks for long
 */
record TokenPace(int tokensASecond) {

  /** Of languages that the file does not name: those written in Latin, and many others. */
  static final TokenPace USUAL = new TokenPace(8);

  /** For the first word, however short the audio is. */
  private static final int MARGIN = 12;

  private static final String FILE = "token-pace.txt";

  private static final Map<String, TokenPace> PACES = read();

  TokenPace {
    if (tokensASecond < 1) {
      throw new IllegalArgumentException(tokensASecond + " tokens a second");
    }
  }

  static TokenPace of(Language language) {
    return PACES.getOrDefault(language.locale().getLanguage(), USUAL);
  }

  /** Tokens that may be written of so much audio. */
  int limit(int samples) {
    return MARGIN + Math.toIntExact((long) tokensASecond * samples / SAMPLE_RATE_HZ);
  }

  /** Audio of which so many tokens may be written. */
  int samples(int limit) {
    return (limit - MARGIN) * SAMPLE_RATE_HZ / tokensASecond;
  }

  /** As many tokens as take the time of so many of the usual pace. */
  int scaled(int tokens) {
    return tokens * tokensASecond / USUAL.tokensASecond;
  }

  /** Frames in which so many tokens are said, where one of the usual pace takes {@code frames}. */
  int frames(int tokens, int frames) {
    return tokens * frames * USUAL.tokensASecond / tokensASecond;
  }

  private static Map<String, TokenPace> read() {
    return WordFile.lines(TokenPace.class, FILE).stream()
        .map(line -> line.split(" "))
        .collect(
            Collectors.toUnmodifiableMap(
                fields -> fields[0], fields -> new TokenPace(Integer.parseInt(fields[1]))));
  }
}

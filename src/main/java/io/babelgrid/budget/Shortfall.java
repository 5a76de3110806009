package io.babelgrid.budget;

import java.util.Arrays;
import java.util.Locale;

/**
 * Why a listener gets less than a voice: one sentence for people, and a code for pages that have
 * words of their own for it, in other languages. The lower-case names are part of the protocol.
 */
public enum Shortfall {
  /** The language can be read here, and not be heard. */
  NO_VOICE("No voice speaks this language here: you read it."),
  /** A room asks for text and gets no voice. */
  TEXT_ROOM("This room asks for captions without a voice."),
  NO_NODE("No node within reach has room to translate."),
  /** There is too little room; most sentences of it have figures. */
  NODE_FULL("the node is nearly full");

  private final String sentence;

  Shortfall(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a sentence tells of, of this node or of another one: of load, if of nothing else. */
  public static Shortfall of(String sentence) {
    return Arrays.stream(values())
        .filter(each -> each.sentence.equals(sentence))
        .findFirst()
        .orElse(NODE_FULL);
  }
}

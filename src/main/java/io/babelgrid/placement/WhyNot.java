package io.babelgrid.placement;

import java.util.Locale;

/** Why a node is no choice. */
public enum WhyNot {
  /** It was asked, and refused or failed. */
  EXCLUDED("was tried"),
  GONE("is not there"),
  SUSPECT("was not heard lately"),
  DRAINING("is being emptied"),
  ROLE("is not for that"),
  RESIDENCY("is under another law"),
  LANGUAGE("lacks the language"),
  FAR("is too far away"),
  FULL("has no room");

  private final String words;

  WhyNot(String words) {
    this.words = words;
  }

  /** As decisions have it: {@code draining}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Follows the name of a node. */
  String words() {
    return words;
  }
}

package io.babelgrid.synthesis;

import java.util.ArrayList;
import java.util.List;

/** Cuts phoneme strings that are longer than a model takes. */
final class PhonemeSplitter {

  private static final String CLAUSE_ENDS = ",;:.!?—…";

  private PhonemeSplitter() {}

  /**
   * Pieces of at most {@code limit} phonemes, cut after punctuation where the second half of a
   * piece has some, else between words, else anywhere.
   */
  static List<String> split(String phonemes, int limit) {
    var pieces = new ArrayList<String>();
    String rest = phonemes.strip();
    while (rest.length() > limit) {
      int cut = cutBefore(rest, limit);
      pieces.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    if (!rest.isEmpty()) {
      pieces.add(rest);
    }
    return pieces;
  }

  private static int cutBefore(String phonemes, int limit) {
    for (int i = limit; i > limit / 2; i--) {
      if (CLAUSE_ENDS.indexOf(phonemes.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    int space = phonemes.lastIndexOf(' ', limit);
    return space > 0 ? space : limit;
  }
}

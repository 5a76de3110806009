package io.babelgrid.wording;

import io.babelgrid.wording.Unit.Ordinal;
import java.util.List;

/** Writes ordinals in digits. */
final class OrdinalWriter {

  private final List<String> endings;
  private final List<String> feminineEndings;

  OrdinalWriter(Wording wording) {
    endings = wording.list("ordinal.endings");
    List<String> feminine = wording.list("ordinal.feminine.endings");
    feminineEndings = feminine.isEmpty() ? endings : feminine;
  }

  String write(Ordinal ordinal) {
    String number = Long.toString(ordinal.number());
    for (String ending : ordinal.feminine() ? feminineEndings : endings) {
      int space = ending.indexOf(' ');
      if (space < 0 || number.endsWith(ending.substring(0, space))) {
        return number + ending.substring(space + 1);
      }
    }
    return number;
  }
}

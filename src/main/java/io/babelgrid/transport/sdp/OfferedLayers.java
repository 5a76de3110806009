package io.babelgrid.transport.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The layers of an m-line that its writer offers to send (RFC 8851, RFC 8853). */
final class OfferedLayers {

  /** As many as a browser makes of one camera; further ones are not answered, and not sent. */
  private static final int MOST = 3;

  /** RFC 8852, 3; one byte of a header says how long it is. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,16}");

  private OfferedLayers() {}

  /** Their ids in the order of the offer; empty where there are not several. */
  static List<String> of(SdpSection line) {
    List<String> layers = new ArrayList<>();
    for (String simulcast : line.values("simulcast")) {
      for (String alternatives : sent(simulcast).split(";")) {
        // Of alternatives the first is preferred; one that begins with ~ is offered paused.
        String id = alternatives.split(",", 2)[0].replaceFirst("^~", "");
        if (isSent(line, id) && !layers.contains(id) && layers.size() < MOST) {
          layers.add(id);
        }
      }
    }
    return layers.size() > 1 ? List.copyOf(layers) : List.of();
  }

  /** What stands behind {@code send}, which may stand behind or before what is received. */
  private static String sent(String simulcast) {
    String[] words = simulcast.trim().split(" +");
    for (int i = 0; i + 1 < words.length; i += 2) {
      if (words[i].equals("send")) {
        return words[i + 1];
      }
    }
    return "";
  }

  private static boolean isSent(SdpSection line, String id) {
    return ID.matcher(id).matches()
        && line.values("rid").stream()
            .anyMatch(rid -> rid.equals(id + " send") || rid.startsWith(id + " send "));
  }
}

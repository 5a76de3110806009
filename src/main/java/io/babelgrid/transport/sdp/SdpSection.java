package io.babelgrid.transport.sdp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The attributes of one m-line, or of the session; filled while parsing, by one thread. */
final class SdpSection {

  private static final Map<String, String> CODEC_OF_KIND =
      Map.of("audio", "opus/48000/2", "video", "VP8/90000");

  private static final Pattern MID = Pattern.compile("[!-~]{1,16}");

  /** Kind, port, protocol and format of an m-line (RFC 8866, 5.14), which an answer repeats. */
  private static final Pattern WORD = Pattern.compile("[!-~]{1,64}");

  private static final int REPEATED_WORDS = 4;

  /** What an answer may agree to; the rest of an offer is as long as its writer likes. */
  private static final Set<String> FEEDBACK =
      Set.of("transport-cc", "goog-remb", "nack", "nack pli", "ccm fir");

  /** Without these, packets do not say of which layer of which line they are. */
  private static final Set<RtpExtension> TELL_LAYERS = Set.of(RtpExtension.MID, RtpExtension.RID);

  private final String mediaLine;
  private final List<String> attributes = new ArrayList<>();

  SdpSection(String mediaLine) {
    this.mediaLine = mediaLine;
  }

  void addAttribute(String attribute) {
    attributes.add(attribute);
  }

  boolean has(String attribute) {
    return attributes.contains(attribute);
  }

  List<String> values(String name) {
    String prefix = name + ":";
    List<String> values = new ArrayList<>();
    for (String attribute : attributes) {
      if (attribute.startsWith(prefix)) {
        values.add(attribute.substring(prefix.length()));
      }
    }
    return values;
  }

  /** The first value here, else the session's. */
  @Nullable String valueOr(String name, SdpSection session) {
    List<String> here = values(name);
    if (!here.isEmpty()) {
      return here.getFirst();
    }
    List<String> there = session.values(name);
    return there.isEmpty() ? null : there.getFirst();
  }

  /** Of a session: which m-lines share a transport with this one, it included; empty for none. */
  Set<String> bundleOf(String mid) {
    for (String group : values("group")) {
      List<String> words = List.of(group.split(" +"));
      if (words.getFirst().equals("BUNDLE") && words.subList(1, words.size()).contains(mid)) {
        return new HashSet<>(words.subList(1, words.size()));
      }
    }
    return Set.of();
  }

  /**
   * This m-line.
   *
   * @param session whose direction holds where the m-line has none (RFC 8866, 6.7)
   */
  OfferedMedia media(SdpSection session) throws SdpException {
    String[] words = mediaLine.substring(2).trim().split(" +");
    List<String> mid = values("mid");
    if (words.length < REPEATED_WORDS
        || !Arrays.stream(words, 0, REPEATED_WORDS).allMatch(word -> WORD.matcher(word).matches())
        || mid.isEmpty()
        || !MID.matcher(mid.getFirst()).matches()) {
      throw new SdpException("m-line without format or mid", mediaLine);
    }
    String kind = words[0];
    boolean rejected = words[1].equals("0") && !has("bundle-only");
    int payloadType = payloadType(kind);
    Map<RtpExtension, Integer> extensions = extensions();
    return new OfferedMedia(
        kind,
        words[2],
        words[3],
        mid.getFirst(),
        rejected,
        has("rtcp-rsize"),
        directionOr(session),
        payloadType,
        extensions,
        feedback(payloadType),
        ssrcs(),
        kind.equals("video") && extensions.keySet().containsAll(TELL_LAYERS)
            ? OfferedLayers.of(this)
            : List.of());
  }

  private Direction directionOr(SdpSection session) throws SdpException {
    Direction here = direction();
    Direction there = session.direction();
    return here != null ? here : there != null ? there : Direction.SENDRECV;
  }

  /** The one direction that is given, or null. More than one is no direction at all. */
  private @Nullable Direction direction() throws SdpException {
    Direction found = null;
    for (String attribute : attributes) {
      Direction direction = Direction.of(attribute);
      if (direction != null && found != null) {
        throw new SdpException("a=" + found.attribute() + " and a=" + attribute + " in one place");
      }
      found = direction == null ? found : direction;
    }
    return found;
  }

  private int payloadType(String kind) throws SdpException {
    String codec = CODEC_OF_KIND.get(kind);
    for (String map : values("rtpmap")) {
      int space = map.indexOf(' ');
      if (codec != null && space > 0 && map.substring(space + 1).equalsIgnoreCase(codec)) {
        return (int) number(map.substring(0, space), 127);
      }
    }
    return -1;
  }

  private Map<RtpExtension, Integer> extensions() throws SdpException {
    Map<RtpExtension, Integer> ids = new EnumMap<>(RtpExtension.class);
    for (String value : values("extmap")) {
      String[] words = value.split(" ");
      var known = words.length < 2 ? null : RtpExtension.ofUri(words[1]).orElse(null);
      // With a direction (RFC 8285, 6) it is for one side only, and then for neither.
      boolean oneSided = words[0].indexOf('/') >= 0 && !words[0].endsWith("/sendrecv");
      long id = known == null || oneSided ? 0 : number(words[0].split("/", 2)[0], 255);
      // Ids above 14 need two-byte headers, which this node doesn't write (RFC 8285, 4.2).
      if (known != null && id >= 1 && id <= 14) {
        ids.put(known, (int) id);
      }
    }
    return ids;
  }

  private Set<String> feedback(int payloadType) {
    Set<String> feedback = new HashSet<>();
    for (String value : values("rtcp-fb")) {
      int space = value.indexOf(' ');
      if (space > 0
          && (value.startsWith("* ") || value.substring(0, space).equals("" + payloadType))) {
        String type = value.substring(space + 1);
        if (FEEDBACK.contains(type)) {
          feedback.add(type);
        }
      }
    }
    return feedback;
  }

  private List<Long> ssrcs() throws SdpException {
    Set<Long> ssrcs = new LinkedHashSet<>();
    for (String value : values("ssrc")) {
      ssrcs.add(number(value.split(" ", 2)[0], 0xffff_ffffL));
    }
    for (String group : values("ssrc-group")) {
      String[] words = group.split(" ");
      if (words[0].equals("FID") && words.length == 3) {
        ssrcs.remove(number(words[2], 0xffff_ffffL));
      }
    }
    return List.copyOf(ssrcs);
  }

  private static long number(String text, long max) throws SdpException {
    try {
      long value = Long.parseLong(text);
      if (value >= 0 && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through: the same answer as for a number out of range.
    }
    throw new SdpException("not a number up to " + max, text);
  }
}

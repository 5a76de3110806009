package io.babelgrid.transport.sdp;

import io.babelgrid.pipeline.MachineAddresses;
import java.util.List;

/**
 * Writes the answer to an offer: same m-lines, same order, one bundled transport.
 *
 * @param sessionId the same in all answers of one peer
 * @param version grows with every answer
 * @param addresses where the browser can reach this node, best first
 * @param bundled as offered
 * @param startKbps what the browser's video encoder starts with before it has an estimate
 */
public record SdpAnswer(
    long sessionId,
    int version,
    String iceUfrag,
    String icePassword,
    String fingerprint,
    List<String> addresses,
    int port,
    int startKbps,
    boolean bundled,
    List<AnsweredMedia> media) {

  private static final String EOL = "\r\n";

  /** Host candidates: type preference 126, then falling local preference (RFC 8445, 5.1.2.1). */
  private static final long BEST_PRIORITY = (126L << 24) + (65_535L << 8) + 255;

  /** The answer as text. */
  public String text() {
    StringBuilder out = new StringBuilder(1024 + media.size() * 600);
    out.append("v=0\r\no=- ").append(sessionId).append(' ').append(version);
    out.append(" IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
    if (bundled) {
      out.append("a=group:BUNDLE");
      for (AnsweredMedia line : media) {
        if (line.offered().usable()) {
          out.append(' ').append(line.offered().mid());
        }
      }
      out.append(EOL);
    }
    out.append("a=msid-semantic: WMS *\r\n");
    for (AnsweredMedia line : media) {
      if (line.offered().usable()) {
        accepted(out, line);
      } else {
        refused(out, line.offered());
      }
    }
    return out.toString();
  }

  /**
   * With a format that needs no rtpmap: parsers look for that of a dynamic one, and reject all of
   * the answer where it is missing.
   */
  private static void refused(StringBuilder out, OfferedMedia line) {
    out.append("m=").append(line.kind()).append(" 0 ").append(line.protocol()).append(' ');
    boolean payloadType = line.firstFormat().chars().allMatch(Character::isDigit);
    out.append(payloadType ? "0" : line.firstFormat())
        .append("\r\nc=IN IP4 0.0.0.0\r\na=inactive\r\na=mid:");
    out.append(line.mid()).append(EOL);
  }

  private void accepted(StringBuilder out, AnsweredMedia line) {
    OfferedMedia offered = line.offered();
    out.append("m=").append(offered.kind()).append(' ').append(port).append(' ');
    out.append(offered.protocol()).append(' ').append(offered.payloadType());
    String address = addresses.getFirst();
    out.append("\r\nc=IN IP")
        .append(MachineAddresses.isIpv6(address) ? '6' : '4')
        .append(' ')
        .append(address);
    out.append("\r\na=rtcp:9 IN IP4 0.0.0.0\r\n");
    candidates(out);
    out.append("a=ice-ufrag:").append(iceUfrag).append("\r\na=ice-pwd:").append(icePassword);
    out.append("\r\na=fingerprint:sha-256 ").append(fingerprint);
    out.append("\r\na=setup:passive\r\na=mid:").append(offered.mid()).append(EOL);
    line.extensions()
        .forEach((extension, id) ->
            out.append("a=extmap:").append(id).append(' ').append(extension.uri()).append(EOL));
    out.append("a=").append(line.direction().attribute()).append("\r\na=rtcp-mux\r\n");
    if (offered.reducedSize()) {
      out.append("a=rtcp-rsize\r\n");
    }
    codec(out, line);
    layers(out, line.layers());
    SendTrack track = line.track();
    if (track != null) {
      String msid = track.streamId() + " " + track.trackId();
      out.append("a=msid:").append(msid).append("\r\na=ssrc:").append(track.ssrc());
      out.append(" cname:").append(track.cname()).append("\r\na=ssrc:").append(track.ssrc());
      out.append(" msid:").append(msid).append(EOL);
    }
  }

  /**
   * On each line, though the bundled transport need only be described on its first (RFC 9143,
   * 7.1.3): aiortc keeps the candidates of the last.
   */
  private void candidates(StringBuilder out) {
    for (int i = 0; i < addresses.size(); i++) {
      out.append("a=candidate:").append(i + 1).append(" 1 udp ");
      out.append(BEST_PRIORITY - ((long) i << 8)).append(' ').append(addresses.get(i));
      out.append(' ').append(port).append(" typ host generation 0\r\n");
    }
    out.append("a=end-of-candidates\r\n");
  }

  private static void layers(StringBuilder out, List<String> layers) {
    if (!layers.isEmpty()) {
      layers.forEach(id -> out.append("a=rid:").append(id).append(" recv").append(EOL));
      out.append("a=simulcast:recv ").append(String.join(";", layers)).append(EOL);
    }
  }

  private void codec(StringBuilder out, AnsweredMedia line) {
    int type = line.offered().payloadType();
    if (line.offered().video()) {
      out.append("a=rtpmap:").append(type).append(" VP8/90000\r\n");
      if (line.receives()) {
        out.append("a=fmtp:").append(type).append(" x-google-start-bitrate=").append(startKbps);
        out.append(EOL);
      }
    } else {
      out.append("a=rtpmap:").append(type).append(" opus/48000/2\r\na=fmtp:").append(type);
      out.append(" minptime=10;useinbandfec=1\r\n");
    }
    for (String feedback : line.feedback()) {
      out.append("a=rtcp-fb:").append(type).append(' ').append(feedback).append(EOL);
    }
  }
}

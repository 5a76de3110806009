package io.babelgrid.transport;

/** Offers as browsers write them, shorter. */
final class OfferText {

  private OfferText() {}

  /**
   * An offer with these m-lines, mids from 0.
   *
   * @param lines kind and direction, e.g. {@code audio recvonly}
   */
  static String of(String ufrag, String fingerprint, String... lines) {
    StringBuilder sdp = new StringBuilder("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
    sdp.append("a=group:BUNDLE");
    for (int mid = 0; mid < lines.length; mid++) {
      sdp.append(' ').append(mid);
    }
    sdp.append("\r\n");
    for (int mid = 0; mid < lines.length; mid++) {
      String[] words = lines[mid].split(" ");
      boolean audio = words[0].equals("audio");
      sdp.append("m=").append(words[0]).append(" 9 UDP/TLS/RTP/SAVPF ");
      sdp.append(audio ? "111" : "96").append("\r\na=mid:").append(mid);
      sdp.append("\r\na=ice-ufrag:").append(ufrag).append("\r\na=ice-pwd:0123456789012345678901");
      sdp.append("\r\na=fingerprint:sha-256 ").append(fingerprint).append("\r\na=rtcp-mux\r\na=");
      sdp.append(words[1]).append("\r\na=setup:actpass\r\na=rtpmap:");
      sdp.append(audio ? "111 opus/48000/2" : "96 VP8/90000").append("\r\n");
    }
    return sdp.toString();
  }
}

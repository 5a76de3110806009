package io.babelgrid.transport.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The fixture is what Chromium 156 offers: two lines of its own and four to receive. */
class SdpTest {

  private static String chromium() throws IOException {
    try (InputStream in =
        SdpTest.class.getResourceAsStream("/io/babelgrid/transport/chromium-renegotiation.sdp")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void theOfferOfChromiumIsUnderstood() throws Exception {
    SdpOffer offer = SdpOffer.parse(chromium());
    assertEquals(6, offer.media().size());
    OfferedMedia microphone = offer.media().get(0);
    assertEquals("audio", microphone.kind());
    assertEquals("0", microphone.mid());
    assertEquals(111, microphone.payloadType());
    assertEquals(Direction.SENDONLY, microphone.direction());
    assertEquals(4, microphone.extensionId(RtpExtension.MID));
    assertEquals(3, microphone.extensionId(RtpExtension.TRANSPORT_CC));
    assertFalse(microphone.feedback().contains("nack"));
    OfferedMedia camera = offer.media().get(1);
    assertTrue(camera.video());
    assertEquals(96, camera.payloadType());
    assertTrue(camera.feedback().contains("nack pli"));
    assertEquals(1, camera.ssrcs().size(), "without the retransmission stream");
    assertEquals(Direction.RECVONLY, offer.media().get(4).direction());
    assertEquals(95, offer.fingerprint().length());
  }

  private static String camera(String layers) {
    return ("v=0\r\na=ice-ufrag:ufrag\r\na=ice-pwd:0123456789012345678901\r\n"
            + "a=fingerprint:sha-256 %s\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:0\r\na=rtcp-mux\r\n"
            + "a=rtpmap:96 VP8/90000\r\na=sendonly\r\n"
            + "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r\n"
            + "a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n"
            + "a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id\r\n%s")
        .formatted("AB" + ":AB".repeat(31), layers);
  }

  private static List<String> layers(String attributes) throws SdpException {
    return SdpOffer.parse(camera(attributes)).media().getFirst().layers();
  }

  @Test
  void layersOfACameraAreReadInTheirOrder() throws Exception {
    String rids = "a=rid:q send\r\na=rid:h send pt=96\r\na=rid:f send\r\n";
    assertEquals(List.of("q", "h", "f"), layers(rids + "a=simulcast:send q;h;f\r\n"));
    assertEquals(List.of("q", "f"), layers(rids + "a=simulcast:recv x send q,h;~f\r\n"));
    assertEquals(List.of(), layers(rids), "not at once");
    assertEquals(List.of(), layers(rids + "a=simulcast:recv q;h;f\r\n"));
    assertEquals(List.of(), layers("a=simulcast:send q;h;f\r\n"), "not described");
    assertEquals(List.of(), layers("a=rid:q send\r\na=simulcast:send q\r\n"), "only one");
    assertEquals(List.of(), layers("a=rid:q recv\r\na=rid:h recv\r\na=simulcast:send q;h\r\n"));
  }

  @Test
  void layersAreAnsweredAndSoAreTheirNamesInPackets() throws Exception {
    String rids = "a=rid:q send\r\na=rid:f send\r\na=simulcast:send q;f\r\n";
    String answer = answer(SdpOffer.parse(camera(rids)));
    assertTrue(answer.contains("a=rid:q recv\r\na=rid:f recv\r\na=simulcast:recv q;f\r\n"));
    assertTrue(answer.contains("a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n"));
    String whole = answer(SdpOffer.parse(camera("")));
    assertFalse(whole.contains("rtp-stream-id"));
    assertFalse(whole.contains("simulcast"));
  }

  private static Direction direction(String session, String line) throws SdpException {
    String offer =
        "v=0\r\n%sa=ice-ufrag:ufrag\r\na=ice-pwd:0123456789012345678901\r\na=fingerprint:sha-256 %s\r\n"
                .formatted(session, "AB" + ":AB".repeat(31))
            + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=rtcp-mux\r\n%s".formatted(line);
    return SdpOffer.parse(offer + "a=rtpmap:111 opus/48000/2\r\n").media().getFirst().direction();
  }

  @Test
  void onlyTheExactNamesAreDirections() throws Exception {
    assertEquals(Direction.RECVONLY, direction("", "a=recvonly\r\n"));
    assertEquals(Direction.SENDRECV, direction("", ""));
    for (String no : List.of("recvonlyx", "RECVONLY", "RecvOnly", "recvonly ", "recvonly:1")) {
      assertEquals(Direction.SENDRECV, direction("", "a=" + no + "\r\n"), no);
    }
  }

  @Test
  void theSessionsDirectionHoldsWhereALineHasNone() throws Exception {
    assertEquals(Direction.RECVONLY, direction("a=recvonly\r\n", ""));
    assertEquals(Direction.SENDONLY, direction("a=recvonly\r\n", "a=sendonly\r\n"));
    assertEquals(Direction.INACTIVE, direction("a=inactive\r\n", ""));
  }

  @Test
  void twoDirectionsInOnePlaceAreRefused() {
    for (String two :
        List.of("a=recvonly\r\na=sendrecv\r\n", "a=sendonly\r\na=x\r\na=sendonly\r\n")) {
      assertThrows(SdpException.class, () -> direction("", two));
      assertThrows(SdpException.class, () -> direction(two, ""));
    }
  }

  private static String answer(SdpOffer offer) {
    List<AnsweredMedia> lines = new ArrayList<>();
    for (OfferedMedia line : offer.media()) {
      boolean receives = line.direction().sends();
      boolean inactive = line.mid().equals("2");
      lines.add(
          new AnsweredMedia(
              line,
              receives,
              receives || inactive
                  ? null
                  : new SendTrack(4_000_000_000L, "ann", "ann." + line.kind())));
    }
    return new SdpAnswer(
            7,
            2,
            "ufrag",
            "passwordpasswordpassword",
            offer.fingerprint(),
            List.of("192.0.2.1", "127.0.0.1"),
            5000,
            1000,
            offer.bundled(),
            lines)
        .text();
  }

  @Test
  void theAnswerHasTheSameLinesInTheSameOrder() throws Exception {
    SdpOffer offer = SdpOffer.parse(chromium());
    String text = answer(offer);
    assertTrue(text.contains("a=group:BUNDLE 0 1 2 3 4 5\r\n"));
    SdpOffer read = SdpOffer.parse(text.replace("a=setup:passive", "a=setup:actpass"));
    assertEquals(
        offer.media().stream().map(OfferedMedia::mid).toList(),
        read.media().stream().map(OfferedMedia::mid).toList());
    assertEquals(Direction.RECVONLY, read.media().get(0).direction());
    assertEquals(Direction.INACTIVE, read.media().get(2).direction());
    assertEquals(Direction.SENDONLY, read.media().get(3).direction());
    assertEquals(List.of(4_000_000_000L), read.media().get(3).ssrcs());
    assertEquals(
        6 * 2, text.split("a=candidate:", -1).length - 1, "aiortc reads those of the last");
    assertTrue(text.contains("a=msid:ann ann.video\r\n"));
    assertFalse(text.contains("rtx"));
  }

  @Test
  void feedbackGoesWithTheDirection() throws Exception {
    SdpOffer read =
        SdpOffer.parse(
            answer(SdpOffer.parse(chromium())).replace("a=setup:passive", "a=setup:actpass"));
    OfferedMedia camera = read.media().get(1);
    assertTrue(camera.feedback().contains("transport-cc"));
    assertFalse(camera.feedback().contains("goog-remb"));
    OfferedMedia telling = read.media().get(5);
    assertTrue(telling.feedback().contains("transport-cc"));
    assertTrue(telling.extensionId(RtpExtension.TRANSPORT_CC) > 0);
    assertFalse(telling.feedback().contains("goog-remb"));
    OfferedMedia estimating = read.media().get(3);
    assertTrue(estimating.feedback().contains("goog-remb"));
    assertFalse(estimating.feedback().contains("transport-cc"));
    assertEquals(0, estimating.extensionId(RtpExtension.TRANSPORT_CC));
    assertTrue(estimating.extensionId(RtpExtension.ABS_SEND_TIME) > 0);
  }

  @Test
  void unknownAndStoppedLinesAreRefusedInPlace() throws Exception {
    String offer =
        chromium()
            .replaceFirst("m=video 9 ", "m=video 0 ")
            .replace("a=bundle-only\r\n", "")
            .replaceFirst("VP8/90000", "VP7/90000");
    SdpOffer read = SdpOffer.parse(offer);
    assertFalse(read.media().get(1).usable());
    String text = answer(read);
    assertTrue(text.contains("m=video 0 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\na=inactive"));
    assertFalse(text.contains("BUNDLE 0 1"));
  }

  /** As pion's parser does: it rejects all of an answer with a dynamic type it finds no map of. */
  @Test
  void noPayloadTypeOfAnAnswerLacksItsMap() throws Exception {
    String text = answer(SdpOffer.parse(chromium().replace("VP8/90000", "VP7/90000")));
    String section = "";
    for (String line : text.split("\r\n")) {
      section = line.startsWith("m=") ? text.substring(text.indexOf(line)) : section;
      int type = line.startsWith("m=") ? Integer.parseInt(line.split(" ")[3]) : 0;
      if (type >= 96) {
        assertTrue(section.contains("a=rtpmap:" + type + " "), line);
      }
    }
    assertTrue(text.contains("m=video 0 "));
  }

  @Test
  void linesThatAreNotBundledWithTheFirstAreRefused() throws Exception {
    String offer = chromium();
    String alone = answer(SdpOffer.parse(offer.replaceFirst("a=group:BUNDLE.*\r\n", "")));
    assertFalse(alone.contains("BUNDLE"));
    assertEquals(1, alone.split("m=[a-z]+ 5000 ", -1).length - 1);
    String some =
        answer(SdpOffer.parse(offer.replaceFirst("a=group:BUNDLE.*", "a=group:BUNDLE 0 1 3")));
    assertTrue(some.contains("a=group:BUNDLE 0 1 3\r\n"));
    assertEquals(3, some.split("m=[a-z]+ 5000 ", -1).length - 1);
  }

  @Test
  void credentialsAreThoseOfALineThatIsServed() throws Exception {
    String own =
        chromium()
            .replaceFirst("opus/48000/2", "G722/8000")
            .replaceFirst("a=ice-ufrag:.*", "a=ice-ufrag:refused");
    assertFalse(SdpOffer.parse(own).media().getFirst().usable());
    assertNotEquals("refused", SdpOffer.parse(own).iceUfrag());
    String once = own.replace("a=ice-ufrag:refused", "a=ice-ufrag:shared");
    int rest = once.indexOf("m=video");
    String bundled = once.substring(rest).replaceAll("a=ice-ufrag:.*\r\n", "");
    assertEquals("shared", SdpOffer.parse(once.substring(0, rest) + bundled).iceUfrag());
  }

  @Test
  void reducedSizeRtcpIsAgreedToWhereItWasOffered() throws Exception {
    SdpOffer offer = SdpOffer.parse(chromium().replaceFirst("a=rtcp-rsize\r\n", ""));
    assertFalse(offer.reducedSize());
    assertEquals(5, answer(offer).split("a=rtcp-rsize", -1).length - 1);
  }

  @Test
  void extensionsForOneDirectionAreLeftOut() throws Exception {
    String offer =
        chromium()
            .replaceFirst(
                "a=extmap:(\\d+) urn:ietf:params:rtp-hdrext:sdes:mid",
                "a=extmap:$1/recvonly urn:ietf:params:rtp-hdrext:sdes:mid");
    assertEquals(0, SdpOffer.parse(offer).media().getFirst().extensionId(RtpExtension.MID));
    assertTrue(SdpOffer.parse(offer).media().get(1).extensionId(RtpExtension.MID) > 0);
  }

  @Test
  void anOfferThatCannotBeServedIsRefusedWithItsReason() throws Exception {
    String offer = chromium();
    refused("fingerprint", offer.replace("sha-256", "sha-1"));
    refused("fingerprint", offer.replaceAll("a=fingerprint:sha-256 ..:", "a=fingerprint:sha-256 "));
    refused("ice-ufrag", offer.replace("a=ice-ufrag", "a=x"));
    refused("ice-pwd", offer.replace("a=ice-pwd", "a=x"));
    refused("rtcp-mux", offer.replace("a=rtcp-mux", "a=x"));
    refused("setup", offer.replace("a=setup:actpass", "a=setup:passive"));
    refused("twice", offer.replace("a=mid:1", "a=mid:0"));
    refused("mid", offer.replace("a=mid:1\r\n", ""));
    refused("not an offer", "hello");
    refused("not an offer", "v=0\r\n");
    refused("longer", "v=0" + "x".repeat(600_000));
  }

  @Test
  void anOfferWithWhatNobodyCanUseIsRefused() throws Exception {
    String offer = chromium();
    refused("ice-ufrag", offer.replaceAll("a=ice-ufrag:.*", "a=ice-ufrag:abc"));
    refused("ice-ufrag", offer.replaceAll("a=ice-ufrag:.*", "a=ice-ufrag:" + "a".repeat(257)));
    refused("ice-ufrag", offer.replaceAll("a=ice-ufrag:.*", "a=ice-ufrag:ab:cd"));
    refused("ice-pwd", offer.replaceAll("a=ice-pwd:.*", "a=ice-pwd:short"));
    refused("m-line", offer.replaceFirst("m=video", "m=vi\rdeo"));
    refused("m-line", offer.replaceFirst("m=video", "m=v\u00ecdeo"));
    refused("m-line", offer.replaceFirst("m=video", "m=" + "v".repeat(100)));
  }

  @Test
  void aReasonIsShortWhateverTheOffer() throws Exception {
    String offer = chromium();
    String flood = "9".repeat(20_000);
    refused("m-line", offer.replaceFirst("m=video 9", "m=video " + flood));
    refused("not a number", offer.replaceFirst("a=ssrc:\\d+", "a=ssrc:" + flood));
    refused("ice-pwd", offer.replaceAll("a=ice-pwd:.*", "a=ice-pwd:" + flood));
  }

  @Test
  void onlyFeedbackThatAnAnswerCanAgreeToIsKept() throws Exception {
    StringBuilder offer = new StringBuilder(chromium());
    for (int i = 0; i < 1_000; i++) {
      offer.append("a=rtcp-fb:* x").append(i).append("\r\n");
    }
    offer.append("a=rtcp-fb:* nack pli\r\n");
    for (OfferedMedia line : SdpOffer.parse(offer.toString()).media()) {
      assertTrue(line.feedback().size() <= 5, "feedback of " + line.mid());
    }
  }

  private static void refused(String reason, String offer) {
    SdpException e = assertThrows(SdpException.class, () -> SdpOffer.parse(offer));
    assertTrue(String.valueOf(e.getMessage()).contains(reason), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).length() < 200);
  }

  @Test
  void damagedOffersAreReadOrRefused() throws Exception {
    byte[] offer = chromium().getBytes(StandardCharsets.US_ASCII);
    SplittableRandom random = new SplittableRandom(2);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = offer.clone();
      for (int k = random.nextInt(1, 40); k > 0; k--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(10, 127);
      }
      try {
        answer(SdpOffer.parse(new String(damaged, StandardCharsets.US_ASCII)));
      } catch (SdpException e) {
        refused++;
      }
    }
    assertTrue(refused > 100, "refused " + refused);
  }
}

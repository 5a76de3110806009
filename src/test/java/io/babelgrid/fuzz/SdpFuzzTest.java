package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.transport.NegotiationProbe;
import io.babelgrid.transport.TransportException;
import io.babelgrid.transport.sdp.OfferedMedia;
import io.babelgrid.transport.sdp.SdpException;
import io.babelgrid.transport.sdp.SdpOffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;

/** Offers, and the answers to them. */
@Timeout(30)
class SdpFuzzTest {

  /** What a page can show. */
  private static final int LONGEST_REASON = 300;

  private static final Pattern LINE = Pattern.compile("[a-z]=[ -~]+");

  @DictionaryFile(resourcePath = "sdp.dict")
  @FuzzTest
  void anOfferIsAnsweredLineByLineOrRefusedWithAReason(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      SdpOffer offer = SdpOffer.parse(text);
      NegotiationProbe peer = new NegotiationProbe();
      check(offer, peer.answer(offer, Map.of()));
      Map<String, String> slots = slots(offer);
      check(offer, peer.answer(offer, slots));
      assertTrue(peer.slots() <= slots.size());
    } catch (SdpException | TransportException e) {
      String reason = String.valueOf(e.getMessage());
      assertTrue(reason.length() <= LONGEST_REASON, "a reason of " + reason.length());
    }
  }

  /** Every line carries somebody. */
  private static Map<String, String> slots(SdpOffer offer) {
    Map<String, String> slots = new HashMap<>();
    for (OfferedMedia line : offer.media()) {
      slots.put(line.mid(), "p" + slots.size() + (line.video() ? ".video" : ".audio"));
    }
    return slots;
  }

  private static void check(SdpOffer offer, String answer) throws SdpException {
    List<String> lines = answer.lines().toList();
    for (String line : lines) {
      assertTrue(LINE.matcher(line).matches(), "a line that isn't SDP: " + line);
    }
    assertTrue(answer.endsWith("\r\n") && answer.split("\r\n").length == lines.size());
    SdpOffer read;
    try {
      read = SdpOffer.parse(answer.replace("a=setup:passive", "a=setup:active"));
    } catch (SdpException e) {
      boolean refusedAll = offer.media().stream().noneMatch(OfferedMedia::usable);
      assertTrue(refusedAll, "our own answer is refused: " + e.getMessage());
      return;
    }
    assertEquals(offer.media().size(), read.media().size());
    for (int i = 0; i < read.media().size(); i++) {
      OfferedMedia asked = offer.media().get(i);
      OfferedMedia told = read.media().get(i);
      assertEquals(asked.mid(), told.mid());
      assertEquals(asked.kind(), told.kind());
      assertEquals(asked.usable() ? asked.payloadType() : -1, told.payloadType());
      assertTrue(!told.direction().sends() || asked.direction().receives());
      assertTrue(!told.direction().receives() || asked.direction().sends());
    }
  }
}

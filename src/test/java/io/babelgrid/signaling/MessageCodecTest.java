package io.babelgrid.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MessageCodecTest {

  private static final String JOIN =
      "{'type':'join','name':'Ann','speak':'en','hear':'en','audioMuted':true,'videoMuted':true}";
  private static final String OFFER = "{'type':'offer','seq':1,'sdp':'v=0','slots':{'2':'a'}}";

  private final MessageCodec codec = new MessageCodec();

  private ClientMessage read(String text) throws BadMessageException {
    return codec.read(text.replace('\'', '"'));
  }

  private BadMessageException refusal(String text) {
    return assertThrows(BadMessageException.class, () -> read(text));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "join;  name;  'Ann'; null",
        "join;  speak; 'speak':'en'; 'speak':null",
        "join;  hear;  'hear':'en'; 'hear':null",
        "offer; sdp;   'v=0'; null",
        "offer; slots; {'2':'a'}; null",
        "offer; slots; 'a'; null",
        "join;  audioMuted; 'audioMuted':true; 'audioMuted':null",
        "offer; seq;   'seq':1; 'seq':1e3",
      })
  void aFieldThatSaysNothingIsNamed(String type, String field, String good, String bad) {
    String message = type.equals("join") ? JOIN : OFFER;
    BadMessageException e = refusal(message.replace(good, bad));
    assertTrue(String.valueOf(e.getMessage()).startsWith("field '" + field + "'"), e.getMessage());
    assertEquals(type, e.ref());
  }

  @ParameterizedTest
  @CsvSource({"null", "1e999", "-1e400", "[]", "true"})
  void aPingWithoutANumberIsRefused(String t) {
    BadMessageException e = refusal("{'type':'ping','t':" + t + "}");
    assertTrue(String.valueOf(e.getMessage()).startsWith("field 't'"), e.getMessage());
  }

  @Test
  void aReasonIsShortWhateverTheMessage() {
    String name = "n".repeat(5_000);
    for (String text :
        List.of(
            "{'" + name + "':1,'" + name + "':1}",
            "[" + name,
            "{'type':'" + name + "'}",
            "{'type':'join','name':{'" + name + "':1}}",
            JOIN.replace("true", "{'" + name + "':1}"),
            OFFER.replace("'a'", "{'" + name + "':1}"),
            OFFER.replace("'2':'a'", "'" + name + "':3"))) {
      String reason = String.valueOf(refusal(text).getMessage());
      assertTrue(reason.length() <= 300, reason.length() + " characters: " + reason);
    }
  }

  @Test
  void slotsWhoseNamesShareOneHashAreReadInTime() throws Exception {
    List<String> mids = new ArrayList<>(List.of(""));
    for (int i = 0; i < 15; i++) {
      List<String> longer = new ArrayList<>();
      mids.forEach(mid -> longer.addAll(List.of(mid + "Aa", mid + "BB")));
      mids = longer;
    }
    String slots = String.join("':'a','", mids);
    long startNs = System.nanoTime();
    ClientMessage message = read(OFFER.replace("'2':'a'", "'" + slots + "':'a'"));
    long ms = (System.nanoTime() - startNs) / 1_000_000;
    assertEquals(mids.size(), assertInstanceOf(ClientMessage.Offer.class, message).slots().size());
    assertTrue(ms < 5_000, "32,768 slots took " + ms + " ms");
  }
}

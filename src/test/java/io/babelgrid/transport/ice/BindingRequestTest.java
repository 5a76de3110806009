package io.babelgrid.transport.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BindingRequestTest {

  /** RFC 5769, 2.1. */
  private static final byte[] SAMPLE =
      HexFormat.of()
          .parseHex(
              "000100582112a442b7e7a701bc34d686fa87dfae"
                  + "802200105354554e207465737420636c69656e74"
                  + "002400046e0001ff80290008932ff9b151263b36"
                  + "000600096576746a3a68367659202020"
                  + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
                  + "80280004e57a3bcf");

  private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

  @Test
  void theSampleOfTheStandardIsAuthentic() {
    BindingRequest request = BindingRequest.parse(SAMPLE, 0, SAMPLE.length);
    assertNotNull(request);
    assertEquals("evtj:h6vY", request.username());
    assertTrue(request.knows(PASSWORD));
    assertFalse(request.knows("VOkJxbRl1RmTxUk/WvJxBT"));
  }

  @Test
  void noBitBeforeTheEndOfItsIntegrityMayChange() {
    for (int bit = 0; bit < (SAMPLE.length - 8) * 8; bit++) {
      byte[] changed = SAMPLE.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      BindingRequest request = BindingRequest.parse(changed, 0, changed.length);
      assertFalse(request != null && request.knows(PASSWORD), "bit " + bit);
    }
  }

  @Test
  void aNameBehindTheIntegrityIsNobodys() {
    byte[] bare = Arrays.copyOf(SAMPLE, SAMPLE.length);
    // SOFTWARE instead of USERNAME, so that no name is left before.
    bare[60] = (byte) 0x80;
    bare[61] = 0x22;
    assertNull(BindingRequest.parse(bare, 0, bare.length));
  }

  @Test
  void anythingElseIsNoRequestAndNeverFails() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 100_000; i++) {
      byte[] noise = SAMPLE.clone();
      for (int k = 0; k < 4; k++) {
        noise[20 + random.nextInt(noise.length - 20)] = (byte) random.nextInt();
      }
      int length = random.nextBoolean() ? noise.length : random.nextInt(noise.length);
      BindingRequest request = BindingRequest.parse(noise, 0, length);
      assertFalse(request != null && length < noise.length);
    }
  }
}

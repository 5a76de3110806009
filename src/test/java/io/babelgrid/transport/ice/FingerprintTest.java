package io.babelgrid.transport.ice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  /** RFC 5769, 2.2. */
  private static final byte[] RESPONSE =
      HexFormat.of()
          .parseHex(
              "0101003c2112a442b7e7a701bc34d686fa87dfae"
                  + "8022000b7465737420766563746f7220002000080001a147e112a643"
                  + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
                  + "80280004c07d4c96");

  @Test
  void isThatOfTheStandardsVector() {
    byte[] bare = Arrays.copyOf(RESPONSE, RESPONSE.length - Fingerprint.BYTES);
    assertArrayEquals(RESPONSE, Fingerprint.onto(bare));
  }
}

package io.babelgrid.transport.ice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses and their masks as in RFC 5769, 2.2 and 2.3. */
class NodeCheckTest {

  private static final byte[] TRANSACTION = HexFormat.of().parseHex("b7e7a701bc34d686fa87dfae");
  private static final int MAPPED_AT = 20;

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 002000080001a147e112a643",
    "2001:db8:1234:5678:11:2233:4455:6677, 002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
  })
  void anAnswerTellsWhereTheRequestCameFrom(String address, String mapped) {
    byte[] request = NodeCheck.request("them:us", "password", TRANSACTION);
    byte[] answer =
        NodeCheck.answer(
            request, 0, new InetSocketAddress(InetAddress.ofLiteral(address), 32_853), "password");
    byte[] expected = HexFormat.of().parseHex(mapped);
    assertArrayEquals(expected, Arrays.copyOfRange(answer, MAPPED_AT, MAPPED_AT + expected.length));
    assertEquals(answer.length - 20, ByteBuffer.wrap(answer).getShort(2));
    assertArrayEquals(TRANSACTION, NodeCheck.answered(answer, 0, answer.length, "password"));
    assertNull(NodeCheck.answered(answer, 0, answer.length, "another"));
  }
}

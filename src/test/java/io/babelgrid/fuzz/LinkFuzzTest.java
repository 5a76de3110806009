package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.link.LinkProbe;
import org.junit.jupiter.api.Timeout;

/** Frames of other nodes. */
@Timeout(30)
class LinkFuzzTest {

  @FuzzTest
  void aFrameIsReadOrRefused(byte[] bytes) throws InvalidProtocolBufferException {
    LinkMessage read;
    try {
      read = LinkProbe.read(bytes);
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      // Ends the stream.
      return;
    }
    // A key is compared by identity.
    if (read != null && !(read instanceof LinkMessage.Media)) {
      assertEquals(read, LinkProbe.read(LinkProbe.write(read)));
    }
  }
}

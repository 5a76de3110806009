package io.babelgrid.transport.dtls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.babelgrid.transport.rtp.RtpWriter;
import java.util.Arrays;
import org.jitsi.service.neomedia.RawPacket;
import org.junit.jupiter.api.Test;

/** Keys of two nodes. */
class NodeKeysTest {

  private static final int KEPT = 16;

  private final NodeKeys.End left = new NodeKeys.End("left", NodeKeys.part());
  private final NodeKeys.End right = new NodeKeys.End("right", NodeKeys.part());

  private static byte[] plain() {
    return new RtpWriter(111, 7, 0, new byte[0], 0).packet(new byte[] {1, 2, 3}, 9, 99, false, 0);
  }

  private static byte[] sealed(SrtpSession session) {
    byte[] packet = plain();
    RawPacket out = session.protectRtp(packet, packet.length - RtpWriter.TAIL_BYTES);
    assertNotNull(out);
    return Arrays.copyOfRange(out.getBuffer(), out.getOffset(), out.getOffset() + out.getLength());
  }

  private static void assertRefused(SrtpSession session, byte[] sealed) {
    assertNull(session.unprotectRtp(sealed.clone(), 0, sealed.length));
  }

  @Test
  void eachReadsWhatTheOtherWroteAndNotItsOwn() {
    SrtpSession a = NodeKeys.session(left, right, true, KEPT);
    SrtpSession b = NodeKeys.session(right, left, false, KEPT);
    byte[] sealed = sealed(a);
    assertRefused(a, sealed);
    RawPacket read = b.unprotectRtp(sealed.clone(), 0, sealed.length);
    assertNotNull(read);
    assertArrayEquals(
        Arrays.copyOf(plain(), plain().length - RtpWriter.TAIL_BYTES),
        Arrays.copyOfRange(read.getBuffer(), 0, read.getLength()));
    byte[] back = sealed(b);
    assertNotNull(a.unprotectRtp(back.clone(), 0, back.length));
  }

  @Test
  void anotherPartOrNameOfEitherMakesOtherKeys() {
    byte[] sealed = sealed(NodeKeys.session(left, right, true, KEPT));
    NodeKeys.End newPart = new NodeKeys.End("right", NodeKeys.part());
    NodeKeys.End newName = new NodeKeys.End("right2", right.part());
    assertRefused(NodeKeys.session(newPart, left, false, KEPT), sealed);
    assertRefused(NodeKeys.session(newName, left, false, KEPT), sealed);
    assertRefused(
        NodeKeys.session(right, new NodeKeys.End("left", NodeKeys.part()), false, KEPT), sealed);
  }

  @Test
  void whoBothControlOrBothDoNotUnderstandNothing() {
    byte[] sealed = sealed(NodeKeys.session(left, right, true, KEPT));
    assertRefused(NodeKeys.session(right, left, true, KEPT), sealed);
  }
}

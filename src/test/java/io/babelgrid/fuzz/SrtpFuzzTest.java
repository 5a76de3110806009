package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.transport.dtls.SrtpProfile;
import io.babelgrid.transport.dtls.SrtpSession;
import io.babelgrid.transport.rtp.RtpPacket;
import io.babelgrid.transport.rtp.RtpWriter;
import java.util.Arrays;
import org.jitsi.service.neomedia.RawPacket;
import org.junit.jupiter.api.Timeout;

/** Datagrams that look like media and come from somebody without the keys. */
@Timeout(30)
class SrtpFuzzTest {

  private static final byte[] KEYS = new byte[60];
  private static final int SSRC = 0x0102_0304;
  private static final int LONGEST = 200;
  private static final byte[] SPEECH = {8, 1, 2, 3};

  @FuzzTest
  void forgedDatagramsAreRefusedAndDoNotHurtTheRealSender(byte[] bytes) {
    Script script = new Script(bytes);
    SrtpProfile profile = SrtpProfile.values()[script.u8() & 1];
    SrtpSession node = SrtpSession.of(profile, KEYS, true);
    SrtpSession browser = SrtpSession.of(profile, KEYS, false);
    real(browser, node, 100);
    while (script.more()) {
      boolean rtcp = (script.u8() & 1) != 0;
      byte[] forged = script.bytes(LONGEST);
      if (forged.length < RtpPacket.FIXED_HEADER_BYTES) {
        continue;
      }
      int offset = 7;
      byte[] buffer = new byte[offset + forged.length];
      System.arraycopy(forged, 0, buffer, offset, forged.length);
      assertNull(
          rtcp
              ? node.unprotectRtcp(buffer, offset, forged.length)
              : node.unprotectRtp(buffer, offset, forged.length));
    }
    real(browser, node, 101);
  }

  private static void real(SrtpSession browser, SrtpSession node, int sequence) {
    byte[] plain = new RtpWriter(111, SSRC, 0, new byte[0], 0).packet(SPEECH, sequence, 0, true, 0);
    RawPacket out = browser.protectRtp(plain, plain.length - RtpWriter.TAIL_BYTES);
    assertNotNull(out);
    byte[] wire = Arrays.copyOf(out.getBuffer(), out.getOffset() + out.getLength());
    RawPacket in = node.unprotectRtp(wire, out.getOffset(), out.getLength());
    assertNotNull(in);
    RtpPacket packet = RtpPacket.parse(in.getBuffer(), in.getOffset(), in.getLength());
    assertNotNull(packet);
    assertArrayEquals(SPEECH, packet.payload());
  }
}

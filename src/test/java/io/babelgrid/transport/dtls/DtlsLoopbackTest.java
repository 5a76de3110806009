package io.babelgrid.transport.dtls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.babelgrid.transport.rtp.RtpWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jitsi.service.neomedia.RawPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class DtlsLoopbackTest {

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void bothSidesAgreeOnKeysOfEachProfile(SrtpProfile profile) throws IOException {
    DtlsLoopback keys = handshake(List.of(profile));
    assertEquals(profile, keys.server().profile());
    byte[] payload = {1, 2, 3, 4, 5};
    byte[] packet = new RtpWriter(111, 77, 0, new byte[0], 0).packet(payload, 9, 960, true, 0);
    RawPacket sent = keys.client().protectRtp(packet, packet.length - RtpWriter.TAIL_BYTES);
    assertNotNull(sent);
    byte[] wire = Arrays.copyOf(sent.getBuffer(), sent.getLength());
    byte[] damaged = wire.clone();
    damaged[14] ^= 1;
    assertNull(keys.server().unprotectRtp(damaged, 0, damaged.length));
    RawPacket received = keys.server().unprotectRtp(wire, 0, wire.length);
    assertNotNull(received);
    assertArrayEquals(payload, received.getPayload());
  }

  private static DtlsLoopback handshake(List<SrtpProfile> profiles) throws IOException {
    DtlsIdentity browser = DtlsIdentity.create();
    return DtlsLoopback.handshake(DtlsIdentity.create(), browser, profiles, browser.fingerprint());
  }

  @Test
  void theServerPrefersGcm() throws IOException {
    assertEquals(
        SrtpProfile.AEAD_AES_128_GCM, handshake(List.of(SrtpProfile.values())).server().profile());
  }

  @Test
  void aCertificateOtherThanTheOffersIsRefused() {
    DtlsIdentity browser = DtlsIdentity.create();
    String other = DtlsIdentity.create().fingerprint();
    assertThrows(
        IOException.class,
        () ->
            DtlsLoopback.handshake(
                DtlsIdentity.create(), browser, List.of(SrtpProfile.values()), other));
  }
}

package io.babelgrid.transport.dtls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.babelgrid.transport.rtp.RtpWriter;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jitsi.service.neomedia.RawPacket;
import org.junit.jupiter.api.Test;

/** Checked against the RFCs' own formulas on the JDK's AES, not against the library itself. */
class SrtpSessionTest {

  private static final int SSRC = 0x0102_0304;
  private static final int SEQUENCE = 0x1234;
  private static final byte[] PAYLOAD = {10, 20, 30, 40, 50, 60, 70};
  private static final int HEADER = 12;

  private static byte[] keyMaterial(SrtpProfile profile) {
    byte[] material = new byte[2 * (16 + profile.saltBytes())];
    for (int i = 0; i < material.length; i++) {
      material[i] = (byte) (7 * i + 1);
    }
    return material;
  }

  /** The server's packet on the wire. */
  private static byte[] protectedPacket(SrtpProfile profile) {
    byte[] plain = plainPacket();
    RawPacket out =
        SrtpSession.of(profile, keyMaterial(profile), true)
            .protectRtp(plain, plain.length - RtpWriter.TAIL_BYTES);
    assertNotNull(out);
    return Arrays.copyOf(out.getBuffer(), out.getLength());
  }

  private static byte[] plainPacket() {
    return new RtpWriter(111, SSRC, 0, new byte[0], 0).packet(PAYLOAD, SEQUENCE, 960, true, 0);
  }

  /** RFC 3711, 4.3: AES in counter mode, keyed by the master key, from salt xor label. */
  private static byte[] derive(SrtpProfile profile, int label, int length)
      throws GeneralSecurityException {
    byte[] material = keyMaterial(profile);
    int salt = profile.saltBytes();
    byte[] key = Arrays.copyOfRange(material, 16, 32);
    byte[] iv = Arrays.copyOf(Arrays.copyOfRange(material, 32 + salt, 32 + 2 * salt), 16);
    iv[7] ^= (byte) label;
    Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return aes.doFinal(new byte[length]);
  }

  @Test
  void gcmFollowsRfc7714() throws Exception {
    SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
    byte[] wire = protectedPacket(profile);
    byte[] nonce = ByteBuffer.allocate(12).putShort((short) 0).putInt(SSRC).putInt(0).array();
    nonce[10] = (byte) (SEQUENCE >> 8);
    nonce[11] = (byte) SEQUENCE;
    byte[] salt = derive(profile, 2, 12);
    for (int i = 0; i < 12; i++) {
      nonce[i] ^= salt[i];
    }
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(derive(profile, 0, 16), "AES"),
        new GCMParameterSpec(128, nonce));
    aes.updateAAD(wire, 0, HEADER);
    assertArrayEquals(PAYLOAD, aes.doFinal(wire, HEADER, wire.length - HEADER));
  }

  @Test
  void counterModeFollowsRfc3711() throws Exception {
    SrtpProfile profile = SrtpProfile.AES128_CM_HMAC_SHA1_80;
    byte[] wire = protectedPacket(profile);
    int tag = wire.length - 10;
    byte[] iv = Arrays.copyOf(derive(profile, 2, 14), 16);
    byte[] packet = ByteBuffer.allocate(16).putInt(4, SSRC).putShort(12, (short) SEQUENCE).array();
    for (int i = 0; i < 16; i++) {
      iv[i] ^= packet[i];
    }
    Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
    aes.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(derive(profile, 0, 16), "AES"),
        new IvParameterSpec(iv));
    assertArrayEquals(PAYLOAD, aes.doFinal(wire, HEADER, tag - HEADER));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(derive(profile, 1, 20), "HmacSHA1"));
    mac.update(wire, 0, tag);
    byte[] expected = Arrays.copyOf(mac.doFinal(new byte[4]), 10);
    assertArrayEquals(expected, Arrays.copyOfRange(wire, tag, wire.length));
  }

  @Test
  void aPacketOfTheWrongSideIsNotAuthentic() {
    for (SrtpProfile profile : SrtpProfile.values()) {
      byte[] wire = protectedPacket(profile);
      SrtpSession server = SrtpSession.of(profile, keyMaterial(profile), true);
      assertNull(server.unprotectRtp(wire.clone(), 0, wire.length));
      SrtpSession client = SrtpSession.of(profile, keyMaterial(profile), false);
      RawPacket received = client.unprotectRtp(wire, 0, wire.length);
      assertNotNull(received);
      assertEquals(SEQUENCE, received.getSequenceNumber());
    }
  }

  @Test
  void repeatedReportsAreRefusedAndRepeatedMediaIsLeftToTheReceiversWindow() {
    SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
    SrtpSession client = SrtpSession.of(profile, keyMaterial(profile), false);
    byte[] wire = protectedPacket(profile);
    assertNotNull(client.unprotectRtp(wire.clone(), 0, wire.length));
    assertNotNull(client.unprotectRtp(wire.clone(), 0, wire.length));
    byte[] report = new byte[8 + 20];
    report[0] = (byte) 0x80;
    report[1] = (byte) 201;
    report[3] = 1;
    RawPacket out = SrtpSession.of(profile, keyMaterial(profile), true).protectRtcp(report, 8);
    assertNotNull(out);
    byte[] sent = Arrays.copyOf(out.getBuffer(), out.getLength());
    assertNotNull(client.unprotectRtcp(sent.clone(), 0, sent.length));
    assertNull(client.unprotectRtcp(sent.clone(), 0, sent.length));
  }

  @Test
  void lateAndForgedPacketsWriteNoLines() {
    List<LogRecord> lines = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      for (SrtpProfile profile : SrtpProfile.values()) {
        SrtpSession server = SrtpSession.of(profile, keyMaterial(profile), true);
        SrtpSession client = SrtpSession.of(profile, keyMaterial(profile), false);
        for (int sequence : new int[] {2_000, 2_300, 2_001, 2_299}) {
          byte[] plain =
              new RtpWriter(111, SSRC, 0, new byte[0], 0).packet(PAYLOAD, sequence, 960, true, 0);
          RawPacket out = server.protectRtp(plain, plain.length - RtpWriter.TAIL_BYTES);
          assertNotNull(out, "late by up to 299");
          byte[] wire = Arrays.copyOf(out.getBuffer(), out.getLength());
          byte[] forged = wire.clone();
          forged[forged.length - 1] ^= 1;
          assertNull(client.unprotectRtp(forged, 0, forged.length));
          assertNotNull(client.unprotectRtp(wire, 0, wire.length));
        }
      }
    } finally {
      root.removeHandler(handler);
    }
    assertEquals(List.of(), lines.stream().map(LogRecord::getMessage).toList());
  }

  @Test
  void aStreamThatEndedLeavesNoContext() {
    SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
    SrtpSession server = SrtpSession.of(profile, keyMaterial(profile), true);
    for (int ssrc = 1; ssrc <= 50; ssrc++) {
      byte[] plain = new RtpWriter(111, ssrc, 0, new byte[0], 0).packet(PAYLOAD, 1, 0, true, 0);
      assertNotNull(server.protectRtp(plain, plain.length - RtpWriter.TAIL_BYTES));
      assertEquals(1, server.outgoingContexts());
      server.forget(ssrc);
    }
    assertEquals(0, server.outgoingContexts());
  }
}

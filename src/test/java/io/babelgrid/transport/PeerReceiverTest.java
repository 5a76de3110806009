package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.transport.dtls.DtlsIdentity;
import io.babelgrid.transport.dtls.DtlsLoopback;
import io.babelgrid.transport.dtls.SrtpProfile;
import io.babelgrid.transport.rtp.RtpWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jitsi.service.neomedia.RawPacket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets that anyone could have sent, between those of the browser. */
class PeerReceiverTest {

  private static final long MS = 1_000_000;
  private static final int PAYLOAD_TYPE = 111;

  private static DtlsLoopback keys;

  private final List<MediaPacket> heard = new ArrayList<>();
  private final TransportCounters counters = new TransportCounters(LatencyLedger.standard());
  private final InboundLines lines = new InboundLines(MediaWarmUp.ignoring(heard::add));
  private final PeerReceiver receiver = new PeerReceiver(lines, counters);
  private long nowNs = 1_000 * MS;

  @BeforeAll
  static void handshake() throws Exception {
    keys = loopback(SrtpProfile.AEAD_AES_128_GCM);
  }

  private static DtlsLoopback loopback(SrtpProfile profile) throws Exception {
    DtlsIdentity browser = DtlsIdentity.create();
    return DtlsLoopback.handshake(
        DtlsIdentity.create(), browser, List.of(profile), browser.fingerprint());
  }

  @BeforeEach
  void negotiate() {
    lines.formats(
        List.of(InboundFormats.named(new StreamKey(MediaKind.AUDIO, 0, "0"), PAYLOAD_TYPE)));
  }

  private byte[] packet(int ssrc, int sequence) {
    byte[] payload = new byte[100];
    payload[0] = 9 << 3; // an Opus packet of 20 ms
    byte[] plain =
        new RtpWriter(PAYLOAD_TYPE, ssrc, InboundFormats.MID, new byte[] {'0'}, 0)
            .packet(payload, sequence, sequence * 960L, false, 0);
    RawPacket sent =
        Objects.requireNonNull(
            keys.client().protectRtp(plain, plain.length - RtpWriter.TAIL_BYTES));
    return Arrays.copyOfRange(
        sent.getBuffer(), sent.getOffset(), sent.getOffset() + sent.getLength());
  }

  private boolean arrives(byte[] packet) {
    byte[] own = packet.clone(); // decryption works in place
    return receiver.onRtp(new Datagram(own, 0, own.length, nowNs), keys.server(), nowNs);
  }

  private boolean forgedArrives(int ssrc) {
    byte[] forged = new byte[140];
    ByteBuffer.wrap(forged).put((byte) 0x80).put((byte) PAYLOAD_TYPE).putShort(2, (short) 9);
    ByteBuffer.wrap(forged).putInt(8, ssrc);
    return arrives(forged);
  }

  @Test
  void forgedStreamsKeepNoStreamOfTheBrowserOut() {
    arrives(packet(70, 1));
    for (int forged = 0; forged < 1000; forged++) {
      forgedArrives(0x10000 + forged);
    }
    nowNs += 100 * MS;
    arrives(packet(70, 2));
    arrives(packet(71, 1));
    assertEquals(3, heard.size());
  }

  @Test
  void aNewStreamComesThroughWhileForgedOnesPourIn() {
    SplittableRandom random = new SplittableRandom(1);
    int sent = 0;
    for (int i = 0; heard.isEmpty() && i < 20_000; i++) {
      nowNs += random.nextLong(MS / 5);
      if (random.nextInt(200) == 0) {
        arrives(packet(72, ++sent));
      } else {
        forgedArrives(0x10000 + i);
      }
    }
    assertEquals(1, heard.size(), "2 s of 10,000 forged packets a second, and 50 of the stream");
  }

  @Test
  void moreStreamsThanAreKeptTakeThePlaceOfTheOldest() {
    for (int stream = 0; stream < 200; stream++) {
      arrives(packet(100 + stream, 1));
      nowNs += 10 * MS;
    }
    assertEquals(200, heard.size());
    assertEquals(64, receiver.streams().size());
    Set<Integer> kept = new HashSet<>();
    receiver.streams().forEach(stream -> kept.add(stream.ssrc()));
    assertTrue(kept.contains(299) && !kept.contains(100));
  }

  @Test
  void theBrowserIsHeardByWhatItSentAndOnlyOnce() {
    byte[] first = packet(80, 1);
    assertTrue(arrives(first));
    assertFalse(arrives(first), "somebody else can repeat it");
    assertFalse(forgedArrives(80));
    assertFalse(forgedArrives(81));
    assertTrue(arrives(packet(80, 2)));
  }

  @Test
  void aRepeatedPacketIsNotToldToBandwidthEstimation() {
    byte[] first = packet(90, 1);
    arrives(first);
    receiver.feedback().take();
    arrives(first);
    assertEquals(List.of(), receiver.feedback().take());
  }

  /** A stream's rollover counter is that of its first packet on. */
  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void aStreamThatBeginsShortOfItsRolloverGoesOnBeyond(SrtpProfile profile) throws Exception {
    keys = loopback(profile);
    for (int sequence = 65_534; sequence < 65_540; sequence++) {
      assertTrue(arrives(packet(95, sequence)), "packet " + sequence);
    }
  }
}

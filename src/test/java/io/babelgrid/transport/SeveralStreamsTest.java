package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.transport.dtls.DtlsIdentity;
import io.babelgrid.transport.dtls.DtlsLoopback;
import io.babelgrid.transport.dtls.SrtpProfile;
import io.babelgrid.transport.rtp.KeyFrameRequests;
import io.babelgrid.transport.rtp.RtpWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jitsi.service.neomedia.RawPacket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two microphones and two cameras on one connection. */
class SeveralStreamsTest {

  private static final long MS = 1_000_000;
  private static final int FRAME = 960;
  private static final int AUDIO = 111;
  private static final int VIDEO = 96;
  private static final int NOTHING = 0;
  private static final byte[] KEY = {0x10, 0, 0, 0};

  private static final StreamKey MICROPHONE = new StreamKey(MediaKind.AUDIO, 0, "0");
  private static final StreamKey CAMERA = new StreamKey(MediaKind.VIDEO, 0, "1");
  private static final StreamKey SCREEN = new StreamKey(MediaKind.VIDEO, 1, "2");
  private static final StreamKey SCREEN_SOUND = new StreamKey(MediaKind.AUDIO, 1, "3");

  private DtlsLoopback keys;

  private final Map<StreamKey, List<AudioPacket>> heard = new HashMap<>();
  private final Map<StreamKey, List<MediaPacket>> passed = new HashMap<>();
  private final TransportCounters counters = new TransportCounters(LatencyLedger.standard());
  private final InboundLines lines = new InboundLines(new Sorting());
  private final PeerReceiver receiver = new PeerReceiver(lines, counters);
  private long nowNs = 1_000 * MS;

  @BeforeEach
  void handshake() throws Exception {
    DtlsIdentity browser = DtlsIdentity.create();
    keys =
        DtlsLoopback.handshake(
            DtlsIdentity.create(),
            browser,
            List.of(SrtpProfile.AEAD_AES_128_GCM),
            browser.fingerprint());
  }

  @BeforeEach
  void negotiate() {
    formats(
        List.of(
            InboundFormats.named(MICROPHONE, AUDIO),
            InboundFormats.named(CAMERA, VIDEO),
            InboundFormats.named(SCREEN, VIDEO),
            InboundFormats.named(SCREEN_SOUND, AUDIO, 300)));
  }

  private void formats(List<InboundFormat> negotiated) {
    lines.formats(negotiated);
    receiver.renegotiated();
  }

  private boolean arrives(int payloadType, @Nullable String mid, int ssrc, int n, byte[] payload) {
    return arrives(payloadType, mid, null, ssrc, n, payload);
  }

  private boolean arrives(
      int payloadType,
      @Nullable String mid,
      @Nullable String layer,
      int ssrc,
      int n,
      byte[] payload) {
    byte[] named = mid == null ? new byte[0] : mid.getBytes(StandardCharsets.US_ASCII);
    byte[] plain =
        new RtpWriter(payloadType, ssrc, mid == null ? NOTHING : InboundFormats.MID, named, NOTHING)
            .packet(payload, n, (long) n * FRAME, false, 0);
    if (layer != null) {
      // MID and RID are one letter each: both fit the words in which MID stands.
      plain[18] = (byte) (InboundFormats.RID << 4);
      plain[19] = (byte) layer.charAt(0);
    }
    RawPacket sent =
        Objects.requireNonNull(
            keys.client().protectRtp(plain, plain.length - RtpWriter.TAIL_BYTES));
    return receiver.onRtp(
        new Datagram(sent.getBuffer(), sent.getOffset(), sent.getLength(), nowNs),
        keys.server(),
        nowNs);
  }

  /** 20 ms of sound that says whose it is. */
  private boolean sound(@Nullable String mid, int ssrc, int n) {
    byte[] payload = ByteBuffer.allocate(60).put((byte) (9 << 3)).putInt(4, ssrc).array();
    return arrives(AUDIO, mid, ssrc, n, payload);
  }

  private static List<Integer> sources(List<AudioPacket> packets) {
    return packets.stream()
        .map(packet -> packet.opus() == null ? 0 : ByteBuffer.wrap(packet.opus()).getInt(4))
        .toList();
  }

  private static void assertGapless(List<AudioPacket> packets) {
    for (int i = 1; i < packets.size(); i++) {
      AudioPacket before = packets.get(i - 1);
      assertEquals(
          before.rtpTicks() + before.durationTicks(), packets.get(i).rtpTicks(), "at " + i);
    }
  }

  @Test
  void twoMicrophonesAreEachGaplessAndInOrder() {
    for (int n = 0; n < 50; n += 2) {
      sound("0", 100, n + 1000);
      sound("3", 301, n + 1); // every other one comes before its turn
      sound("3", 301, n);
      sound("0", 100, n + 1001);
      nowNs += 40 * MS;
    }
    assertEquals(50, heard.get(MICROPHONE).size());
    assertTrue(sources(heard.get(MICROPHONE)).stream().allMatch(ssrc -> ssrc == 100));
    assertGapless(heard.get(MICROPHONE));
    // The one before its turn was the first of all: its neighbour came too late.
    assertEquals(49, heard.get(SCREEN_SOUND).size());
    assertTrue(sources(heard.get(SCREEN_SOUND)).stream().allMatch(ssrc -> ssrc == 301));
    assertGapless(heard.get(SCREEN_SOUND));
    assertEquals(2, heard.size());
    assertEquals(0, lines.concealed());
    assertEquals(1, lines.late());
  }

  @Test
  void whatOneMicrophoneLosesTheOtherDoesNotWaitFor() {
    for (int n = 1; n <= 10; n++) {
      sound("0", 100, n);
      if (n != 5) {
        sound("3", 301, n);
      }
      nowNs += 20 * MS;
      receiver.pollAudio(nowNs, 0);
    }
    assertEquals(10, heard.get(MICROPHONE).size());
    nowNs += 1_000 * MS;
    receiver.pollAudio(nowNs, 0);
    assertEquals(0, numbers(MICROPHONE).late());
    long emptyOfScreen =
        sources(heard.get(SCREEN_SOUND)).stream().limit(10).filter(ssrc -> ssrc == 0).count();
    assertEquals(1, emptyOfScreen, "the fifth");
    assertGapless(heard.get(SCREEN_SOUND));
  }

  private InboundAudio numbers(StreamKey key) {
    return Objects.requireNonNull(
        lines.audio().stream().filter(line -> line.key().equals(key)).findFirst().orElse(null));
  }

  @Test
  void aReplacedTrackGoesOnUnderTheSameKey() {
    for (int n = 1; n <= 5; n++) {
      sound("0", 100, n);
      sound("3", 301, n);
    }
    for (int n = 40_000; n < 40_005; n++) {
      sound("0", 101, n);
      sound("3", 301, n - 40_000 + 6);
    }
    assertEquals(
        List.of(100, 100, 100, 100, 100, 101, 101, 101, 101, 101), sources(heard.get(MICROPHONE)));
    assertEquals(10, heard.get(SCREEN_SOUND).size());
    assertGapless(heard.get(SCREEN_SOUND));
    assertEquals(10, passed.get(MICROPHONE).size());
  }

  @Test
  void aStreamWithoutMidIsThatOfItsSsrcAndElseNobodys() {
    assertTrue(sound(null, 300, 1), "the offer names it");
    assertEquals(1, heard.get(SCREEN_SOUND).size());
    assertFalse(sound(null, 999, 1), "either microphone could be meant");
    assertFalse(sound("9", 998, 1), "no such line");
    assertEquals(1, heard.size());
    assertEquals(2, counters.rejected.sum());
  }

  @Test
  void aKeyFrameOfTheScreenIsNoneOfTheCamera() {
    arrives(VIDEO, "1", 200, 1, new byte[] {0x10, 1, 0, 0});
    arrives(VIDEO, "2", 201, 1, new byte[] {0x10, 1, 0, 0});
    lines.keyFrames().values().forEach(KeyFrameRequests::request);
    arrives(VIDEO, "2", 201, 2, KEY);
    assertFalse(Objects.requireNonNull(lines.keyFrames().get(SCREEN)).due(nowNs));
    assertTrue(Objects.requireNonNull(lines.keyFrames().get(CAMERA)).due(nowNs));
  }

  @Test
  void layersOfOneCameraAreStreamsOfTheirOwn() {
    StreamKey small = new StreamKey(MediaKind.VIDEO, 0, "1", "q");
    StreamKey large = new StreamKey(MediaKind.VIDEO, 0, "1", "f");
    formats(List.of(InboundFormats.layer(small, VIDEO), InboundFormats.layer(large, VIDEO)));
    assertTrue(arrives(VIDEO, "1", "q", 200, 1, KEY));
    assertTrue(arrives(VIDEO, "1", "f", 201, 1, KEY));
    assertTrue(arrives(VIDEO, null, null, 201, 2, KEY), "its SSRC is known by now");
    assertFalse(arrives(VIDEO, "1", null, 202, 1, KEY), "which layer?");
    assertFalse(arrives(VIDEO, "1", "x", 203, 1, KEY), "no such layer");
    assertEquals(1, passed.get(small).size());
    assertEquals(2, passed.get(large).size());
    lines.keyFrames().values().forEach(KeyFrameRequests::request);
    arrives(VIDEO, null, null, 201, 3, KEY);
    assertFalse(Objects.requireNonNull(lines.keyFrames().get(large)).due(nowNs));
    assertTrue(Objects.requireNonNull(lines.keyFrames().get(small)).due(nowNs));
  }

  @Test
  void aLineThatEndsTakesNothingOfTheOthersAndItsNumbersStay() {
    sound("0", 100, 2);
    sound("0", 100, 1);
    sound("3", 301, 1);
    assertEquals(1, numbers(MICROPHONE).late());
    assertEquals(0, numbers(SCREEN_SOUND).late());
    formats(List.of(InboundFormats.named(MICROPHONE, AUDIO)));
    formats(List.of());
    assertEquals(1, lines.late());
    assertFalse(sound("0", 100, 3));
    assertEquals(0, receiver.streams().size());
  }

  private final class Sorting implements PeerListener {

    @Override
    public void onConnected() {}

    @Override
    public void onMedia(StreamKey stream, MediaPacket packet) {
      passed.computeIfAbsent(stream, _ -> new ArrayList<>()).add(packet);
    }

    @Override
    public void onAudio(StreamKey stream, AudioPacket packet) {
      heard.computeIfAbsent(stream, _ -> new ArrayList<>()).add(packet);
    }

    @Override
    public void onKeyFrameRequest(String trackId) {}

    @Override
    public void onSilent() {}

    @Override
    public void onResumed() {}

    @Override
    public void onClosed(String reason) {}
  }
}

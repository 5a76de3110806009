package io.babelgrid.fuzz;

import io.babelgrid.booking.EntryProbe;
import io.babelgrid.relay.link.LinkProbe;
import io.babelgrid.transport.rtp.NtpClock;
import io.babelgrid.transport.rtp.RtcpWriter;
import io.babelgrid.transport.rtp.RtpWriter;
import io.babelgrid.transport.rtp.SendStatistics;
import io.babelgrid.transport.rtp.TransportFeedback;
import io.babelgrid.video.Vp8Packetizer;
import io.babelgrid.video.Vp8Probe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import net.sf.fmj.media.rtp.RTCPPacket;

/**
 * Writes the samples that fuzzing starts from, most of them by the product's own writers, into the
 * directory that is the only argument: {@code src/test/resources/io/babelgrid/fuzz}. To be run
 * again when a format changes; what was found lies beside them and stays.
 */
final class Seeds {

  private final Path root;

  private Seeds(Path root) {
    this.root = root;
  }

  public static void main(String[] arguments) throws IOException {
    Seeds seeds = new Seeds(Path.of(arguments[0]));
    seeds.datagrams();
    seeds.streams();
    seeds.texts();
    seeds.models();
    seeds.frames();
  }

  private void write(String target, String name, byte[] bytes) throws IOException {
    int dot = target.indexOf('.');
    Path directory = root.resolve(target.substring(0, dot) + "Inputs/" + target.substring(dot + 1));
    Files.write(Files.createDirectories(directory).resolve(name), bytes);
  }

  private void write(String target, String name, String text) throws IOException {
    write(target, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void frames() throws IOException {
    int number = 0;
    for (byte[] frame : LinkProbe.frames()) {
      write("LinkFuzzTest.aFrameIsReadOrRefused", "frame-" + number++, frame);
    }
  }

  private void datagrams() throws IOException {
    String stun = "StunFuzzTest.aBindingRequestIsReadOrRefused";
    write(
        stun,
        "check",
        HexFormat.of()
            .parseHex(
                "000100442112a442000102030405060708090a0b" // request, cookie, transaction
                    + "0006000561626c6f63000000" // USERNAME
                    + "0025000000240004 6e7f1eff".replace(" ", "") // USE-CANDIDATE, PRIORITY
                    + "802a0008 0102030405060708".replace(" ", "") // ICE-CONTROLLING
                    + "00080014000102030405060708090a0b0c0d0e0f10111213" // MESSAGE-INTEGRITY
                    + "802800040badcafe")); // FINGERPRINT
    String rtp = "RtpFuzzTest.aPacketIsReadWithinItsBounds";
    byte[] mid = {'0'};
    byte[] key = {(byte) 0x90, (byte) 0x80, (byte) 0x81, 2, 0x10, 2, 0, (byte) 0x9D, 1, 0x2A};
    byte[] speech = {(byte) (15 << 3), 1, 2, 3};
    write(rtp, "speech", rtp(new RtpWriter(111, 7, 4, mid, 2), speech));
    write(rtp, "picture", rtp(new RtpWriter(96, 7, 0, mid, 0), key));
    byte[] padding = new byte[20];
    padding[0] = (byte) 0xA0;
    padding[19] = 8;
    write(rtp, "padding", padding);
    byte[] forged = rtp(new RtpWriter(111, 0x0102_0304, 4, mid, 2), speech);
    write(
        "SrtpFuzzTest.forgedDatagramsAreRefusedAndDoNotHurtTheRealSender",
        "speech",
        script(1, 0, sized(forged), 1, sized(report())));
    String rtcp = "RtcpFuzzTest.aCompoundIsReadWithinItsBounds";
    write(rtcp, "report", report());
    TransportFeedback feedback = new TransportFeedback();
    feedback.onPacket(7, 1_000_000);
    feedback.onPacket(9, 3_000_000);
    write(
        rtcp,
        "feedback",
        compound(
            RtcpWriter.nack(1, 2, new int[] {10, 11, 40}),
            RtcpWriter.pictureLoss(1, 2),
            RtcpWriter.transportFeedback(1, 2, feedback.take().getFirst()),
            RtcpWriter.bye(new int[] {7})));
    write(
        rtcp, "remb", HexFormat.of().parseHex("8fce0005000000010000000052454d420110fae800000007"));
    write(rtcp, "extended", HexFormat.of().parseHex("80cf0004000000010400000200000000deadbeef"));
  }

  private static byte[] report() {
    SendStatistics sent = new SendStatistics(48_000);
    sent.onSent(100);
    sent.map(960, 0);
    return compound(
        Objects.requireNonNull(sent.report(7, NtpClock.startingAt(1_790_000_000_000L, 0), 0)),
        RtcpWriter.canonicalName(7, "ann"));
  }

  private static byte[] rtp(RtpWriter writer, byte[] payload) {
    byte[] packet = writer.packet(payload, 17, 960, true, 1L << 40);
    return Arrays.copyOf(packet, packet.length - RtpWriter.TAIL_BYTES);
  }

  private static byte[] compound(RTCPPacket... packets) {
    byte[] compound = RtcpWriter.compound(List.of(packets));
    return Arrays.copyOf(compound, compound.length - RtcpWriter.TAIL_BYTES);
  }

  private void streams() throws IOException {
    write(
        "FeedbackFuzzTest.feedbackNamesOnlyWhatCameAndStaysSmall",
        "gaps",
        script(0, 10, 1, 1, 5, 1, 20, 1, 3, 2, 4, 3, 1, 0xFE, 3));
    String inbound = "InboundFuzzTest.whatComesOfAStreamIsInOrderUniqueAndBounded";
    byte[] some = script(0, 7, 20, 5, 0, 2, 2, 2, 7, 40, 5, 2, 0xFF, 0xFF, 7, 200, 5, 0, 0);
    write(inbound, "speech", script(0, some));
    write(inbound, "pictures", script(3, some));
    byte[] leaps = script(3, 0x80, 0, 0, 0, 0, 1, 5, 90, 1, 0x7F, 0xFF, 0xFF, 0xFF, 7, 150, 3);
    write(inbound, "leaps", script(6, leaps, some));
    List<Object> packets = new ArrayList<>();
    for (byte[] frame : Vp8Probe.stream(64, 48, 4)) {
      List<byte[]> payloads =
          new Vp8Packetizer(packets.size())
              .packets(Arrays.copyOf(frame, Math.min(40, frame.length)));
      packets.add(4 | 1 | 16);
      packets.add(40);
      packets.add(sized(payloads.getFirst()));
    }
    write(
        "Vp8FuzzTest.framesLeaveWholeInOrderAndFromAKeyFrameOn",
        "stream",
        script(packets.toArray()));
    write(
        "Vp8DecoderFuzzTest.aDamagedStreamIsShownOrRefusedAndTheNextKeyFrameIsRight",
        "stream",
        script(0x00, 0x10, 0x20, 0x31, 0, 200, 4, 1, 9, 0x60, 8, 0x18));
    // The size of the first key frame: 16383x16383.
    byte[] huge = Vp8Probe.stream(64, 48, 1).getFirst();
    huge = Arrays.copyOf(huge, Math.min(huge.length, 400));
    ByteBuffer.wrap(huge).putInt(6, 0xFF3F_FF3F);
    write(
        "Vp8DecoderFuzzTest.aDamagedStreamIsShownOrRefusedAndTheNextKeyFrameIsRight",
        "huge",
        script(7, sized(huge), 0x00));
    write(
        "OpusDecoderFuzzTest.whateverComesTheTimelineHasNoGap",
        "speech",
        script(0x00, 0, 0x10, 0, 0x22, 0, 3, 0xC0, 0x30, 2, 9, 9, 1, 1, 0x46, 0, 3, 0xC0));
  }

  private void texts() throws IOException {
    String record = "EntryFuzzTest.aRecordIsReadWholeAndBoundedOrRefused";
    write(record, "usage", EntryProbe.aUsage());
    write(record, "latency", EntryProbe.aLatency());
    try (var offer =
        Seeds.class.getResourceAsStream("/io/babelgrid/transport/chromium-renegotiation.sdp")) {
      write(
          "SdpFuzzTest.anOfferIsAnsweredLineByLineOrRefusedWithAReason",
          "chromium",
          shortened(
              new String(Objects.requireNonNull(offer).readAllBytes(), StandardCharsets.UTF_8)));
    }
    write(
        "SdpFuzzTest.anOfferIsAnsweredLineByLineOrRefusedWithAReason",
        "short",
        """
        v=0
        a=group:BUNDLE 0 1
        a=ice-ufrag:abcd
        a=ice-pwd:abcdefghijklmnopqrstuv
        a=fingerprint:sha-256 %s00
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        a=mid:0
        a=rtcp-mux
        a=sendrecv
        a=rtpmap:111 opus/48000/2
        a=ssrc:7 cname:x
        m=video 9 UDP/TLS/RTP/SAVPF 96 97
        a=mid:1
        a=rtcp-mux
        a=rtpmap:96 VP8/90000
        a=rtcp-fb:* nack
        a=ssrc-group:FID 8 9
        a=ssrc:8 cname:x
        a=ssrc:9 cname:x
        m=application 9 UDP/DTLS/SCTP webrtc-datachannel
        a=mid:2
        """
            .formatted("00:".repeat(31)));
    String message = "MessageFuzzTest.aMessageIsReadOrRefusedWithAReasonForPeople";
    write(
        message,
        "join",
        """
        {"type":"join","name":" Ann ","speak":"en","hear":"pt-BR","audioMuted":false,\
        "videoMuted":true,"lips":true,"knows":["pt-BR","en"],"resumeKey":"k"}\
        """);
    write(
        message,
        "offer",
        "{\"type\":\"offer\",\"seq\":1,\"sdp\":\"v=0\",\"slots\":{\"2\":\"b.audio\"}}");
    write(message, "languages", "{\"type\":\"languages\",\"speak\":\"auto\",\"hear\":null}");
    write(message, "mute", "{\"type\":\"mute\",\"audio\":true,\"video\":false}");
    write(message, "lips", "{\"type\":\"lips\",\"allowed\":false}");
    write(message, "ping", "{\"type\":\"ping\",\"t\":12.5}");
    write(message, "latency", "{\"type\":\"latency\"}");
    write(message, "leave", "{\"type\":\"leave\"}");
    String request = "RequestFuzzTest.aBodyIsValidOrRefused";
    write(request, "room", "{\"name\":\"standup\",\"keepTranscripts\":true,\"service\":\"best\"}");
    write(request, "guest", "{\"name\":\"Ann\"}");
    String name = "NameFuzzTest.aNameIsReadOrRefused";
    write(name, "tag", "pt-BR");
    write(name, "room", "kbt-zwqm-ndh");
    write(name, "protocols", "babelgrid.v1, bearer.abc");
    write(name, "wide", "Zoë \ud83d\ude00");
  }

  /** Without the many codecs that nobody here speaks. */
  private static String shortened(String offer) {
    Pattern codec = Pattern.compile("a=(rtpmap|fmtp|rtcp-fb):(?!96 |111 ).*\r\n");
    return codec.matcher(offer).replaceAll("");
  }

  private void models() throws IOException {
    write(
        "ManifestFuzzTest.aManifestIsReadOrRefusedAndNamesFilesOfItsDirectoryOnly",
        "model",
        """
        {"id":"m","task":"vad","languages":["en"],"licence":"MIT","source":"s","bytes":3,\
        "variants":[{"name":"v","cores":0.1,"measure":"f1","quality":{"en":0.9}}],\
        "files":[{"name":"a/model.onnx","sha256":"00","bytes":3}]}\
        """);
    String generator = "GeneratorFuzzTest.aManifestIsReadWholeOrRefused";
    String align = "\"align\":{\"padding\":[0,10,0,0],\"smoothing\":5},";
    write(
        generator,
        "wav2lip",
        "{\"kind\":\"wav2lip\",\"size\":96,\"fps\":25,\"channels\":\"BGR\","
            + align
            + "\"mel\":{\"sampleRate\":16000,\"fft\":800,\"hop\":200,\"preemphasis\":0.97,\"bands\":80,"
            + "\"lowHz\":55,\"highHz\":7600,\"referenceDb\":20,\"minimumDb\":-100,\"maximum\":4,"
            + "\"columns\":16},\"files\":[{\"part\":\"generator\",\"name\":\"g.onnx\",\"sha256\":\"0\"}]}");
    StringBuilder parts = new StringBuilder();
    for (String part : List.of("generator", "vae_encoder", "vae_decoder", "audio_encoder")) {
      parts.append(parts.isEmpty() ? "" : ",").append("{\"part\":\"").append(part);
      parts.append("\",\"name\":\"m/").append(part).append("\",\"sha256\":\"0\"}");
    }
    write(
        generator,
        "musetalk",
        "{\"kind\":\"musetalk\",\"size\":256,\"fps\":25,\"channels\":\"RGB\","
            + align
            + "\"latentScale\":0.18,\"batch\":4,\"cores\":2,\"files\":["
            + parts
            + "]}");
    byte[] text = "ab c".getBytes(StandardCharsets.UTF_8);
    write(
        "TokenizerFuzzTest.aModelIsRefusedOrSplitsAnyText",
        "unigram",
        script(
            sized(text),
            piece("<unk>", 2),
            piece("\u2581", 1),
            piece("a", 1),
            piece("\u2581ab", 1),
            new byte[] {0x12, 2, 0x18, 1},
            new byte[] {0x1A, 4, 0x12, 0, 0x18, 1}));
  }

  /** A vocabulary entry of a SentencePiece model: text, score, kind. */
  private static byte[] piece(String text, int kind) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] score = {0x15, 0, 0, (byte) 0x80, (byte) 0xBF};
    return script(0x0A, utf8.length + 9, 0x0A, utf8.length, utf8, score, 0x18, kind);
  }

  private static byte[] sized(byte[] bytes) {
    return script(bytes.length >> 8, bytes.length & 0xFF, bytes);
  }

  /** Numbers are bytes. */
  private static byte[] script(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof byte[] bytes) {
        out.writeBytes(bytes);
      } else {
        out.write((Integer) part);
      }
    }
    return out.toByteArray();
  }
}

package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.sf.fmj.media.rtp.RTCPPacket;
import net.sf.fmj.media.rtp.RTCPReportBlock;
import net.sf.fmj.media.rtp.RTCPSRPacket;
import org.jitsi.impl.neomedia.rtcp.RTCPREMBPacket;
import org.junit.jupiter.api.Test;

class RtcpTest {

  private final List<String> said = new ArrayList<>();
  private final RtcpListener listener =
      new RtcpListener() {
        @Override
        public void senderReport(long ssrc, long ntp, long timestamp) {
          said.add("sr " + ssrc + " " + Long.toHexString(ntp) + " " + timestamp);
        }

        @Override
        public void receptionReport(long ssrc, int fractionLost, long lastReport, long delay) {
          said.add("rr " + ssrc + " " + fractionLost + " " + lastReport + " " + delay);
        }

        @Override
        public void nack(long ssrc, int[] sequences) {
          for (int sequence : sequences) {
            said.add("nack " + ssrc + " " + sequence);
          }
        }

        @Override
        public void keyFrameRequest(long ssrc) {
          said.add("pli " + ssrc);
        }

        @Override
        public void estimatedBitrate(long bitsPerSecond) {
          said.add("remb " + bitsPerSecond);
        }
      };

  private boolean read(RTCPPacket... packets) {
    byte[] b = RtcpWriter.compound(List.of(packets));
    return RtcpReader.read(b, 0, b.length - RtcpWriter.TAIL_BYTES, listener);
  }

  @Test
  void aCompoundIsReadPartByPart() {
    RTCPSRPacket report =
        new RTCPSRPacket(
            5, new RTCPReportBlock[] {new RTCPReportBlock(0xFFFF_FFFE, 1, 2, 3, 4, 77, 88)});
    report.ntptimestampmsw = 0x1234L;
    report.ntptimestamplsw = 0xFFFF_0000L;
    report.rtptimestamp = 0xF000_0000L;
    assertTrue(
        read(
            report,
            RtcpWriter.canonicalName(5, "ann"),
            RtcpWriter.pictureLoss(5, 0x8000_0001),
            RtcpWriter.nack(5, 6, new int[] {65_534, 65_535, 0, 40}),
            RtcpWriter.transportFeedback(5, 6, new byte[12]),
            RtcpWriter.bye(new int[] {5})));
    assertEquals(
        List.of(
            "sr 5 1234ffff0000 4026531840",
            "rr 4294967294 1 77 88",
            "pli 2147483649",
            "nack 6 0",
            "nack 6 40",
            "nack 6 65534",
            "nack 6 65535"),
        said);
  }

  @Test
  void rembIsReadAsLibjitsiWritesIt() {
    assertTrue(read(new RTCPREMBPacket(1, 0, 1_500_000L, new long[] {7})));
    long bits = Long.parseLong(said.getFirst().substring(5));
    assertEquals(1_500_000, bits, 10);
  }

  @Test
  void anEstimateBeyondAllNumbersIsTheLargest() {
    byte[] remb = HexFormat.of().parseHex("8fce0004000000010000000052454d4200ffffff");
    assertTrue(RtcpReader.read(remb, 0, remb.length, listener));
    assertEquals(List.of("remb " + Long.MAX_VALUE), said);
  }

  @Test
  void whatIsCutOffIsRefused() {
    byte[] b = RtcpWriter.compound(List.of(RtcpWriter.nack(5, 6, new int[] {1, 2, 3})));
    for (int length = 1; length < b.length - RtcpWriter.TAIL_BYTES; length++) {
      assertFalse(RtcpReader.read(b, 0, length, listener), "length " + length);
    }
  }

  @Test
  void anyBytesAreReadOrRefused() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 200_000; i++) {
      byte[] b = new byte[4 * random.nextInt(1, 20)];
      random.nextBytes(b);
      b[0] = (byte) (b[0] & 0x3F | 0x80);
      b[1] = (byte) (200 + random.nextInt(8));
      Bytes.put16(b, 2, random.nextInt(0, b.length / 4 + 1));
      RtcpReader.read(b, 0, b.length, listener);
      said.clear();
    }
  }

  @Test
  void aCompoundAsksForTheLostPacketsOfSixtyFourItemsAtMost() {
    int[] lost = IntStream.range(0, 100).map(item -> item * 20).toArray();
    byte[] b =
        RtcpWriter.compound(List.of(RtcpWriter.nack(5, 6, lost), RtcpWriter.nack(5, 7, lost)));
    assertTrue(RtcpReader.read(b, 0, b.length - RtcpWriter.TAIL_BYTES, listener));
    assertEquals(64, said.size());
  }
}

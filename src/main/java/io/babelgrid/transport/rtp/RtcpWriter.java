package io.babelgrid.transport.rtp;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.sf.fmj.media.rtp.RTCPBYEPacket;
import net.sf.fmj.media.rtp.RTCPPacket;
import net.sf.fmj.media.rtp.RTCPSDES;
import net.sf.fmj.media.rtp.RTCPSDESItem;
import net.sf.fmj.media.rtp.RTCPSDESPacket;
import org.jitsi.impl.neomedia.rtcp.NACKPacket;
import org.jitsi.impl.neomedia.rtcp.RTCPFBPacket;

/** Builds RTCP packets and joins them to compounds with room for the SRTCP index and tag. */
public final class RtcpWriter {

  /** 4 bytes of index and up to 16 of tag (RFC 3711, 3.4; RFC 7714, 9). */
  public static final int TAIL_BYTES = 20;

  private RtcpWriter() {}

  /** Requests packets again (RFC 4585, 6.2.1). */
  public static RTCPPacket nack(int localSsrc, int mediaSsrc, int[] sequences) {
    List<Integer> list = new ArrayList<>(sequences.length);
    for (int sequence : sequences) {
      list.add(sequence);
    }
    return new NACKPacket(unsigned(localSsrc), unsigned(mediaSsrc), list);
  }

  /** Asks for a key frame (RFC 4585, 6.3.1). */
  public static RTCPPacket pictureLoss(int localSsrc, int mediaSsrc) {
    return feedback(1, RTCPFBPacket.PSFB, localSsrc, mediaSsrc, new byte[0]);
  }

  /** Transport-wide feedback around what {@link TransportFeedback} wrote. */
  public static RTCPPacket transportFeedback(int localSsrc, int mediaSsrc, byte[] information) {
    return feedback(15, RTCPFBPacket.RTPFB, localSsrc, mediaSsrc, information);
  }

  private static RTCPPacket feedback(
      int format, int type, int localSsrc, int mediaSsrc, byte[] information) {
    RTCPFBPacket packet = new RTCPFBPacket(format, type, unsigned(localSsrc), unsigned(mediaSsrc));
    packet.fci = information;
    return packet;
  }

  /** Names the lip-sync group of a stream (RFC 3550, 6.5.1). */
  public static RTCPPacket canonicalName(int ssrc, String name) {
    RTCPSDES chunk = new RTCPSDES();
    chunk.ssrc = ssrc;
    chunk.items = new RTCPSDESItem[] {new RTCPSDESItem(RTCPSDESItem.CNAME, name)};
    return new RTCPSDESPacket(new RTCPSDES[] {chunk});
  }

  /** Says that streams have ended (RFC 3550, 6.6). */
  public static RTCPPacket bye(int[] ssrcs) {
    return new RTCPBYEPacket(ssrcs, new byte[0]);
  }

  /** The compound; the array is {@link #TAIL_BYTES} longer than its content. */
  public static byte[] compound(List<RTCPPacket> packets) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      for (RTCPPacket packet : packets) {
        packet.assemble(out);
      }
      out.write(new byte[TAIL_BYTES]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static long unsigned(int ssrc) {
    return ssrc & 0xFFFF_FFFFL;
  }
}

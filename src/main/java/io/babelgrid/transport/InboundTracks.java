package io.babelgrid.transport;

import io.babelgrid.transport.rtp.KeyFrameRequests;
import io.babelgrid.transport.rtp.RtpPacket;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the other side sends, as agreed, and where it goes. Owned by the connection's thread. */
interface InboundTracks {

  /** Whether a packet of this SSRC may be of one of them; asked before it is decrypted. */
  boolean expects(int ssrc);

  /** How a packet is sent whose SSRC is new; null when it is of none of them. */
  @Nullable InboundFormat lineOf(RtpPacket packet);

  /** Whether this is still agreed on. */
  boolean has(InboundFormat format);

  /** Takes what an authentic packet carries. */
  void deliver(RtpPacket packet, InboundStream stream, MediaPacket media);

  /** When to ask for a key frame of each video. */
  Map<StreamKey, KeyFrameRequests> keyFrames();

  /** Those that are put in playing order here. */
  Collection<InboundAudio> audio();

  /** The other side starts from nothing. */
  void reset();

  /** Entries of jitter buffers that left empty, of tracks that have ended too. */
  long concealed();

  /** Audio packets that came after their time was over, of tracks that have ended too. */
  long late();
}

package io.babelgrid.transport.sdp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about one m-line of the offer.
 *
 * @param receives this node takes the browser's media of this line
 * @param track what this node sends on it, or null
 */
public record AnsweredMedia(OfferedMedia offered, boolean receives, @Nullable SendTrack track) {

  public Direction direction() {
    return Direction.of(track != null, receives);
  }

  /**
   * Transport-cc where the browser offers it, both ways. Where it does not, and only receives,
   * abs-send-time alone makes it answer with REMB, one number for what its downlink can carry.
   */
  public Map<RtpExtension, Integer> extensions() {
    Map<RtpExtension, Integer> kept = new EnumMap<>(RtpExtension.class);
    kept.putAll(offered.extensions());
    if (!receives && !tellsArrivals()) {
      kept.remove(RtpExtension.TRANSPORT_CC);
    }
    if (!receives) {
      kept.remove(RtpExtension.AUDIO_LEVEL);
    }
    if (layers().isEmpty()) {
      kept.remove(RtpExtension.RID);
      kept.remove(RtpExtension.REPAIRED_RID);
    }
    if (!receives || offered.video()) {
      kept.remove(RtpExtension.ABS_CAPTURE_TIME);
    }
    return kept;
  }

  /** Whether the browser tells when what this node sends arrives. */
  private boolean tellsArrivals() {
    return track != null && offered.tellsArrivals();
  }

  /** RTCP feedback of the offer that both sides will use, in a fixed order. */
  public List<String> feedback() {
    List<String> kept = new ArrayList<>();
    for (String type : List.of("transport-cc", "goog-remb", "nack", "nack pli", "ccm fir")) {
      boolean wanted =
          switch (type) {
            case "transport-cc" -> receives || tellsArrivals();
            case "goog-remb" -> track != null && !receives && !tellsArrivals();
            default -> true;
          };
      if (wanted && offered.feedback().contains(type)) {
        kept.add(type);
      }
    }
    return kept;
  }

  /** Ids of the streams that the browser sends at once; empty for one without id. */
  public List<String> layers() {
    return receives ? offered.layers() : List.of();
  }

  /** Both sides retransmit on request. */
  public boolean nack() {
    return offered.feedback().contains("nack");
  }
}

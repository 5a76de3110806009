package io.babelgrid.signaling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an offer keeps to what its token grants. */
final class Grants {

  private static final String SECTION_START = "\nm=";

  private Grants() {}

  /** Why the offer goes too far, or null when it does not. */
  static @Nullable String refusal(JoinToken token, ClientMessage.Offer offer) {
    if (!token.canSubscribe() && !offer.slots().isEmpty()) {
      return "your token does not let you receive";
    }
    if (!token.canPublish() && sends(offer.sdp())) {
      return "your token does not let you send; offer recvonly";
    }
    return null;
  }

  /** Direction of an SDP section: RFC 8866 section 6.7, sendrecv when nothing is said. */
  private static boolean sends(String sdp) {
    List<String> sections = List.of(sdp.split(SECTION_START, -1));
    return sections.stream()
        .skip(1)
        .anyMatch(
            section -> !section.contains("\na=recvonly") && !section.contains("\na=inactive"));
  }
}

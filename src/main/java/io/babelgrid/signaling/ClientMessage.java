package io.babelgrid.signaling;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.babelgrid.room.DisplayName;
import io.babelgrid.room.Reaction;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client may say. Fields and their meaning: web-client/SIGNALING.md. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClientMessage.Join.class, name = "join"),
  @JsonSubTypes.Type(value = ClientMessage.Offer.class, name = "offer"),
  @JsonSubTypes.Type(value = ClientMessage.Languages.class, name = "languages"),
  @JsonSubTypes.Type(value = ClientMessage.Mute.class, name = "mute"),
  @JsonSubTypes.Type(value = ClientMessage.Lips.class, name = "lips"),
  @JsonSubTypes.Type(value = ClientMessage.Views.class, name = "views"),
  @JsonSubTypes.Type(value = ClientMessage.Lock.class, name = "lock"),
  @JsonSubTypes.Type(value = ClientMessage.Remove.class, name = "remove"),
  @JsonSubTypes.Type(value = ClientMessage.Hand.class, name = "hand"),
  @JsonSubTypes.Type(value = ClientMessage.React.class, name = "reaction"),
  @JsonSubTypes.Type(value = ClientMessage.Hush.class, name = "hush"),
  @JsonSubTypes.Type(value = ClientMessage.Transcripts.class, name = "transcripts"),
  @JsonSubTypes.Type(value = ClientMessage.Latency.class, name = "latency"),
  @JsonSubTypes.Type(value = ClientMessage.Ping.class, name = "ping"),
  @JsonSubTypes.Type(value = ClientMessage.Arrived.class, name = "arrived"),
  @JsonSubTypes.Type(value = ClientMessage.Stays.class, name = "stays"),
  @JsonSubTypes.Type(value = ClientMessage.Begin.class, name = "begin"),
  @JsonSubTypes.Type(value = ClientMessage.Nearer.class, name = "nearer"),
  @JsonSubTypes.Type(value = ClientMessage.Chat.class, name = "chat"),
  @JsonSubTypes.Type(value = ClientMessage.Leave.class, name = "leave")
})
sealed interface ClientMessage {

  /**
   * @param sentHere whether another node's {@code redirect} led here
   * @param arriving whether another node's {@code move} did, which still hears them
   */
  record Join(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String speak,
      @JsonProperty(required = true) String hear,
      @JsonProperty(required = true) boolean audioMuted,
      @JsonProperty(required = true) boolean videoMuted,
      @Nullable Boolean lips,
      @Nullable List<String> knows,
      @Nullable String resumeKey,
      @Nullable Boolean sentHere,
      @Nullable Boolean arriving)
      implements ClientMessage {

    /** A browser lists a handful. */
    private static final int MOST_KNOWN = 16;

    public Join {
      InvalidFieldException.required("name", name);
      try {
        name = new DisplayName(name).text();
      } catch (IllegalArgumentException e) {
        throw new InvalidFieldException("name", String.valueOf(e.getMessage()));
      }
      InvalidFieldException.required("speak", speak);
      InvalidFieldException.required("hear", hear);
      if (knows != null && (knows.size() > MOST_KNOWN || knows.contains(null))) {
        throw new InvalidFieldException("knows", "must be at most " + MOST_KNOWN + " tags");
      }
    }

    /** Tags of languages, as the browser lists them. */
    List<String> knownTags() {
      return knows == null ? List.of() : knows;
    }

    /**
     * Whether their mouth may be redrawn.
     *
     * @param before what holds where they say nothing of it
     */
    boolean allowsLips(boolean before) {
      return lips == null ? before : lips;
    }

    /** Whether another node sent them, which knew the load. */
    boolean isSentHere() {
      return Boolean.TRUE.equals(sentHere) || isArriving();
    }

    boolean isArriving() {
      return Boolean.TRUE.equals(arriving);
    }
  }

  record Offer(
      @JsonProperty(required = true) long seq,
      @JsonProperty(required = true) String sdp,
      @JsonProperty(required = true) Map<String, String> slots)
      implements ClientMessage {

    public Offer {
      if (InvalidFieldException.required("sdp", sdp).isBlank()) {
        throw new InvalidFieldException("sdp", "must not be empty");
      }
      if (InvalidFieldException.required("slots", slots).containsValue(null)) {
        throw new InvalidFieldException("slots", "must map every mid to a track id");
      }
      // Not Map.copyOf: its look-ups are linear in keys whose hash a client made equal.
      slots = Collections.unmodifiableMap(new HashMap<>(slots));
    }
  }

  record Languages(@Nullable String speak, @Nullable String hear) implements ClientMessage {}

  record Mute(
      @JsonProperty(required = true) boolean audio, @JsonProperty(required = true) boolean video)
      implements ClientMessage {}

  record Lips(@JsonProperty(required = true) boolean allowed) implements ClientMessage {}

  /**
   * @param heights in pixels of the screen, by participant; who is not there is not shown
   */
  record Views(@JsonProperty(required = true) Map<String, Integer> heights)
      implements ClientMessage {

    /** More than people fit into a room; a page names whom it shows. */
    private static final int MOST = 512;

    private static final int TALLEST = 16_384;

    public Views {
      InvalidFieldException.required("heights", heights);
      if (heights.size() > MOST
          || heights.values().stream().anyMatch(it -> it == null || it < 0 || it > TALLEST)) {
        throw new InvalidFieldException(
            "heights", "must be at most " + MOST + " numbers of 0 to " + TALLEST);
      }
      // As of slots.
      heights = Collections.unmodifiableMap(new HashMap<>(heights));
    }
  }

  record Lock(@JsonProperty(required = true) boolean locked) implements ClientMessage {}

  record Remove(@JsonProperty(required = true) String participantId) implements ClientMessage {

    public Remove {
      InvalidFieldException.required("participantId", participantId);
    }
  }

  /** What people do beside speaking; {@link MannerWish} makes commands of it. */
  sealed interface Manner extends ClientMessage {}

  /**
   * @param participantId whose hand a host lowers; null for the own one
   */
  record Hand(@JsonProperty(required = true) boolean raised, @Nullable String participantId)
      implements Manner {

    public Hand {
      if (raised && participantId != null) {
        throw new InvalidFieldException("participantId", "may not be there: nobody raises others'");
      }
    }
  }

  record React(@JsonProperty(required = true) String reaction) implements Manner {

    public React {
      if (Reaction.of(InvalidFieldException.required("reaction", reaction)).isEmpty()) {
        throw new InvalidFieldException("reaction", "names no known reaction");
      }
    }
  }

  record Hush(@JsonProperty(required = true) String participantId) implements Manner {

    public Hush {
      InvalidFieldException.required("participantId", participantId);
    }
  }

  record Transcripts(@JsonProperty(required = true) boolean kept) implements Manner {}

  record Ping(@JsonProperty(required = true) Number t) implements ClientMessage {

    public Ping {
      // JSON has no infinity to answer with.
      if (!Double.isFinite(InvalidFieldException.required("t", t).doubleValue())) {
        throw new InvalidFieldException("t", "is too large");
      }
    }
  }

  record Latency() implements ClientMessage {}

  /** To the old node, and to the new one: media of the new one flows. */
  record Arrived() implements ClientMessage {}

  /** To the old node: the new one could not be reached. */
  record Stays() implements ClientMessage {}

  /**
   * To the new node: the old one has let go.
   *
   * @param agoMs what was said since then was not heard there
   */
  record Begin(@JsonProperty(required = true) long agoMs) implements ClientMessage {

    /** A node keeps less. */
    private static final long MOST_MS = 60_000;

    public Begin {
      if (agoMs < 0 || agoMs > MOST_MS) {
        throw new InvalidFieldException("agoMs", "must be 0 to " + MOST_MS);
      }
    }
  }

  /**
   * Another node is nearer, where they would rather be.
   *
   * @param url its origin, as candidates have it
   */
  record Nearer(@JsonProperty(required = true) String url) implements ClientMessage {

    public Nearer {
      InvalidFieldException.required("url", url);
    }
  }

  /**
   * @param id by which it is the same message when it is sent again
   */
  record Chat(@JsonProperty(required = true) String id, @JsonProperty(required = true) String text)
      implements ClientMessage {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public Chat {
      if (!ID.matcher(InvalidFieldException.required("id", id)).matches()) {
        throw new InvalidFieldException("id", "must be 1 to 64 letters, digits, - and _");
      }
      InvalidFieldException.required("text", text);
    }
  }

  record Leave() implements ClientMessage {}
}

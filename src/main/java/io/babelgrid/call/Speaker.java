package io.babelgrid.call;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.face.SpeakerVideo;
import io.babelgrid.flow.SpeakerFlow;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is heard and seen in a call, wherever their words and pictures come from, and
 * whether or not they listen. Audio and packets each come from one thread, control from any.
 */
public final class Speaker implements AutoCloseable {

  /**
   * The message that somebody is muted overtakes their last word, which waits in pacers, networks
   * and jitter buffers. Their browser sends silence from then on.
   */
  private static final long LAST_WORD_NS = 500_000_000;

  private final String id;
  private final CallMedia call;
  private final SpeakerSource source;
  private final SpokenLanguage spoken;
  private final Audience audience;
  private final LipShow lips;
  private final SpeakerFlow flow;
  private final @Nullable SpeakerVideo video;
  private volatile Set<Language> knows = Set.of();
  private volatile long mutedNs;
  private volatile boolean muted;

  /**
   * @param spoken null to detect it
   * @param events what they are told
   * @param parts makes the speech flow and the drawing of lips
   */
  Speaker(
      String id,
      CallMedia call,
      @Nullable Language spoken,
      SpeakerSource source,
      MediaEvents events,
      SpeakerParts parts) {
    this.id = id;
    this.call = call;
    this.source = source;
    this.spoken = new SpokenLanguage(spoken);
    this.audience = new Audience(id);
    this.lips = new LipShow(audience, call, source::requestKeyFrame);
    var voices = new VoiceShow(audience, call, this.spoken, events);
    SpeakerParts.Opened opened = parts.open(voices, lips, spoken);
    this.flow = opened.flow();
    this.video = opened.video();
  }

  String id() {
    return id;
  }

  public SpeakerFlow flow() {
    return flow;
  }

  public SpeakerSource source() {
    return source;
  }

  Audience audience() {
    return audience;
  }

  LipShow lips() {
    return lips;
  }

  // What is said and shown.

  /** Next audio. Never waits. */
  void audio(AudioSpan span, long arrivedNs) {
    flow.audio(span, arrivedNs);
  }

  /** {@link SpeakerFlow#restsBelow()}. */
  double restsBelow() {
    return flow.restsBelow();
  }

  /** A packet as it came, for who gets the original, and to be looked at. Never waits. */
  void packet(MediaPacket packet) {
    FanOut targets = audience.fanOut();
    audience.send(
        packet.kind() == MediaKind.AUDIO ? targets.audio() : targets.video(),
        slot -> slot.forward(id, packet));
    if (packet.kind() == MediaKind.VIDEO && video != null) {
      video.packet(packet);
    }
  }

  /** Nothing comes for a while: what was said so far is an utterance. */
  void silent() {
    flow.silent();
  }

  /** Their source has ended; another may go on. */
  void gone() {
    flow.gone();
  }

  // What is to be done for them.

  /** What they speak; null while it is not known. */
  @Nullable Language spoken() {
    return spoken.now();
  }

  /** As they say themselves; null to detect it. For the call's writer. */
  void spoken(@Nullable Language language) {
    if (spoken.declared(language)) {
      flow.spoken(language);
    }
  }

  /** Languages that they understand, as far as that is known. */
  Set<Language> knows() {
    return knows;
  }

  void knows(Set<Language> languages) {
    knows = languages;
  }

  /** What they are likelier to speak than other languages. */
  void likely(Set<Language> languages) {
    flow.likely(languages);
  }

  /** In which languages they are heard. */
  void targets(Set<Language> wanted) {
    flow.targets(wanted);
  }

  /** Whether what arrives at this time is not to be recognised: they are muted for a while. */
  boolean isMuted(long arrivedNs) {
    return muted && arrivedNs - mutedNs > LAST_WORD_NS;
  }

  void muted(boolean audioIsMuted, boolean videoIsMuted) {
    if (audioIsMuted && !muted) {
      mutedNs = flow.context().clock().nowNs();
    }
    muted = audioIsMuted;
    call.ask(() -> lips.cameraOff(videoIsMuted));
  }

  /** Whether their mouth may be redrawn. */
  void lips(boolean allowed) {
    if (video != null) {
      video.allowed(allowed);
    }
    call.ask(() -> lips.allowed(allowed));
  }

  /** A key frame for somebody who hears them in a language, or as they are. */
  void requestKeyFrame(TrackId.Content content, @Nullable Language heard) {
    switch (content) {
      case VIDEO -> source.requestKeyFrame();
      case LIPS -> {
        if (heard != null && video != null) {
          video.keyFrame(heard);
        }
      }
      case AUDIO, TRANSLATION -> {}
    }
  }

  /** Ends what is done for them, and books what it took. */
  @Override
  public void close() {
    try {
      flow.close();
    } finally {
      if (video != null) {
        video.close();
      }
      flow.context().report();
    }
  }
}

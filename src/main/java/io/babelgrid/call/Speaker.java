package io.babelgrid.call;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.budget.FlowKind;
import io.babelgrid.call.sight.CameraLayers;
import io.babelgrid.call.sight.LayerGate;
import io.babelgrid.face.SpeakerVideo;
import io.babelgrid.flow.AwayFlow;
import io.babelgrid.flow.SpokenFlow;
import io.babelgrid.flow.SpokenWords;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.TrackId;
import io.babelgrid.speaker.FlowMeter;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.StreamKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is heard and seen in a call, wherever their words and pictures come from, and
 * whether or not they listen. Audio and packets each come from one thread, control from any.
 */
public final class Speaker implements AutoCloseable {

  private final String id;
  private final CallMedia call;
  private final SpeakerSource source;
  private final SpokenLanguage spoken;
  private final Audience audience;
  private final LipShow lips;
  private final SpeakerFlows flows;
  private final @Nullable SpeakerVideo video;

  /** Of somebody here; null of who is at another node. */
  private final @Nullable Presence presence;

  private final Object reporting = new Object();

  /** Whether the last report was made; guarded by {@link #reporting}. */
  private boolean reported;

  private final CameraLayers layers = new CameraLayers();

  /** What lips are drawn into. */
  private final LayerGate drawn;

  private volatile Set<Language> knows = Set.of();
  private final MuteGate mutes = new MuteGate();
  private volatile long spokeNs = Long.MIN_VALUE;
  private boolean waiting;
  private volatile boolean held;
  private final Beginnings begun = new Beginnings();

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
    this.flows = new SpeakerFlows(parts, voices, lips, spoken, parts.moves());
    this.video = flows.video();
    this.drawn = gate();
    this.presence =
        isRemote() ? null : new Presence(this::meter, source::traffic, flow().context().clock());
  }

  String id() {
    return id;
  }

  /** Which of the places of the same participant this is: the highest is the last. */
  long incarnation() {
    return flow().context().identity().incarnation();
  }

  /** Whether an original has come from there that can be shown: of video, a key frame. */
  boolean flows(MediaKind kind) {
    return begun.has(kind);
  }

  /** By which they are served at present. */
  public SpokenFlow flow() {
    return flows.now();
  }

  /** How their work moves. */
  public SpeakerFlows flows() {
    return flows;
  }

  public SpeakerSource source() {
    return source;
  }

  /** What is booked for their media as they are. */
  FlowMeter meter() {
    return flow().context().usage().of(FlowKind.CALL);
  }

  Audience audience() {
    return audience;
  }

  LipShow lips() {
    return lips;
  }

  // What is said and shown.

  /** {@link SpokenFlow#audio}. */
  void audio(AudioSpan span, byte @Nullable [] opus, long arrivedNs) {
    flows.audio(span, opus, arrivedNs);
  }

  /** Another node still hears them: what comes is kept for {@link #begin}, pictures are not. */
  void hold() {
    held = true;
    flow().hold();
  }

  /** {@link SpokenFlow#begin}. */
  void begin(long heardUntilNs) {
    held = false;
    flows.begin(heardUntilNs);
  }

  /** {@link SpokenFlow#letGo}. */
  void letGo(LongConsumer until) {
    flow().letGo(until);
  }

  /** {@link SpokenFlow#isBusy()}. */
  boolean isBusy() {
    return flows.isBusy();
  }

  /**
   * Whether what they say is to be heard when another place of theirs was heard out; for the call's
   * writer. When it is their turn, {@link #goOn} lets it.
   *
   * @return whether that is new
   */
  boolean waits(boolean isWaiting) {
    boolean before = waiting;
    waiting = isWaiting;
    if (isWaiting) {
      flows.waits(true);
    }
    return before != isWaiting;
  }

  boolean isWaiting() {
    return waiting;
  }

  void goOn() {
    flows.waits(waiting);
  }

  /** {@link SpokenFlow#restsBelow()}. */
  double restsBelow() {
    return flow().restsBelow();
  }

  /** {@link #packet(String, MediaPacket)} of what comes in one stream. */
  void packet(MediaPacket packet) {
    packet(StreamKey.WHOLE, packet);
  }

  /**
   * A packet as it came, for who gets the original, and to be looked at. Never waits.
   *
   * @param layer of the camera, {@link StreamKey#layer}
   */
  void packet(String layer, MediaPacket packet) {
    if (held) {
      return;
    }
    if (begun.begins(packet)) {
      call.tell(() -> true);
    }
    FanOut targets = audience.fanOut();
    if (packet.kind() == MediaKind.AUDIO) {
      MediaPacket heard = mutes.heard(packet);
      audience.send(targets.audio(), slot -> slot.forward(id, heard));
      return;
    }
    layers.note(layer, packet);
    audience.send(targets.video(), viewer -> viewer.forward(id, layer, packet));
    if (video != null && video.looks() && drawn.passes(layer, packet)) {
      video.packet(packet);
    }
  }

  /** Lets one layer of their camera pass, at first the largest. */
  LayerGate gate() {
    return new LayerGate(layers, source::requestKeyFrame);
  }

  /** In which sizes their camera comes. */
  CameraLayers layers() {
    return layers;
  }

  /** The next words of somebody who is heard at another node. Never waits. */
  void said(SpokenWords words) {
    speaks(flow().context().clock().nowNs());
    flows.said(words);
  }

  /** Why their node, another one, does not recognise what they say; empty when it does. */
  void unheard(String reason) {
    flows.unheard(reason);
  }

  /**
   * A packet of the voice that another node speaks by for them. Never waits.
   *
   * @param from for which that node works
   */
  public void voice(AwayFlow from, Language target, MediaPacket packet) {
    if (flows.isHeard(from)) {
      String source = id + " in " + target;
      audience.send(
          audience.fanOut().translations().getOrDefault(target, List.of()),
          slot -> slot.forward(source, packet));
    }
  }

  /** Whether another node still hears them. */
  public boolean isHeld() {
    return held;
  }

  /** Nothing comes for a while: what was said so far is an utterance. */
  void silent() {
    flow().silent();
  }

  /** Their source has ended; another may go on. */
  void gone() {
    flow().gone();
  }

  // What is to be done for them.

  /** What they speak; null while it is not known. */
  public @Nullable Language spoken() {
    return spoken.now();
  }

  /** As they say themselves; null to detect it. For the call's writer. */
  void spoken(@Nullable Language language) {
    if (spoken.declared(language)) {
      flows.spoken(language);
    }
  }

  /** Recognition, at another node, heard what they speak. */
  void detected(Language language) {
    call.tell(() -> spoken.detected(language));
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
    flows.likely(languages);
  }

  /** Whether they are at another node. */
  public boolean isRemote() {
    return source.node().isPresent();
  }

  /** By which voices they were heard before, or are at another node. */
  void voices(Map<Language, String> known) {
    flows.voices(known);
  }

  /** In which languages they are heard at other nodes. */
  void elsewhere(Set<Language> wanted) {
    flows.elsewhere(wanted);
  }

  /** In which languages they are heard. */
  void targets(Set<Language> wanted) {
    flows.targets(wanted);
  }

  /** When they were last heard to speak, monotonic. */
  long spokeNs() {
    return spokeNs;
  }

  /** They speak at that time. */
  void speaks(long nowNs) {
    spokeNs = nowNs;
  }

  /** {@link MuteGate#isMuted}. */
  boolean isMuted(long arrivedNs) {
    return mutes.isMuted(arrivedNs);
  }

  /** {@link MuteGate#hushed}. */
  void hushed(boolean isHushed) {
    mutes.hushed(isHushed);
  }

  void muted(boolean audioIsMuted, boolean videoIsMuted) {
    mutes.muted(audioIsMuted, flow().context().clock().nowNs());
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
      flows.close();
    } finally {
      if (video != null) {
        video.close();
      }
      report(true);
    }
  }

  /** Tells what was used since the last report, and how long words were on their way. */
  public void report() {
    report(false);
  }

  private void report(boolean last) {
    synchronized (reporting) {
      if (reported) {
        return;
      }
      reported = last;
      if (presence != null) {
        presence.count();
      }
      flow().context().report(last);
    }
  }
}

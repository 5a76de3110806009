package io.babelgrid.call;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.call.sight.Views;
import io.babelgrid.flow.LoneSpeaker;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is heard needs no browser and listens to nobody; who listens needs none and says nothing. */
@Timeout(30)
class CallMediaTest {

  /** 20 ms. */
  private static final int SPAN_SAMPLES = 320;

  private static final MediaPacket PICTURE =
      new MediaPacket(MediaKind.VIDEO, 1, 1, 0, true, new byte[] {1}, true, 0, 0, 0);
  private static final TrackId VIDEO = new TrackId("agent", TrackId.Content.VIDEO);

  private final LoneSpeaker models = new LoneSpeaker(1);
  private final CallMedia call = new CallMedia();
  private final RecordingEvents agentIsTold = new RecordingEvents();
  private long samples;

  @AfterEach
  void end() {
    models.close();
  }

  @Test
  void aSpeakerWithoutABrowserIsHeardAndSeen() {
    try (Speaker agent = speaker(SpeakerSource.UNKNOWN)) {
      call.add(agent);
      var lia = new Ears("lia", Language.PORTUGUESE);
      call.add(lia.listener);
      say(agent, 2);
      await().until(() -> lia.events.told.contains("agent talks pt false"));
      assertFalse(lia.slotOf(new TrackId("agent", TrackId.Content.TRANSLATION)).sent.isEmpty());
      assertEquals(List.of("voice dummy-pt"), agentIsTold.told);
      agent.packet(PICTURE);
      assertEquals(List.of(PICTURE), lia.slotOf(VIDEO).forwarded);
      assertEquals("agent", call.heard(lia.listener).getFirst().speakerId());
    }
  }

  @Test
  void aListenerWhoNeverSpeaksIsToldOfTheTracksOfOthersAndIsNoSpeaker() {
    try (Speaker agent = speaker(SpeakerSource.UNKNOWN)) {
      var lia = new Ears("lia", null);
      call.add(lia.listener);
      assertEquals(Set.of(), lia.tracks);
      call.add(agent);
      assertEquals(Set.copyOf(TrackId.of("agent")), lia.tracks);
      assertEquals(List.of(agent), List.copyOf(call.speakers()));
      agent.packet(PICTURE);
      assertEquals(List.of(PICTURE), lia.slotOf(VIDEO).forwarded);
      assertEquals(List.of(), call.heard(lia.listener), "the original is no voice");
    }
  }

  @Test
  void aKeyFrameIsAskedOfWhateverTheSpeakersPicturesComeFrom() {
    var asked = new ArrayList<String>();
    var source =
        new SpeakerSource() {
          @Override
          public void requestKeyFrame() {
            asked.add("key frame");
          }
        };
    try (Speaker agent = speaker(source)) {
      call.add(agent);
      call.requestKeyFrame(VIDEO, null);
      call.requestKeyFrame(new TrackId("agent", TrackId.Content.AUDIO), null);
      call.requestKeyFrame(new TrackId("nobody", TrackId.Content.VIDEO), null);
      assertEquals(List.of("key frame"), asked);
    }
  }

  @Test
  void whoSpeaksAndListensDoesNotHearThemselves() {
    try (Speaker agent = speaker(SpeakerSource.UNKNOWN)) {
      var own = new Ears("agent", Language.PORTUGUESE);
      call.add(agent);
      call.add(own.listener);
      assertEquals(Set.of(), own.tracks);
      assertEquals(FanOut.NONE, agent.audience().fanOut());
    }
  }

  @Test
  void whatASpeakerSendsAndTellsWhoHasLeftGoesToNobody() {
    try (Speaker agent = speaker(SpeakerSource.UNKNOWN)) {
      var lia = new Ears("lia", Language.PORTUGUESE);
      call.add(lia.listener);
      call.add(agent);
      call.remove(agent);
      agent.packet(PICTURE);
      call.ask(() -> agent.audience().served(Language.PORTUGUESE, ServiceLevel.CAPTIONS, "late"));
      assertEquals(List.of(), lia.slotOf(VIDEO).forwarded);
      assertEquals(List.of(), lia.events.told);
      assertEquals(Set.of(), lia.tracks);
    }
  }

  @Test
  void lipsAreSeenInPlaceOfTheCameraAsLongAsTheyAreDrawnAndAllowedAndTheVoiceIsThere() {
    try (Speaker agent = speaker(SpeakerSource.UNKNOWN)) {
      var lia = new Ears("lia", Language.PORTUGUESE);
      call.add(lia.listener);
      call.add(agent);
      assertFalse(seesLips(agent));
      agent.lips().drawn(Language.PORTUGUESE, true);
      assertTrue(seesLips(agent));
      agent.lips(false);
      assertFalse(seesLips(agent));
      agent.lips(true);
      agent.muted(false, true);
      assertFalse(seesLips(agent), "there is no camera");
      agent.muted(false, false);
      call.ask(() -> agent.audience().served(Language.PORTUGUESE, ServiceLevel.CAPTIONS, "full"));
      assertFalse(seesLips(agent), "there is no voice");
      call.ask(() -> agent.audience().served(Language.PORTUGUESE, ServiceLevel.VOICE, ""));
      assertTrue(seesLips(agent));
      agent.lips().drawn(Language.PORTUGUESE, false);
      assertFalse(seesLips(agent));
      assertEquals(
          List.of(
              "agent lips pt true",
              "agent lips pt false",
              "agent lips pt true",
              "agent lips pt false",
              "agent lips pt true",
              "agent is served pt CAPTIONS",
              "agent lips pt false",
              "agent is served pt VOICE",
              "agent lips pt true",
              "agent lips pt false"),
          lia.events.told.stream().toList());
    }
  }

  @Test
  void aCameraThatIsNotShownIsNotSentAndNothingIsSaidOfIt() {
    try (Speaker agent = speaker(SpeakerSource.UNKNOWN)) {
      var lia = new Ears("lia", null);
      call.add(lia.listener);
      call.add(agent);
      agent.packet(PICTURE);
      lia.listener.views(Views.of(Map.of("agent", 0)));
      assertEquals(1, seenAfterALook(agent, lia, 16));
      lia.listener.views(Views.of(Map.of("agent", 300)));
      assertEquals(2, seenAfterALook(agent, lia, 16));
      assertEquals(List.of(), lia.events.told);
    }
  }

  @Test
  void whoShowsACameraThatIsKeptBackIsToldSo() {
    try (Speaker agent = speaker(SpeakerSource.UNKNOWN)) {
      var lia = new Ears("lia", null);
      call.add(lia.listener);
      call.add(agent);
      agent.packet(PICTURE);
      assertEquals(1, seenAfterALook(agent, lia, 0));
      assertEquals(1, seenAfterALook(agent, lia, 0));
      call.remind(lia.listener);
      assertEquals(2, seenAfterALook(agent, lia, 1));
      assertEquals(
          List.of("agent is paused true", "agent is paused true", "agent is paused false"),
          lia.events.told);
    }
  }

  private int seenAfterALook(Speaker agent, Ears lia, int most) {
    call.steer(most, () -> 0);
    call.ask(() -> false);
    agent.packet(PICTURE);
    return lia.slotOf(VIDEO).forwarded.size();
  }

  @Test
  void aListenerWhoCannotBeToldKeepsNothingFromTheOthers() {
    try (Speaker agent = speaker(SpeakerSource.UNKNOWN)) {
      var bob = new Ears("bob", Language.PORTUGUESE);
      var lia = new Ears("lia", Language.PORTUGUESE);
      bob.events.failing = true;
      call.add(bob.listener);
      call.add(lia.listener);
      call.add(agent);
      agent.lips().drawn(Language.PORTUGUESE, true);
      assertTrue(seesLips(agent));
      assertEquals(List.of("agent lips pt true"), lia.events.told);
    }
  }

  /** After what was told so far; never both pictures, and never none. */
  private boolean seesLips(Speaker agent) {
    call.ask(() -> false);
    FanOut fanOut = agent.audience().fanOut();
    boolean lips = !fanOut.lips().isEmpty();
    assertEquals(lips, fanOut.video().isEmpty());
    assertEquals(lips, agent.lips().seen(Language.PORTUGUESE));
    return lips;
  }

  private Speaker speaker(SpeakerSource source) {
    return new Speaker(
        "agent",
        call,
        Language.ENGLISH,
        source,
        agentIsTold,
        (events, _, spoken) ->
            new SpeakerParts.Opened(models.open("room", "agent", spoken, events), null));
  }

  /** A tone, and a second of silence. */
  private void say(Speaker agent, int seconds) {
    for (int i = 0; i < 50 * (seconds + 1); i++) {
      var span = new float[SPAN_SAMPLES];
      for (int k = 0; k < span.length && i < 50 * seconds; k++) {
        span[k] = (float) Math.sin((samples + k) * 2 * Math.PI * 200 / 16_000) / 2;
      }
      agent.audio(new AudioSpan(samples, span), null, System.nanoTime());
      samples += SPAN_SAMPLES;
    }
  }
}

package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioLevel;
import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.SpeakerAudio;
import io.babelgrid.transport.AudioPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrophoneDecoderTest {

  private static final int SECOND = 50;
  private static final double QUIET = 0.002;
  private static final double LOUD = 0.2;

  private final QuietRoom room = new QuietRoom();
  private final SplittableRandom random = new SplittableRandom(1);
  private final List<AudioPacket> sent = new ArrayList<>();
  private long time;

  @AfterEach
  void close() {
    room.close();
  }

  private float[] noise(double amplitude) {
    float[] frame = new float[QuietRoom.FRAME];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (float) (amplitude * (2 * random.nextDouble() - 1));
    }
    return frame;
  }

  private float[] tone() {
    float[] frame = new float[QuietRoom.FRAME];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (float) (LOUD * Math.sin(2 * Math.PI * 500 * time++ / 48_000));
    }
    return frame;
  }

  private void send(AudioPacket packet) {
    sent.add(packet);
    room.accept(packet);
  }

  private void quiet(int packets) {
    for (int i = 0; i < packets; i++) {
      send(room.packet(noise(QUIET), true));
    }
  }

  /** Nobody spoke for a second, and the detector rests. */
  private void rest() {
    room.restsBelow = QUIET * QUIET;
    quiet(SECOND);
    assertEquals(SECOND, room.heard(SECOND));
    assertEquals(SECOND, room.spans.size());
  }

  @Test
  void whoSaysNoLevelIsHeardWhole() {
    room.restsBelow = QUIET * QUIET;
    for (int i = 0; i < 10 * SECOND; i++) {
      send(room.packet(noise(QUIET), false));
    }
    assertEquals(10 * SECOND, room.heard(10 * SECOND));
  }

  @Test
  void ofSomebodyQuietFourOfTwelvePacketsAreDecoded() {
    rest();
    quiet(15 + 11);
    assertEquals(SECOND, room.spans.size());
    quiet(1);
    assertEquals(SECOND + 12, room.spans.size());
    assertEquals(4, room.heard(12));
    assertEquals(4, room.heard(4), "the last ones");
  }

  @Test
  void afterFiveSecondsItIsFourOfTwentyFour() {
    rest();
    quiet(10 * SECOND);
    assertEquals(20, room.heard(5 * 24));
  }

  @Test
  void aLouderPacketIsHeardAtOnceWithThoseBeforeIt() {
    rest();
    quiet(20);
    send(room.packet(noise(LOUD), true));
    assertEquals(SECOND + 21, room.spans.size());
    assertEquals(16, room.heard(21));
    assertEquals(16, room.heard(16), "the last ones");
  }

  @Test
  void anOnsetSoundsAsThoughEverythingWereDecoded() {
    rest();
    quiet(4 * SECOND + 7);
    for (int i = 0; i < 5; i++) {
      send(room.packet(tone(), true));
    }
    float[] expected = new float[320];
    try (SpeakerAudio always = new SpeakerAudio()) {
      for (int i = 0; i < sent.size(); i++) {
        AudioPacket packet = sent.get(i);
        expected = always.next(packet.opus(), null, packet.rtpTicks(), 960).samples();
        if (i >= sent.size() - 5) {
          assertAlike(expected, room.spans.get(i).samples());
        }
      }
    }
  }

  private static void assertAlike(float[] expected, float[] actual) {
    float[] difference = new float[expected.length];
    for (int i = 0; i < expected.length; i++) {
      difference[i] = actual[i] - expected[i];
    }
    double snrDb = AudioLevel.dbfs(expected) - AudioLevel.dbfs(difference);
    assertTrue(snrDb > 30, snrDb + " dB");
  }

  @Test
  void whenTheDetectorHearsSomethingEverythingIsDecoded() {
    rest();
    quiet(15 + 12);
    room.restsBelow = -1;
    quiet(1);
    assertEquals(SECOND + 28, room.spans.size());
    assertEquals(16, room.heard(16));
    quiet(100);
    assertEquals(100, room.heard(100));
  }

  @Test
  void whatWasLostWaitsWithTheOthers() {
    rest();
    quiet(3);
    send(room.lost());
    quiet(2);
    assertEquals(SECOND, room.spans.size());
    send(room.packet(noise(LOUD), true));
    assertEquals(7, room.heard(7));
  }

  @Test
  void ofSomebodyMutedNothingIsDecoded() {
    rest();
    quiet(3);
    for (int i = 0; i < 10; i++) {
      room.pass(room.packet(noise(LOUD), true));
    }
    assertEquals(SECOND + 13, room.spans.size());
    assertEquals(0, room.heard(13));
  }

  @Test
  void spansFollowEachOtherWithoutGap() {
    room.restsBelow = QUIET * QUIET;
    for (int i = 0; i < 40; i++) {
      quiet(random.nextInt(60));
      send(random.nextBoolean() ? room.lost() : room.packet(noise(LOUD), true));
      if (random.nextInt(8) == 0) {
        sent.add(room.lost());
        room.pass(sent.getLast());
      }
    }
    room.finish();
    long position = 0;
    for (AudioSpan span : room.spans) {
      assertEquals(position, span.startSample());
      position = span.endSample();
    }
    assertEquals(320L * sent.size(), position);
  }
}

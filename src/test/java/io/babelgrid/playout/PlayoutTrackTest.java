package io.babelgrid.playout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.Language;
import io.babelgrid.synthesis.PhonemeTiming;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.translation.TargetWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlayoutTrackTest {

  private static final long FRAME_NS = PlayoutTrack.FRAME_NS;

  private record Sent(int firstSample, long rtpTicks, boolean talkStart) {}

  private final List<Sent> sent = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private long nowNs;

  private final FrameEncoder encoder =
      new FrameEncoder() {
        @Override
        public byte[] encode(short[] pcm) {
          boolean silent = pcm[0] == 0;
          return silent ? new byte[1] : new byte[] {1, (byte) (pcm[0] >> 8), (byte) pcm[0]};
        }

        @Override
        public void close() {}
      };

  private final PlayoutListener listener =
      new PlayoutListener() {
        @Override
        public void talking(boolean talking) {
          events.add(talking ? "talk" : "quiet");
        }

        @Override
        public void wordHeard(Phrase phrase, int word, long heardNs) {
          events.add(phrase.words().get(word).text() + "@" + heardNs / 1_000_000);
        }

        @Override
        public void pause(Phrase phrase) {
          events.add("pause");
        }

        @Override
        public void stretch(Phrase phrase) {
          events.add("stretch");
        }

        @Override
        public void underrun(Phrase phrase) {
          events.add("underrun");
        }

        @Override
        public void failed() {
          events.add("failed");
        }
      };

  private final PlayoutTrack track =
      new PlayoutTrack(
          PlayoutConfig.standard(),
          0xffff_ff00L,
          encoder,
          (opus, rtpTicks, talkStart) ->
              sent.add(new Sent(opus.length < 3 ? 0 : opus[2], rtpTicks, talkStart)),
          listener,
          LatencyLedger.standard(),
          () -> nowNs);

  @Test
  void silenceSendsNothingButRtpTimeGoesOn() {
    ticks(50);
    assertEquals(List.of(), sent);
    track.offer(chunk(phrase(0, "oi"), 0, 480, 480), nowNs);
    ticks(1);
    assertEquals((0xffff_ff00L + 50 * 960) & 0xffff_ffffL, sent.getFirst().rtpTicks());
  }

  @Test
  void rtpTimeMovesByExactlyOneFrameAndWrapsAt32Bits() {
    track.offer(chunk(phrase(0, "um dois"), 0, 4_800, 4_800), nowNs);
    ticks(10);
    assertEquals(10, sent.size());
    for (int i = 1; i < sent.size(); i++) {
      assertEquals(960, (sent.get(i).rtpTicks() - sent.get(i - 1).rtpTicks()) & 0xffff_ffffL);
    }
    assertTrue(sent.getLast().rtpTicks() < sent.getFirst().rtpTicks());
  }

  @Test
  void aPhraseWaitsUntilProductionStaysAhead() {
    Phrase phrase = phrase(0, "uma frase longa demais");
    track.offer(chunk(phrase, 0, 2_400, 48_000), nowNs);
    ticks(5);
    assertEquals(List.of(), sent, "100 ms of 2 s must not start at an assumed rate of 1.5");
    track.offer(chunk(phrase, 2_400, 24_000, 48_000), nowNs);
    ticks(1);
    assertEquals(1, sent.size());
  }

  @Test
  void onlyTheFirstFrameAfterSilenceStartsATalkSpurt() {
    track.offer(chunk(phrase(0, "um"), 0, 960, 960), nowNs);
    track.offer(chunk(phrase(1, "dois"), 0, 960, 960), nowNs);
    ticks(40);
    assertEquals(List.of(true, false, false, false), sent.stream().map(Sent::talkStart).toList());
    assertEquals(1, events.stream().filter("talk"::equals).count());
    assertEquals("quiet", events.getLast());
  }

  @Test
  void wordsAreReportedWhenTheySound() {
    Phrase phrase = phrase(0, "um", "dois");
    var timings =
        List.of(
            new PhonemeTiming("u", 0, 960),
            new PhonemeTiming(" ", 960, 1_440),
            new PhonemeTiming("d", 1_440, 1_920));
    track.offer(new SpeechChunk(phrase, 0, tone(1_920), timings, 1_920), nowNs);
    ticks(4);
    assertEquals(List.of("talk", "um@20", "dois@80"), events);
  }

  @Test
  void anUnderrunIsSilenceAndCountedAndNothingIsLost() {
    Phrase phrase = phrase(0, "um");
    track.offer(chunk(phrase, 0, 4_800, 5_280), nowNs);
    ticks(16);
    assertTrue(events.contains("underrun"));
    track.offer(chunk(phrase, 4_800, 480, 5_280), nowNs);
    ticks(2);
    assertEquals(0, track.unplayedNs());
  }

  @Test
  void aWordThatMayRunDryIsNotBegunBeforeItIsThere() {
    Phrase phrase = phrase(0, "um", "dois");
    track.offer(twoWords(phrase, 0, 7_200, 9_600), nowNs);
    ticks(16);
    assertEquals("pause", events.getLast());
    assertFalse(events.contains("underrun"));
    track.offer(twoWords(phrase, 7_200, 2_400, 9_600), nowNs);
    ticks(10);
    assertEquals("dois@340", events.getLast());
    assertEquals(26, sent.size());
    assertEquals(0, track.unplayedNs());
  }

  @Test
  void speechSlowsDownWhereTheNextPieceIsLate() {
    Phrase phrase = phrase(0, "um");
    track.offer(chunk(phrase, 0, 9_600, 14_400), nowNs);
    ticks(11);
    assertFalse(events.contains("stretch"));
    ticks(10);
    assertEquals(List.of("talk", "um@20"), events.subList(0, 2));
    assertTrue(events.subList(2, events.size()).stream().allMatch("stretch"::equals), "" + events);
    track.offer(chunk(phrase, 9_600, 4_800, 14_400), nowNs);
    ticks(12);
    assertEquals(0, track.unplayedNs());
    assertEquals(33, sent.size());
  }

  @Test
  void aWordWhoseEndComesInTimeIsBegun() {
    Phrase phrase = phrase(0, "um", "dois");
    track.offer(twoWords(phrase, 0, 9_600, 14_400), nowNs);
    ticks(11);
    track.offer(twoWords(phrase, 9_600, 4_800, 14_400), nowNs);
    ticks(19);
    assertEquals(List.of("talk", "um@20", "dois@220"), events);
    assertEquals(0, track.unplayedNs());
  }

  @Test
  void afterALatePieceAPhraseStartsWithMoreInHand() {
    track.offer(chunk(phrase(0, "um"), 0, 4_800, 5_280), nowNs);
    ticks(20);
    track.offer(chunk(phrase(0, "um"), 4_800, 480, 5_280), nowNs);
    ticks(2);
    int before = sent.size();
    track.offer(chunk(phrase(1, "dois"), 0, 4_800, 5_280), nowNs);
    ticks(5);
    assertEquals(before, sent.size(), "200 ms are too little where a piece was 200 ms late");
    track.offer(chunk(phrase(1, "dois"), 4_800, 480, 5_280), nowNs);
    ticks(11);
    assertEquals(before + 11, sent.size());
  }

  @Test
  void aPhraseWhoseRenderingFailedEndsWithWhatIsThere() {
    track.offer(chunk(phrase(0, "um"), 0, 4_560, 48_000), nowNs);
    track.abandonPhrase(nowNs);
    track.offer(chunk(phrase(1, "dois"), 0, 480, 480), nowNs);
    ticks(11);
    assertEquals(11, sent.size());
    assertEquals(0, track.unplayedNs());
    assertFalse(events.contains("underrun"));
  }

  @Test
  void unplayedSpeechIsWhatWasOfferedLessWhatWasPlayed() {
    track.offer(chunk(phrase(0, "um"), 0, 4_800, 4_800), nowNs);
    track.offer(chunk(phrase(1, "dois"), 0, 2_400, 2_400), nowNs);
    assertEquals(300_000_000L, track.unplayedNs());
    ticks(5);
    assertEquals(200_000_000L, track.unplayedNs());
    ticks(40);
    assertEquals(0, track.unplayedNs());
  }

  @Test
  void itsPositionHoldsTheSpeechThatIsRenderedSoFar() {
    Phrase phrase = phrase(0, "uma frase longa");
    track.offer(chunk(phrase, 0, 12_000, 14_400), nowNs);
    ticks(2);
    VoicePosition before = track.position();
    assertNotNull(before);
    assertEquals(480, before.sample());
    assertEquals(12_000, before.available());
    track.offer(chunk(phrase, 12_000, 2_400, 14_400), nowNs);
    ticks(1);
    VoicePosition after = track.position();
    assertNotNull(after);
    assertEquals(14_400, after.available());
    assertSame(before.pcm(), after.pcm());
    assertEquals(16_384, after.pcm()[11_999]);
    assertEquals(16_384, after.pcm()[14_399]);
  }

  private void ticks(int count) {
    for (int i = 0; i < count; i++) {
      nowNs += FRAME_NS;
      track.tick(nowNs, nowNs);
    }
  }

  private static Phrase phrase(long index, String... words) {
    return new Phrase(
        0,
        index,
        Language.PORTUGUESE,
        Stream.of(words).map(word -> new TargetWord(word, 0)).toList(),
        true);
  }

  private static SpeechChunk chunk(Phrase phrase, int start, int length, int total) {
    return new SpeechChunk(phrase, start, tone(length), List.of(), total);
  }

  /** The second word begins after 200 ms. */
  private static SpeechChunk twoWords(Phrase phrase, int start, int length, int total) {
    var timings =
        List.of(
            new PhonemeTiming("u", 0, 4_800),
            new PhonemeTiming(" ", 4_800, 4_800),
            new PhonemeTiming("d", 4_800, total));
    return new SpeechChunk(phrase, start, tone(length), timings, total);
  }

  private static float[] tone(int length) {
    var samples = new float[length];
    Arrays.fill(samples, 0.5f);
    return samples;
  }
}

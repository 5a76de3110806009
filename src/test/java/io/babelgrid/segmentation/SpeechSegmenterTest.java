package io.babelgrid.segmentation;

import static io.babelgrid.segmentation.VoiceActivityDetector.WINDOW_SAMPLES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.segmentation.SpeechEvent.Audio;
import io.babelgrid.segmentation.SpeechEvent.Ended;
import io.babelgrid.segmentation.SpeechEvent.Paused;
import io.babelgrid.segmentation.SpeechEvent.Started;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One window of 512 samples is 32 ms; the first sample of a window is its probability. */
class SpeechSegmenterTest {

  private static final int START = 5;
  private static final int HANGOVER = 17;
  private static final int PATIENCE = 46;
  private static final int PRE_ROLL = 4_800;
  private static final float SPEECH = 0.9f;
  private static final float DULL = 0.4f;
  private static final float NOTHING = 0.1f;

  private final SpeechSegmenter segmenter =
      new SpeechSegmenter(new ByFirstSample(), SegmentationConfig.defaults());
  private final List<SpeechEvent> events = new ArrayList<>();
  private long position;

  @Test
  void silenceTellsNothing() {
    feed(NOTHING, 1_000);
    assertEquals(List.of(), events);
  }

  @Test
  void speechStartsWithItsPreRollOnceThereIsEnoughOfIt() {
    feed(NOTHING, 20);
    feed(SPEECH, START - 1);
    assertEquals(List.of(), events);
    feed(SPEECH, 1);
    long start = 20 * WINDOW_SAMPLES - PRE_ROLL;
    assertEquals(new Started(0, start), events.getFirst());
    AudioSpan first = ((Audio) events.get(1)).span();
    assertEquals(start, first.startSample());
    assertEquals(position, first.endSample());
  }

  @Test
  void windowsOfWhichAPartWasNotHeardAreNotLookedAt() {
    segmenter.accept(new AudioSpan(0, new float[] {NOTHING}));
    float[] speech = new float[20 * WINDOW_SAMPLES];
    Arrays.fill(speech, SPEECH);
    events.addAll(segmenter.accept(new AudioSpan(1, speech, false)));
    assertEquals(List.of(), events);
    events.addAll(segmenter.accept(new AudioSpan(1 + speech.length, speech)));
    // The rest of a window that began unheard is lost; five more make a start.
    assertEquals(
        6 * WINDOW_SAMPLES + 20 * WINDOW_SAMPLES, started() + PRE_ROLL + 5 * WINDOW_SAMPLES);
  }

  private long started() {
    return ((Started) events.getFirst()).startSample();
  }

  @Test
  void clicksAreTooShortToBeSpeech() {
    for (int i = 0; i < 50; i++) {
      feed(SPEECH, START - 1);
      feed(NOTHING, 3);
    }
    assertEquals(List.of(), events);
  }

  @Test
  void aDullWindowDoesNotMakeAStartBeginAnew() {
    feed(NOTHING, 20);
    feed(SPEECH, 3);
    feed(NOTHING, 2);
    feed(SPEECH, START - 3);
    assertEquals(20 * WINDOW_SAMPLES - PRE_ROLL, ((Started) events.getFirst()).startSample());
  }

  @Test
  void speechPausesAfterTheHangoverAndEndsAfterThePatienceAtItsLastVoicedSample() {
    feed(SPEECH, 30);
    feed(NOTHING, HANGOVER);
    assertInstanceOf(Audio.class, events.getLast());
    feed(NOTHING, 1);
    assertEquals(new Paused(0, 30 * WINDOW_SAMPLES), events.getLast());
    int told = events.size();
    feed(NOTHING, PATIENCE - HANGOVER - 1);
    assertEquals(told, events.size());
    feed(NOTHING, 1);
    assertEquals(new Ended(0, 30 * WINDOW_SAMPLES), events.getLast());
    feed(NOTHING, 100);
    assertEquals(told + 1, events.size());
  }

  @Test
  void whoGoesOnAfterAPauseGoesOnInTheSameUtterance() {
    feed(SPEECH, 30);
    feed(NOTHING, 30);
    long pausedAt = (30 + HANGOVER + 1) * WINDOW_SAMPLES;
    assertInstanceOf(Paused.class, events.getLast());
    feed(SPEECH, START - 1);
    assertInstanceOf(Paused.class, events.getLast());
    feed(SPEECH, 1);
    Audio resumed = (Audio) events.getLast();
    assertEquals(0, resumed.utterance());
    assertEquals(pausedAt, resumed.span().startSample());
    assertEquals(position, resumed.span().endSample());
  }

  @Test
  void whoBeginsToGoOnWhenPatienceIsOverIsWaitedFor() {
    feed(SPEECH, 30);
    feed(NOTHING, PATIENCE - 2);
    feed(SPEECH, START);
    assertTrue(events.stream().noneMatch(Ended.class::isInstance));
    assertEquals(position, ((Audio) events.getLast()).span().endSample());
  }

  @Test
  void anUtteranceOfWhichAllIsSaidEndsInItsPause() {
    feed(SPEECH, 30);
    assertEquals(List.of(), segmenter.settle(0), "it goes on");
    feed(NOTHING, HANGOVER + 1);
    assertEquals(List.of(), segmenter.settle(1), "another one");
    assertEquals(List.of(new Ended(0, 30 * WINDOW_SAMPLES)), segmenter.settle(0));
    assertEquals(List.of(), segmenter.settle(0));
    feed(SPEECH, START);
    assertEquals(1, events.getLast().utterance());
  }

  @Test
  void whoHasBegunToGoOnIsNotCutOff() {
    feed(SPEECH, 30);
    feed(NOTHING, HANGOVER + 1);
    feed(SPEECH, 2);
    assertEquals(List.of(), segmenter.settle(0));
  }

  @Test
  void soundThatStopsWithinAWindowIsHeardToItsEnd() {
    feed(SPEECH, 10);
    segmenter.accept(new AudioSpan(position, new float[] {SPEECH, 0, 0}));
    List<SpeechEvent> rest = segmenter.finish();
    assertEquals(3, ((Audio) rest.getFirst()).span().samples().length);
    assertEquals(new Ended(0, 10 * WINDOW_SAMPLES + 3), rest.getLast());
  }

  @Test
  void soundsBelowTheStartButAboveTheEndKeepSpeechGoing() {
    feed(SPEECH, START);
    feed(DULL, 100);
    assertTrue(events.stream().noneMatch(Ended.class::isInstance));
    feed(NOTHING, HANGOVER + 1);
    assertEquals(new Paused(0, (START + 100) * WINDOW_SAMPLES), events.getLast());
  }

  @Test
  void dullSoundsAloneDoNotStartSpeech() {
    feed(DULL, 200);
    assertEquals(List.of(), events);
  }

  @Test
  void audioIsGaplessAndUtterancesNeverOverlap() {
    for (int round = 0; round < 5; round++) {
      feed(SPEECH, 12);
      feed(NOTHING, HANGOVER + 1);
      feed(SPEECH, 7);
      feed(NOTHING, 60);
    }
    long heard = 0;
    long utterance = -1;
    for (SpeechEvent event : events) {
      switch (event) {
        case Started started -> {
          assertEquals(++utterance, started.utterance());
          assertTrue(started.startSample() >= heard, "overlaps the utterance before");
          heard = started.startSample();
        }
        case Audio audio -> {
          assertEquals(heard, audio.span().startSample());
          heard = audio.span().endSample();
        }
        case Paused paused -> assertEquals(utterance, paused.utterance());
        case Ended ended -> assertEquals(utterance, ended.utterance());
      }
    }
    assertEquals(4, utterance);
  }

  @Test
  void finishEndsARunningUtteranceAtOnce() {
    feed(SPEECH, 10);
    assertEquals(List.of(new Ended(0, 10 * WINDOW_SAMPLES)), segmenter.finish());
    assertEquals(List.of(), segmenter.finish());
  }

  @Test
  void aGapInTheTrackEndsTheUtterance() {
    feed(SPEECH, 10);
    position += 160_000;
    feed(SPEECH, START);
    assertEquals(
        List.of(new Ended(0, 10 * WINDOW_SAMPLES), new Started(1, 160_000 + 10 * WINDOW_SAMPLES)),
        events.stream().filter(event -> !(event instanceof Audio)).skip(1).toList());
  }

  @Test
  void thresholdsMustBeInOrder() {
    Duration any = Duration.ofMillis(100);
    assertThrows(
        IllegalArgumentException.class,
        () -> new SegmentationConfig(0.3f, 0.5f, any, any, any, any));
  }

  /** Feeds windows in spans of 20 ms, as they come from the decoder. */
  private void feed(float probability, int windows) {
    float[] samples = new float[windows * WINDOW_SAMPLES];
    for (int i = 0; i < samples.length; i += WINDOW_SAMPLES) {
      samples[i] = probability;
    }
    for (int from = 0; from < samples.length; from += 320) {
      float[] span = new float[Math.min(320, samples.length - from)];
      System.arraycopy(samples, from, span, 0, span.length);
      events.addAll(segmenter.accept(new AudioSpan(position, span)));
      position += span.length;
    }
  }

  private static final class ByFirstSample implements VoiceActivityDetector {
    @Override
    public float probability(float[] window) {
      return window[0];
    }

    @Override
    public void reset() {}

    @Override
    public void close() {}
  }
}

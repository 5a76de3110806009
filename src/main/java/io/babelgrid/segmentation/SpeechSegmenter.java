package io.babelgrid.segmentation;

import static io.babelgrid.segmentation.VoiceActivityDetector.WINDOW_SAMPLES;

import io.babelgrid.audio.AudioSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts one speaker's audio into utterances. State belongs to the speaker's thread.
 *
 * <p>Speech starts when the detector has seen {@code minimumSpeech} of it with no long break,
 * pauses after {@code hangover} of silence and ends after {@code patience}. Audio of a running
 * utterance is passed on window by window, at most 32 ms late; that of a pause when speech goes on.
 */
public final class SpeechSegmenter implements AutoCloseable {

  /** A break in a start of speech that doesn't make it start anew; one dull window or two. */
  private static final int TOLERATED_BREAK = 2 * WINDOW_SAMPLES;

  private final VoiceActivityDetector detector;
  private final SegmentationConfig config;
  private final int minimumSpeech;
  private final int hangover;
  private final int patience;
  private final int preRoll;
  private final SampleHistory history;
  private final float[] window = new float[WINDOW_SAMPLES];
  private int windowFill;
  private boolean windowHeard = true;
  private long windowStart;

  private long utterance;
  private boolean speaking;
  private boolean paused;
  private long pausedAt;
  private long earliestStart;
  private long candidateStart;
  private int candidateSpeech;
  private int silence;
  private long voicedEnd;

  public SpeechSegmenter(VoiceActivityDetector detector, SegmentationConfig config) {
    this.detector = detector;
    this.config = config;
    this.minimumSpeech = samples(config.minimumSpeech());
    this.hangover = samples(config.hangover());
    this.patience = samples(config.patience());
    this.preRoll = samples(config.preRoll());
    // A start may take all tolerated breaks: between two of them lies at least one speech window.
    int longestStart = 3 * minimumSpeech + 4 * WINDOW_SAMPLES;
    this.history = new SampleHistory(Math.max(preRoll, patience) + longestStart);
  }

  /** {@link VoiceActivityDetector#restsBelow()}. Any thread. */
  public double restsBelow() {
    return detector.restsBelow();
  }

  /** Samples since voice was last found in the running utterance; 0 where there is none. */
  public int quiet() {
    return speaking ? Math.toIntExact(windowStart - Math.min(voicedEnd, windowStart)) : 0;
  }

  /** Takes the speaker's next span; returns what it tells, in order. */
  public List<SpeechEvent> accept(AudioSpan span) {
    List<SpeechEvent> events = new ArrayList<>(2);
    if (span.startSample() != windowStart + windowFill) {
      restartAt(span.startSample(), events);
    }
    float[] samples = span.samples();
    for (int taken = 0; taken < samples.length; ) {
      int count = Math.min(WINDOW_SAMPLES - windowFill, samples.length - taken);
      System.arraycopy(samples, taken, window, windowFill, count);
      windowFill += count;
      windowHeard &= span.heard();
      taken += count;
      if (windowFill == WINDOW_SAMPLES) {
        acceptWindow(events);
        windowStart += WINDOW_SAMPLES;
        windowFill = 0;
        windowHeard = true;
      }
    }
    return events;
  }

  /** Ends an utterance whose speaker pauses: all is said. */
  public List<SpeechEvent> settle(long settled) {
    List<SpeechEvent> events = new ArrayList<>(1);
    if (paused && settled == utterance && candidateSpeech == 0) {
      end(events);
    }
    return events;
  }

  /** Ends the running utterance, if any: the speaker muted or left. */
  public List<SpeechEvent> finish() {
    List<SpeechEvent> events = new ArrayList<>(1);
    restartAt(windowStart + windowFill, events);
    return events;
  }

  @Override
  public void close() {
    detector.close();
  }

  private void acceptWindow(List<SpeechEvent> events) {
    float probability = windowHeard ? detector.probability(window) : detector.unheard();
    history.append(window);
    if (speaking && !paused) {
      events.add(new SpeechEvent.Audio(utterance, new AudioSpan(windowStart, window.clone())));
      continueSpeech(probability, events);
    } else {
      watchForSpeech(probability, events);
    }
  }

  private void continueSpeech(float probability, List<SpeechEvent> events) {
    if (probability >= config.endThreshold()) {
      silence = 0;
      voicedEnd = windowStart + WINDOW_SAMPLES;
      return;
    }
    silence += WINDOW_SAMPLES;
    if (silence >= hangover) {
      events.add(new SpeechEvent.Paused(utterance, voicedEnd));
      paused = true;
      pausedAt = windowStart + WINDOW_SAMPLES;
      candidateSpeech = 0;
    }
  }

  private void watchForSpeech(float probability, List<SpeechEvent> events) {
    if (probability < config.startThreshold()) {
      silence += WINDOW_SAMPLES;
      if (silence > TOLERATED_BREAK) {
        candidateSpeech = 0;
      }
      if (paused && candidateSpeech == 0 && now() - voicedEnd >= patience) {
        end(events);
      }
      return;
    }
    if (candidateSpeech == 0) {
      candidateStart = windowStart;
    }
    silence = 0;
    candidateSpeech += WINDOW_SAMPLES;
    if (candidateSpeech >= minimumSpeech && paused) {
      goOn(events);
    } else if (candidateSpeech >= minimumSpeech) {
      start(events);
    }
  }

  /** Just past the present window. */
  private long now() {
    return windowStart + WINDOW_SAMPLES;
  }

  /** It was a pause: all of it is part of the utterance, as far as it is known. */
  private void goOn(List<SpeechEvent> events) {
    long from = Math.max(pausedAt, now() - history.size());
    paused = false;
    voicedEnd = now();
    events.add(
        new SpeechEvent.Audio(utterance, new AudioSpan(from, history.last((int) (now() - from)))));
  }

  private void start(List<SpeechEvent> events) {
    long now = now();
    long from = Math.max(candidateStart - preRoll, Math.max(earliestStart, now - history.size()));
    speaking = true;
    voicedEnd = now;
    events.add(new SpeechEvent.Started(utterance, from));
    AudioSpan first = new AudioSpan(from, history.last((int) (now - from)));
    events.add(new SpeechEvent.Audio(utterance, first));
  }

  private void end(List<SpeechEvent> events) {
    events.add(new SpeechEvent.Ended(utterance, voicedEnd));
    utterance++;
    speaking = false;
    paused = false;
    candidateSpeech = 0;
    silence = 0;
    // What was part of one utterance is never part of the next.
    earliestStart = windowStart + WINDOW_SAMPLES;
  }

  /** Sound that stops in the middle of a window stops there, and not before it. */
  private void takeRest(List<SpeechEvent> events) {
    if (windowFill == 0 || paused) {
      return;
    }
    float[] rest = Arrays.copyOf(window, windowFill);
    events.add(new SpeechEvent.Audio(utterance, new AudioSpan(windowStart, rest)));
    if (silence == 0) {
      voicedEnd = windowStart + windowFill;
    }
  }

  private void restartAt(long startSample, List<SpeechEvent> events) {
    if (speaking) {
      takeRest(events);
      end(events);
    }
    detector.reset();
    history.clear();
    windowStart = startSample;
    windowFill = 0;
    windowHeard = true;
    candidateSpeech = 0;
    earliestStart = startSample;
  }

  private static int samples(Duration duration) {
    return Math.toIntExact(duration.toNanos() * AudioSpan.SAMPLE_RATE_HZ / 1_000_000_000L);
  }
}

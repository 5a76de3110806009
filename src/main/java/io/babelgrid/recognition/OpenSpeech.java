package io.babelgrid.recognition;

import static io.babelgrid.audio.AudioSpan.SAMPLE_RATE_HZ;

import java.util.Arrays;
import java.util.List;

/**
 * The audio of an utterance that is still being decoded, and the text that was committed of it.
 *
 * <p>Of a pause in the middle of a sentence little is kept: the longer Whisper hears nothing, the
 * likelier it ends the sentence. What is before the pause moves nearer to what follows, and words
 * are told at the time when they were said. One owner.
 */
final class OpenSpeech {

  static final int FRAME_SAMPLES = 320;

  /** Of what comes first after a pause: 300 ms before speech, and the least speech that counts. */
  private static final int KEPT_SAMPLES = 6 * SAMPLE_RATE_HZ / 10;

  /** Less is no word, or the end of the one before. */
  private static final int WORD_SAMPLES = 3 * SAMPLE_RATE_HZ / 10;

  /** Whisper needs no more to hear that something follows. */
  private static final int MORE_SAMPLES = SAMPLE_RATE_HZ / 2;

  private static final float AUDIBLE = 0.02f;

  private final SpeechBuffer audio = new SpeechBuffer();
  private final CommittedText committed = new CommittedText();
  private final Vocabulary vocabulary;
  private long joint;
  private long moved;

  OpenSpeech(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  SpeechBuffer audio() {
    return audio;
  }

  CommittedText committed() {
    return committed;
  }

  void restart(long startSample) {
    audio.restart(startSample);
    joint = startSample;
    moved = 0;
  }

  /**
   * Somebody goes on after a pause.
   *
   * @param from sample of the track at which {@code samples}, the first since the pause, begin
   */
  void goOn(long from, float[] samples) {
    int skipped = Math.max(0, samples.length - KEPT_SAMPLES);
    joint = from + skipped;
    moved = joint - audio.end();
    audio.moveTo(audio.start() + moved);
    committed.move(moved);
    audio.append(Arrays.copyOfRange(samples, skipped, samples.length));
  }

  /** Whether more was said after the last word, which ends at {@code until}, up to {@code end}. */
  boolean isUnheard(long until, long end) {
    long after = Math.max(until, joint);
    return end - after >= WORD_SAMPLES && audio.peakFrom(after + WORD_SAMPLES / 3) > AUDIBLE;
  }

  /** Whether something is said for long after the sound in which a text that was closed ends. */
  boolean goesOnAfter(Hypothesis closed) {
    if (closed.size() == 0) {
      return false;
    }
    int word = closed.size() - 1;
    while (word > 0 && vocabulary.isPunctuation(closed.token(word))) {
      word--;
    }
    var sound = new HeardSound(audio);
    return sound.samplesFrom(sound.end(sample(closed.frame(word)))) >= MORE_SAMPLES;
  }

  /**
   * The first sound after that of the last committed word, as far as it is known to be one: there
   * is silence behind it, or it is long.
   *
   * @param all whether no more audio follows
   */
  Unheard unheard(boolean all) {
    int word = committed.lastWord(vocabulary);
    if (word < 0) {
      return Unheard.NOTHING;
    }
    var sound = new HeardSound(audio);
    long from = sound.start(sound.end(committed.sample(word)));
    long to = sound.end(from);
    boolean whole = all || to < audio.end();
    return to - from < (whole ? WORD_SAMPLES / 2 : MORE_SAMPLES)
        ? Unheard.NOTHING
        : new Unheard(frame(from), frame(to), whole && sound.isLoud(from, to));
  }

  private int frame(long sample) {
    return (int) ((sample - audio.start()) / FRAME_SAMPLES);
  }

  /** What follows the last word is heard by itself. */
  void cutAfter(long until, int contextTokens) {
    committed.retire(committed.size(), contextTokens);
    audio.dropBefore(Math.max(until, joint));
  }

  void commit(Hypothesis hypothesis, int count) {
    for (int i = 0; i < count; i++) {
      committed.add(hypothesis.token(i), sample(hypothesis.frame(i)));
    }
  }

  void commit(HeldWord held) {
    for (int i = 0; i < held.tokens().length; i++) {
      committed.add(held.tokens()[i], held.samples()[i]);
    }
  }

  /** The last tokens of a hypothesis, kept until it is known what follows. */
  HeldWord hold(Hypothesis hypothesis, int from, List<TimedWord> words) {
    int[] tokens = new int[hypothesis.size() - from];
    long[] samples = new long[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = hypothesis.token(from + i);
      samples[i] = sample(hypothesis.frame(from + i));
    }
    return new HeldWord(tokens, samples, List.copyOf(words));
  }

  /** Words with the times at which they were said. */
  List<TimedWord> asSaid(List<TimedWord> words) {
    return words.stream()
        .map(word ->
            word.startSample() >= joint
                ? word
                : new TimedWord(
                    word.text(),
                    word.startSample() - moved,
                    Math.min(word.endSample(), joint) - moved))
        .toList();
  }

  /** The earliest sample of the buffer for a word that begins at {@code sample} of the track. */
  long inBuffer(long sample) {
    return sample >= joint ? sample : Math.min(joint, sample + moved);
  }

  /** Frame of the buffer in which the last committed word was seen; a mark looks ahead. */
  int lastFrame() {
    int word = committed.lastWord(vocabulary);
    if (word < 0) {
      return 0;
    }
    long sample = committed.sample(word);
    return (int) Math.max(0, (sample - audio.start()) / FRAME_SAMPLES);
  }

  /** Tokens that may still be written of the audio. */
  int tokenLimit(TokenPace pace) {
    return Math.max(4, pace.limit(audio.length()) - committed.size());
  }

  private long sample(int frame) {
    return audio.start() + (long) FRAME_SAMPLES * frame;
  }
}

package io.babelgrid.playout;

import io.babelgrid.synthesis.PhonemeTiming;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import java.util.Arrays;
import java.util.List;

/** The audio of one phrase as it arrives and is played. Owned by the clock's thread. */
final class PhraseBuffer {

  static final long NS_PER_SAMPLE_NUMERATOR = 1_000_000_000L;

  /** Around a pause within speech, so that it doesn't click: 5 ms. */
  private static final int FADE_SAMPLES = SpeechChunk.SAMPLE_RATE_HZ / 200;

  /** Less than this is left: it is made to last. */
  private static final int SCARCE_FRAMES = 4;

  private final Phrase phrase;
  private final List<PhonemeTiming> timings;
  private final short[] pcm;
  private final int[] wordOnsets;
  private final long firstChunkNs;
  private final int firstChunkSamples;
  private int length;
  private int available;
  private int played;
  private int nextChunkSamples;
  private long lastChunkNs;
  private int nextWord;
  private int missedSamples;
  private boolean pausing;

  PhraseBuffer(SpeechChunk first, long nowNs) {
    this.phrase = first.phrase();
    this.timings = first.timings();
    this.pcm = new short[first.totalSamples()];
    this.length = pcm.length;
    this.wordOnsets = WordOnsets.of(phrase.words().size(), first.timings(), first.totalSamples());
    this.firstChunkNs = nowNs;
    append(first, nowNs);
    this.firstChunkSamples = available;
  }

  void append(SpeechChunk chunk, long nowNs) {
    float[] samples = chunk.samples();
    int count = Math.min(samples.length, pcm.length - available);
    for (int i = 0; i < count; i++) {
      pcm[available + i] = (short) Math.clamp(Math.round(samples[i] * 32_767f), -32_768, 32_767);
    }
    available += count;
    nextChunkSamples = chunk.nextSamples();
    lastChunkNs = nowNs;
    missedSamples = 0;
  }

  /** Ends the phrase with what is there: no more will come. */
  void truncate() {
    length = available;
  }

  Phrase phrase() {
    return phrase;
  }

  /** Where the phrase is when its next sample leaves at {@code nowNs}. */
  VoicePosition position(long nowNs) {
    return new VoicePosition(phrase, timings, length, played, nowNs, pcm, available);
  }

  boolean complete() {
    return available == length;
  }

  boolean finished() {
    return played == length;
  }

  long bufferedNs() {
    return toNs(available - played);
  }

  /**
   * What would be left to play if nothing had been put in to wait for more; negative: how late that
   * is.
   */
  long spareNs() {
    return bufferedNs() - toNs(missedSamples);
  }

  long remainingNs() {
    return toNs(length - available);
  }

  /** What the next chunk will bring. */
  long nextChunkNs() {
    return toNs(Math.min(nextChunkSamples, length - available));
  }

  /** Since the last chunk arrived. */
  long sinceChunkNs(long nowNs) {
    return nowNs - lastChunkNs;
  }

  /** Whether a word begins within the next frame that is not rendered to its end. */
  boolean beginsUnfinishedWord(int frameSamples) {
    if (complete() || nextWord == 0 || nextWord >= wordOnsets.length) {
      return false;
    }
    int end = nextWord + 1 < wordOnsets.length ? wordOnsets[nextWord + 1] : length;
    return wordOnsets[nextWord] < played + frameSamples && end > available;
  }

  long unplayedNs() {
    return toNs(length - played);
  }

  /** Speech rendered since the first chunk, and what that took until {@code nowNs}. */
  void teach(ProductionForecast forecast, long nowNs) {
    forecast.rendered(toNs(available - firstChunkSamples), nowNs - firstChunkNs);
  }

  /**
   * Moves up to a frame of audio out; the rest of the frame is silence.
   *
   * @return false when less than a frame was there although the phrase goes on; nothing is consumed
   *     then
   */
  boolean play(short[] frame) {
    int wanted = Math.min(frame.length, length - played);
    if (available - played < wanted) {
      missedSamples += frame.length;
      return false;
    }
    System.arraycopy(pcm, played, frame, 0, wanted);
    Arrays.fill(frame, wanted, frame.length, (short) 0);
    if (pausing) {
      pausing = false;
      fade(frame, 0, 0, 1);
    }
    played += wanted;
    return true;
  }

  /**
   * Fills a frame with less than a frame of audio.
   *
   * @return false when there is too little to do it with; nothing is consumed then
   */
  boolean stretch(short[] frame) {
    if (pausing || played < Stretcher.LONGEST) {
      return false;
    }
    int times = available - played < SCARCE_FRAMES * frame.length ? 2 : 1;
    int used = Stretcher.fill(pcm, played, available, times, frame);
    if (used > 0) {
      missedSamples += frame.length - used;
      played += used;
    }
    return used > 0;
  }

  /** Moves what is left before the next word out; the rest of the frame is a pause. */
  void pause(short[] frame) {
    Arrays.fill(frame, (short) 0);
    missedSamples += frame.length;
    if (pausing) {
      return;
    }
    pausing = true;
    int before = wordOnsets[nextWord] - played;
    int heard = Math.min(Math.min(before + FADE_SAMPLES, available - played), frame.length);
    System.arraycopy(pcm, played, frame, 0, heard);
    fade(frame, before, 1, 0);
    played += before;
  }

  private static void fade(short[] frame, int at, double from, double to) {
    int count = Math.min(FADE_SAMPLES, frame.length - at);
    for (int i = 0; i < count; i++) {
      frame[at + i] = (short) (frame[at + i] * (from + (to - from) * (i + 1) / FADE_SAMPLES));
    }
  }

  /** Index of the next word whose onset has been played, or -1. */
  int pollHeardWord() {
    return nextWord < wordOnsets.length && wordOnsets[nextWord] < played ? nextWord++ : -1;
  }

  private static long toNs(long samples) {
    return samples * NS_PER_SAMPLE_NUMERATOR / SpeechChunk.SAMPLE_RATE_HZ;
  }
}

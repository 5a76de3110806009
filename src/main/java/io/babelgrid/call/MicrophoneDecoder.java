package io.babelgrid.call;

import io.babelgrid.audio.AudioLevel;
import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.SpeakerAudio;
import io.babelgrid.audio.UsualLevel;
import io.babelgrid.transport.AudioPacket;
import java.util.ArrayDeque;
import java.util.function.DoubleSupplier;

/**
 * Decodes a microphone, and while its speaker is quiet only as much as it takes to notice that they
 * no longer are: most people of a call are quiet most of the time.
 *
 * <p>Where the sender says how loud each packet is (RFC 6464), quiet ones wait undecoded. A louder
 * one wakes the decoder: those just before it are decoded with it, so that an onset is heard whole
 * and at once. Of those that have waited longer, the last of each block are decoded, so that speech
 * which is no louder than what was before it is noticed {@code ONSET + LONG_BLOCK} packets late at
 * most. The others leave unheard. Belongs to the thread the packets come on; nobody else knows
 * which were decoded.
 */
final class MicrophoneDecoder {

  /** Takes audio in order, without gap. */
  @FunctionalInterface
  interface Output {
    /**
     * @param packet of which it was decoded, or was not
     */
    void audio(AudioSpan span, AudioPacket packet);
  }

  /** 300 ms of packets of 20 ms: the pre-roll of an utterance. */
  private static final int ONSET = 15;

  private static final int BLOCK = 12;

  /** 480 ms. */
  private static final int LONG_BLOCK = 24;

  /** Packets without anything louder before blocks are long: 5 s. */
  private static final int LONG_QUIET = 250;

  /** Of a block: two in which the decoder finds its way, and two that hold a whole window. */
  private static final int DECODED = 4;

  private final SpeakerAudio audio;
  private final DoubleSupplier restsBelow;
  private final Output output;
  private final UsualLevel usual = new UsualLevel();
  private final ArrayDeque<AudioPacket> waiting = new ArrayDeque<>(ONSET + LONG_BLOCK);
  private int quiet;

  /**
   * @param restsBelow mean energy of a sample up to which nothing is expected, negative while
   *     everything is to be heard; asked on the thread of {@link #accept}
   */
  MicrophoneDecoder(SpeakerAudio audio, DoubleSupplier restsBelow, Output output) {
    this.audio = audio;
    this.restsBelow = restsBelow;
    this.output = output;
  }

  /** Takes the next packet of somebody who may speak. */
  void accept(AudioPacket packet) {
    double rests = restsBelow.getAsDouble();
    if (rests >= 0 && isQuiet(packet)) {
      usual.note(packet.levelBelowFull());
      hold(packet);
      return;
    }
    wake();
    float[] samples = decode(packet);
    if (rests >= 0 && AudioLevel.energy(samples) <= rests * samples.length) {
      usual.note(packet.levelBelowFull());
    }
  }

  /** Takes the next packet of somebody who is not to be heard. */
  void pass(AudioPacket packet) {
    finish();
    skip(packet);
  }

  /** Nothing follows, or nothing that is heard: what still waits was quiet. */
  void finish() {
    while (!waiting.isEmpty()) {
      skip(waiting.removeFirst());
    }
  }

  /** What was lost is as loud as what was before it; what comes after it will tell. */
  private boolean isQuiet(AudioPacket packet) {
    return packet.opus() == null ? !waiting.isEmpty() : usual.holds(packet.levelBelowFull());
  }

  private void hold(AudioPacket packet) {
    waiting.addLast(packet);
    quiet = Math.min(LONG_QUIET, quiet + 1);
    int block = quiet < LONG_QUIET ? BLOCK : LONG_BLOCK;
    if (waiting.size() < ONSET + block) {
      return;
    }
    for (int i = 0; i < block; i++) {
      if (i < block - DECODED) {
        skip(waiting.removeFirst());
      } else {
        decode(waiting.removeFirst());
      }
    }
  }

  private void wake() {
    quiet = 0;
    while (waiting.size() > ONSET) {
      skip(waiting.removeFirst());
    }
    while (!waiting.isEmpty()) {
      decode(waiting.removeFirst());
    }
  }

  private void skip(AudioPacket packet) {
    output.audio(audio.skip(packet.rtpTicks(), packet.durationTicks()), packet);
  }

  private float[] decode(AudioPacket packet) {
    AudioSpan span =
        audio.next(packet.opus(), packet.nextOpus(), packet.rtpTicks(), packet.durationTicks());
    output.audio(span, packet);
    return span.samples();
  }
}

package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.evaluation.Chrf;
import io.babelgrid.evaluation.Wer;

/**
 * What one listener got of a speaker, and what it is held against. The browsers take their share of
 * the machine and recognition differs from run to run: the bound to offline leaves a margin below
 * the 67 that was seen at worst.
 *
 * @param said in the speaker's language
 * @param reference a person's translation of it
 * @param offline what the same models make of it with all the time there is
 * @param transcript captions in the speaker's language
 * @param captions captions in the listener's language
 * @param voice what a recogniser hears in the synthetic voice
 */
record Understood(
    String said,
    String reference,
    String offline,
    String transcript,
    String captions,
    String voice) {

  private static final double TO_REFERENCE = 55;
  private static final double TO_OFFLINE = 60;

  /** The voice says it, and the captions are what the voice says. */
  void assertHeard() {
    assertTrue(Chrf.of(reference, voice) >= TO_REFERENCE, () -> "voice: " + this);
    assertTrue(Chrf.of(offline, voice) >= TO_OFFLINE, () -> "voice: " + this);
    assertTrue(Chrf.of(captions, voice) >= 70, () -> "captions and voice differ: " + this);
    assertTranscript();
  }

  /** The captions say it: all that is promised to whom a node cannot spare a voice. */
  void assertRead() {
    assertTrue(Chrf.of(reference, captions) >= TO_REFERENCE, () -> "captions: " + this);
    assertTrue(Chrf.of(offline, captions) >= TO_OFFLINE, () -> "captions: " + this);
    assertTranscript();
  }

  private void assertTranscript() {
    assertTrue(Wer.of(said, transcript).rate() <= 0.15, () -> "transcript: " + this);
  }

  @Override
  public String toString() {
    return """
    voice: chrF %.1f to the reference, %.1f to offline; captions: %.1f, %.1f, %.1f to the voice; WER %.3f
    voice: %s
    captions: %s
    transcript: %s
    offline: %s\
    """
        .formatted(
            Chrf.of(reference, voice),
            Chrf.of(offline, voice),
            Chrf.of(reference, captions),
            Chrf.of(offline, captions),
            Chrf.of(captions, voice),
            Wer.of(said, transcript).rate(),
            voice,
            captions,
            transcript,
            offline);
  }
}

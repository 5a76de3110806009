package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.speaker.SpeakerTimeline;

/**
 * Words that another node recognised of a speaker of this one, as though they had been recognised
 * here: in samples of the track here, numbered behind what was said before. One owner.
 */
final class PassedWords {

  private final SpeakerTimeline timeline;
  private final long firstUtterance;

  /** Where words of one utterance are in the track here. */
  private long shiftedUtterance = -1;

  private long shiftSamples;

  PassedWords(SpeakerTimeline timeline, long firstUtterance) {
    this.timeline = timeline;
    this.firstUtterance = firstUtterance;
  }

  SpokenWords of(SpokenWords said) {
    Transcript transcript = said.transcript();
    long originNs = timeline.toNs(0);
    if (transcript.utterance() != shiftedUtterance) {
      shiftedUtterance = transcript.utterance();
      shiftSamples = (said.originNs() - originNs) / AudioSpan.NS_PER_SAMPLE;
    }
    return new SpokenWords(
        transcript.behind(firstUtterance).later(shiftSamples),
        said.englishOf(),
        said.moments(),
        originNs,
        said.pitchHz());
  }
}

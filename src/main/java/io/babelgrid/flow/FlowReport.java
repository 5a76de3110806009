package io.babelgrid.flow;

import io.babelgrid.budget.LagRecorder;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.voice.VoiceStage;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One speaker's words in figures.
 *
 * @param wordsToPhrase from a word's end to its translation being handed to the voice
 * @param earToVoice from a word's end to its translation's beginning, in milliseconds
 * @param earToVoiceByMinute the same, one a minute since the first word
 * @param stages by stage and, where there is one, target language
 * @param backlogMs speech accepted and not yet heard, by target language
 * @param synthesisedMs speech made, over all languages
 * @param computeMs inference spent on this speaker
 */
public record FlowReport(
    String roomId,
    String participantId,
    LagRecorder.Distribution wordsToPhrase,
    LagRecorder.Distribution earToVoice,
    List<LagRecorder.Distribution> earToVoiceByMinute,
    Map<String, StageStats> stages,
    Map<String, Long> pauses,
    Map<String, Long> stretches,
    Map<String, Long> underruns,
    Map<String, Long> phrasesDropped,
    Map<String, Long> backlogMs,
    long synthesisedMs,
    long computeMs) {

  /**
   * @param stages what all languages have in common; those of each language are added
   */
  static FlowReport of(
      SpeakerContext context, SortedMap<String, StageStats> stages, List<LanguageFlow> languages) {
    var pauses = new TreeMap<String, Long>();
    var stretches = new TreeMap<String, Long>();
    var underruns = new TreeMap<String, Long>();
    var dropped = new TreeMap<String, Long>();
    var backlog = new TreeMap<String, Long>();
    for (LanguageFlow language : languages) {
      String target = language.target().code();
      stages.put("translation." + target, language.stats());
      VoiceStage voice = language.voice().orElse(null);
      if (voice == null) {
        continue;
      }
      stages.put("synthesis." + target, voice.stats());
      backlog.put(target, voice.backlogNs() / 1_000_000);
      pauses.put(target, voice.pauses());
      stretches.put(target, voice.stretches());
      underruns.put(target, voice.underruns());
      dropped.put(target, voice.phrasesDropped());
    }
    return new FlowReport(
        context.identity().roomId(),
        context.identity().participantId(),
        context.wordsToPhrase().total(),
        context.earToVoice().total(),
        context.earToVoice().byMinute(),
        stages,
        pauses,
        stretches,
        underruns,
        dropped,
        backlog,
        context.usage().totalSynthesisedMs(),
        context.account().computeNs() / 1_000_000);
  }
}

package io.babelgrid.flow;

import io.babelgrid.budget.LagRecorder;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.transport.PeerStats;
import java.util.List;
import java.util.Map;

/**
 * One participant's media in figures.
 *
 * @param wordsToPhrase from a word's end to its translation being handed to the voice
 * @param earToVoice from a word's end to its translation's beginning, in milliseconds
 * @param earToVoiceByMinute the same, one a minute since the first word
 * @param stages by stage and, where there is one, target language
 * @param backlogMs speech accepted and not yet heard, by target language
 * @param synthesisedMs speech made, over all languages
 * @param computeMs inference spent on this speaker
 */
record FlowReport(
    String roomId,
    String participantId,
    LagRecorder.Distribution wordsToPhrase,
    LagRecorder.Distribution earToVoice,
    List<LagRecorder.Distribution> earToVoiceByMinute,
    Map<String, StageStats> stages,
    Map<String, Long> underruns,
    Map<String, Long> phrasesDropped,
    Map<String, Long> backlogMs,
    long synthesisedMs,
    long computeMs,
    PeerStats peer) {}

package io.babelgrid.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.StageMean;
import io.babelgrid.room.HeardLatency;
import io.babelgrid.room.NodeEpoch;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How long what a listener hears was on its way, over the last half minute. */
record LatencyView(
    List<VoiceView> voices,
    MediaView media,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double roundTripMs,
    double jitterMs) {

  private static final double NS_PER_MS = 1e6;

  /**
   * Words of one speaker in one language.
   *
   * @param p50Ms from the end of a word to its translation's beginning; 0 without words
   * @param misses words over budget
   * @param networkMs estimate of the way from the speaker's microphone to the node that hears them
   *     and from this one to the listener; absent while unknown
   * @param clockErrorMs by how much times may be off, since another node's clock stamped some;
   *     absent where none did
   * @param way names of the nodes on the way, from the speaker's to the listener's; absent where
   *     there is only one
   * @param stages in order; their times add up to the mean of all words
   */
  record VoiceView(
      String speakerId,
      String language,
      long words,
      double p50Ms,
      double p90Ms,
      long misses,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double networkMs,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double clockErrorMs,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> way,
      List<StageMean> stages) {}

  /** Packets that the node passed on. */
  record MediaView(long packets, double p50Ms, double p99Ms, long misses) {}

  /**
   * @param ways names the nodes between one that hears a speaker and this one, both included
   */
  static LatencyView of(HeardLatency heard, Function<NodeEpoch, List<String>> ways) {
    LatencyLedger.Durations media = heard.media().total();
    return new LatencyView(
        heard.voices().stream().map(voice -> voice(voice, ways)).toList(),
        new MediaView(media.count(), ms(media.p50Ns()), ms(media.p99Ns()), heard.media().misses()),
        known(heard.roundTripMs()),
        heard.jitterMs());
  }

  private static VoiceView voice(HeardLatency.Voice voice, Function<NodeEpoch, List<String>> ways) {
    NodeEpoch heardAt = voice.heardAt();
    LatencyLedger.Durations total = voice.words().total();
    return new VoiceView(
        voice.speakerId(),
        voice.language().code(),
        total.count(),
        ms(total.p50Ns()),
        ms(total.p90Ns()),
        voice.words().misses(),
        known(voice.networkMs()),
        known(voice.clockErrorMs()),
        heardAt == null ? List.of() : ways.apply(heardAt),
        StageMean.of(voice.words()));
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : Math.round(value * 100) / 100.0;
  }

  private static double ms(long ns) {
    return Math.round(ns / NS_PER_MS * 100) / 100.0;
  }
}

package io.babelgrid.recognition;

import static io.babelgrid.audio.AudioSpan.SAMPLE_RATE_HZ;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.Hypothesis.Stop;
import io.babelgrid.recognition.RecognizerConfig.Task;
import io.babelgrid.segmentation.SpeechEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streaming Whisper of one speaker. Every chunk, the audio that is not yet settled is encoded
 * again, the committed tokens are forced as the beginning of the text, and the decoder goes on
 * until its attention reaches the newest audio (AlignAtt, Papi et al. 2023). State belongs to the
 * thread that calls {@link #accept}.
 *
 * <p>A detected language is kept for good. When a speaker says that they speak another one, a new
 * recogniser takes over with the next utterance.
 */
public final class WhisperRecognizer implements StreamingRecognizer {

  private static final int FRAME_SAMPLES = 320;

  /** The tail after the last voiced window, and the window's own width: no word peaks there. */
  private static final int FINAL_GUARD_FRAMES = 12;

  /** Words move forward in the audio; attention wavers by a frame or two. */
  private static final int REWIND_FRAMES = 8;

  /** A translation takes words in another order. */
  private static final int TRANSLATION_REWIND_FRAMES = 100;

  /** The first words of an utterance are heard without context: they wait for a little more. */
  private static final int FIRST_WORDS_FRAMES = 15;

  /** Further from the end than the guard by this much must lie what the model is unsure of. */
  private static final int DOUBT_FRAMES = 25;

  /** Audio kept after the last voiced window; final consonants are soft. */
  private static final int TAIL_SAMPLES = SAMPLE_RATE_HZ / 5;

  /** A decoding that takes longer than its chunk stretches the next one, so lag cannot build up. */
  private static final double STRETCH = 1.25;

  private static final Duration LONGEST_CHUNK = Duration.ofSeconds(3);

  /** When it is decoded. */
  private enum Moment {
    SPEAKING,
    PAUSE,
    END
  }

  private final WhisperModel model;
  private final RecognizerConfig config;
  private volatile RecognitionPolicy policy;
  private final NanoClock clock;
  private final SpeechBuffer audio = new SpeechBuffer();
  private final CommittedText committed = new CommittedText();
  private final BufferTrim trim;
  private final SentencePause sentencePause;

  private final HeardLanguage language;
  private long utterance;
  private int utteranceWords;
  private long decodedUntil;
  private long nextDecode;
  private long wordsUntil;
  private boolean complete;
  private boolean paused;
  private HeldWord held = HeldWord.NONE;
  private List<String> lookahead = List.of();

  public WhisperRecognizer(
      WhisperModel model, RecognizerConfig config, RecognitionPolicy policy, NanoClock clock) {
    this.model = model;
    this.config = config;
    this.policy = policy;
    this.clock = clock;
    Language declared = config.language();
    if (declared != null) {
      model.languageToken(declared);
    }
    this.language = new HeardLanguage(declared);
    this.trim = new BufferTrim(policy, model.vocabulary());
    this.sentencePause = new SentencePause(model.vocabulary());
  }

  @Override
  public List<Transcript> accept(SpeechEvent event) {
    return switch (event) {
      case SpeechEvent.Started started -> start(started);
      case SpeechEvent.Audio more -> hear(more);
      case SpeechEvent.Paused paused -> pause(paused);
      case SpeechEvent.Ended ended -> finish(ended);
    };
  }

  @Override
  public void policy(RecognitionPolicy next) {
    policy = next;
  }

  @Override
  public boolean isMidSentence() {
    return paused && !held.isNone();
  }

  /** The language that is spoken, once it is settled. */
  public @Nullable Language language() {
    return language.settled();
  }

  @Override
  public void close() {
    committed.clear();
  }

  private List<Transcript> start(SpeechEvent.Started started) {
    utterance = started.utterance();
    utteranceWords = 0;
    complete = false;
    paused = false;
    held = HeldWord.NONE;
    lookahead = List.of();
    audio.restart(started.startSample());
    decodedUntil = started.startSample();
    wordsUntil = Math.max(wordsUntil, started.startSample());
    nextDecode = started.startSample() + samples(policy.firstDecode());
    return List.of();
  }

  private List<Transcript> hear(SpeechEvent.Audio more) {
    if (paused) {
      goOn(more.span().startSample());
    }
    audio.append(more.span().samples());
    if (audio.end() < nextDecode) {
      return List.of();
    }
    List<String> before = lookahead;
    lookahead = List.of();
    List<TimedWord> words = decode(Moment.SPEAKING);
    return words.isEmpty() && lookahead.equals(before)
        ? List.of()
        : List.of(new Transcript(utterance, outputLanguage(), words, false, lookahead));
  }

  /** All that was said is heard to its end; the last word waits where its sentence goes on. */
  private List<Transcript> pause(SpeechEvent.Paused pause) {
    lookahead = List.of();
    List<TimedWord> words = hearOut(pause.endSample(), Moment.PAUSE);
    paused = true;
    return words.isEmpty() && lookahead.isEmpty()
        ? List.of()
        : List.of(new Transcript(utterance, outputLanguage(), words, false, lookahead));
  }

  /** What was held back is heard anew, with what follows. */
  private void goOn(long fromSample) {
    audio.endAt(fromSample);
    held = HeldWord.NONE;
    paused = false;
    complete = false;
  }

  private List<Transcript> finish(SpeechEvent.Ended ended) {
    lookahead = List.of();
    try {
      List<TimedWord> words = paused ? commitHeld() : hearOut(ended.endSample(), Moment.END);
      return List.of(new Transcript(utterance, outputLanguage(), words, true));
    } finally {
      committed.retire(committed.size(), policy.contextTokens());
    }
  }

  private List<TimedWord> hearOut(long endSample, Moment moment) {
    boolean allHeard = complete && decodedUntil >= endSample;
    audio.endAt(Math.min(endSample, audio.end()) + TAIL_SAMPLES);
    return allHeard || audio.length() == 0 ? List.of() : decode(moment);
  }

  private List<TimedWord> commitHeld() {
    HeldWord last = held;
    held = HeldWord.NONE;
    for (int i = 0; i < last.tokens().length; i++) {
      committed.add(last.tokens()[i], last.samples()[i]);
    }
    counted(last.words());
    return last.words();
  }

  private List<TimedWord> decode(Moment moment) {
    long startedNs = clock.nowNs();
    long deadlineNs = startedNs + policy.chunk().toNanos();
    WhisperDecoder decoder = model.borrow();
    boolean healthy = false;
    try {
      List<TimedWord> words = decode(decoder, moment, deadlineNs);
      healthy = true;
      return words;
    } finally {
      if (healthy) {
        model.giveBack(decoder);
      } else {
        decoder.close();
      }
      decodedUntil = audio.end();
      long tookNs = (long) (STRETCH * (clock.nowNs() - startedNs));
      long pauseNs = Math.clamp(tookNs, policy.chunk().toNanos(), LONGEST_CHUNK.toNanos());
      nextDecode = decodedUntil + samples(Duration.ofNanos(pauseNs));
    }
  }

  private List<TimedWord> decode(WhisperDecoder decoder, Moment moment, long deadlineNs) {
    boolean last = moment != Moment.SPEAKING;
    decoder.encode(audio.samples(), audio.length(), samples(policy.padding()), deadlineNs);
    boolean enough = audio.length() >= samples(policy.detection());
    if (!language.look(decoder, enough, last, deadlineNs)) {
      return List.of();
    }
    int lastFrame = lastFrame();
    int[] prompt = prompt();
    Hypothesis hypothesis = search(decoder, prompt, lastFrame, last, deadlineNs);
    if (last && !isBelieved(decoder, hypothesis) && committed.forgetHistory()) {
      // What repeats the words before it reads as though it were written already.
      prompt = prompt();
      hypothesis = search(decoder, prompt, lastFrame, true, deadlineNs);
    }
    complete = hypothesis.stop() == Stop.END_OF_TEXT;
    if (!isBelieved(decoder, hypothesis)) {
      complete = false;
      return List.of();
    }
    language.believed();
    var boundaries = new WordBoundaries(model.vocabulary(), outputLanguage());
    int all = last || complete ? hypothesis.size() : boundaries.whole(hypothesis);
    List<TimedWord> words =
        new WordTimer(model.vocabulary(), boundaries)
            .words(
                hypothesis,
                all,
                decoder.alignment(),
                prompt.length,
                lastFrame,
                audio.start(),
                wordsUntil);
    int count = all;
    if (moment == Moment.PAUSE) {
      count = sentencePause.committed(hypothesis, boundaries, outputLanguage());
      words = hold(hypothesis, count, words);
    }
    commit(hypothesis, count, words);
    lookahead =
        held.isNone() ? boundaries.wholeWords(hypothesis.tokensBehind(count)) : held.texts();
    boolean silent = count == 0 && (complete || hypothesis.stop() == Stop.REWIND);
    trim.apply(audio, committed, boundaries, silent && !last);
    return words;
  }

  private int[] prompt() {
    return committed.prompt(model.settings(), model.languageToken(language.current()), taskToken());
  }

  private Hypothesis search(
      WhisperDecoder decoder, int[] prompt, int lastFrame, boolean last, long deadlineNs) {
    boolean opening = committed.size() == 0;
    decoder.begin(prompt, committed.startOfTranscript(), opening, deadlineNs);
    int guard = last ? FINAL_GUARD_FRAMES : guardFrames();
    return new GreedySearch(
            tokenLimit(),
            guard,
            last ? guard : guard + DOUBT_FRAMES,
            rewindFrames(),
            last ? 0 : policy.foresight())
        .run(decoder, lastFrame, deadlineNs);
  }

  /** The first words of an utterance may be none. */
  private boolean isBelieved(WhisperDecoder decoder, Hypothesis hypothesis) {
    return utteranceWords > 0 || SpeechGate.isSpeech(hypothesis, decoder.noSpeech());
  }

  /** Keeps the last word until it is known what follows; returns the words before it. */
  private List<TimedWord> hold(Hypothesis hypothesis, int count, List<TimedWord> words) {
    if (count == hypothesis.size() || words.isEmpty()) {
      return words;
    }
    long[] samples = new long[hypothesis.size()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = sample(hypothesis.frame(i));
    }
    held = HeldWord.of(hypothesis, count, samples, words.getLast());
    return words.subList(0, words.size() - 1);
  }

  private long sample(int frame) {
    return audio.start() + (long) FRAME_SAMPLES * frame;
  }

  private void commit(Hypothesis hypothesis, int count, List<TimedWord> words) {
    for (int i = 0; i < count; i++) {
      committed.add(hypothesis.token(i), sample(hypothesis.frame(i)));
    }
    counted(words);
  }

  private void counted(List<TimedWord> words) {
    utteranceWords += words.size();
    if (!words.isEmpty()) {
      wordsUntil = words.getLast().endSample();
    }
  }

  private Language outputLanguage() {
    return config.task() == Task.TRANSLATE ? Language.ENGLISH : language.current();
  }

  private int taskToken() {
    return config.task() == Task.TRANSLATE
        ? model.settings().translate()
        : model.settings().transcribe();
  }

  private int guardFrames() {
    return policy.guardFrames() + (utteranceWords == 0 ? FIRST_WORDS_FRAMES : 0);
  }

  private int rewindFrames() {
    return config.task() == Task.TRANSLATE ? TRANSLATION_REWIND_FRAMES : REWIND_FRAMES;
  }

  /** Frame of the buffer in which the last committed token was seen. */
  private int lastFrame() {
    if (committed.size() == 0) {
      return 0;
    }
    long sample = committed.sample(committed.size() - 1);
    return (int) Math.max(0, (sample - audio.start()) / FRAME_SAMPLES);
  }

  /** Nobody speaks more than 8 tokens a second for long. */
  private int tokenLimit() {
    return Math.max(4, 12 + 8 * audio.length() / SAMPLE_RATE_HZ - committed.size());
  }

  private static int samples(Duration duration) {
    return Math.toIntExact(duration.toNanos() * SAMPLE_RATE_HZ / 1_000_000_000L);
  }
}

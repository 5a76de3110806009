package io.babelgrid.recognition;

import static io.babelgrid.audio.AudioSpan.SAMPLE_RATE_HZ;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.Hypothesis.Stop;
import io.babelgrid.recognition.RecognizerConfig.Task;
import io.babelgrid.segmentation.SpeechEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streaming Whisper of one speaker. Every chunk, the audio that is not yet settled is encoded
 * again, the committed tokens are forced as the beginning of the text, and the decoder goes on
 * until its attention reaches the newest audio (AlignAtt, Papi et al. 2023). State belongs to the
 * thread that calls {@link #accept}.
 *
 * <p>A detected language is kept until another one is clearly heard. When a speaker says that they
 * speak another one, a new recogniser takes over with the next utterance.
 */
public final class WhisperRecognizer implements StreamingRecognizer {

  /** Audio kept after the last voiced window; final consonants are soft. */
  private static final int TAIL_SAMPLES = SAMPLE_RATE_HZ / 5;

  /** Of what follows a sentence, the pause included, before it is heard by itself. */
  private static final int NEXT_SENTENCE_SAMPLES = 8 * SAMPLE_RATE_HZ / 10;

  /** Sounds at the end that are heard one by one. */
  private static final int LAST_TURNS = 4;

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
  private final OpenSpeech speech;
  private final SpokenText text;
  private final SpeechBuffer audio;
  private final CommittedText committed;
  private final BufferTrim trim;
  private final SentencePause sentencePause;
  private final Belief belief;
  private final DecodePace pace = new DecodePace();
  private final HeardLanguage language;
  private long utterance;
  private int utteranceWords;
  private long wordsUntil;
  private boolean complete;
  private boolean paused;
  private boolean midSentence;
  private boolean heardAlone;
  private HeldWord held = HeldWord.NONE;
  private List<String> lookahead = List.of();

  public WhisperRecognizer(
      WhisperModel model, RecognizerConfig config, RecognitionPolicy policy, NanoClock clock) {
    this.model = model;
    this.config = config;
    this.policy = policy;
    this.clock = clock;
    this.language = new HeardLanguage(config.language(), config.likely());
    this.speech = new OpenSpeech(model.vocabulary());
    this.text = new SpokenText(model, config, language, speech);
    this.audio = speech.audio();
    this.committed = speech.committed();
    this.trim = new BufferTrim(policy, model.vocabulary());
    this.belief = new Belief(config.task() == Task.TRANSLATE);
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
    return paused && midSentence;
  }

  /** The language that is spoken, once it is settled. */
  public @Nullable Language language() {
    return language.settled();
  }

  @Override
  public @Nullable Language misdeclared() {
    return config.task() == Task.TRANSCRIBE ? language.misdeclared() : null;
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
    heardAlone = false;
    held = HeldWord.NONE;
    lookahead = List.of();
    speech.restart(started.startSample());
    belief.restart();
    text.start();
    pace.restart(started.startSample(), policy);
    wordsUntil = Math.max(wordsUntil, started.startSample());
    return List.of();
  }

  private List<Transcript> hear(SpeechEvent.Audio more) {
    if (paused) {
      goOn(more.span());
    } else {
      audio.append(more.span().samples());
    }
    if (!pace.isDue(audio.end())) {
      return List.of();
    }
    List<String> before = lookahead;
    lookahead = List.of();
    List<TimedWord> words = decode(Moment.SPEAKING);
    return words.isEmpty() && lookahead.equals(before)
        ? List.of()
        : List.of(new Transcript(utterance, text.written(), words, false, lookahead));
  }

  /** All that was said is heard to its end; the last word waits where its sentence goes on. */
  private List<Transcript> pause(SpeechEvent.Paused pause) {
    lookahead = List.of();
    midSentence = false;
    List<TimedWord> words = hearOut(pause.endSample(), Moment.PAUSE);
    paused = true;
    // Too little to be recognised may be the beginning of more.
    midSentence |= utteranceWords == 0 && held.words().isEmpty();
    return words.isEmpty() && lookahead.isEmpty()
        ? List.of()
        : List.of(new Transcript(utterance, text.written(), words, false, lookahead));
  }

  /** What was held back is heard anew, with what follows. */
  private void goOn(AudioSpan more) {
    speech.goOn(more.startSample(), more.samples());
    held = HeldWord.NONE;
    paused = false;
    complete = false;
    pace.goOn(audio.end(), policy);
  }

  private List<Transcript> finish(SpeechEvent.Ended ended) {
    lookahead = List.of();
    try {
      List<TimedWord> words = paused ? commitHeld() : hearOut(ended.endSample(), Moment.END);
      return List.of(new Transcript(utterance, text.written(), words, true));
    } finally {
      committed.retire(committed.size(), policy.contextTokens());
    }
  }

  private List<TimedWord> hearOut(long endSample, Moment moment) {
    boolean allHeard = complete && pace.isDecoded(endSample) && !isUnheard(endSample);
    audio.endAt(Math.min(endSample, audio.end()) + TAIL_SAMPLES);
    if (allHeard || audio.length() == 0) {
      return List.of();
    }
    var words = new ArrayList<>(decode(moment));
    try {
      for (int i = 0, before = 0; i < LAST_TURNS && words.size() > before; i++) {
        before = words.size();
        words.addAll(held.words().isEmpty() && isUnheard(endSample) ? decode(moment) : List.of());
      }
    } catch (InferenceException _) {
      // The words before it are told.
    }
    return words;
  }

  private List<TimedWord> commitHeld() {
    HeldWord last = held;
    held = HeldWord.NONE;
    speech.commit(last);
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
      pace.decoded(audio.end(), clock.nowNs() - startedNs, policy);
    }
  }

  private List<TimedWord> decode(WhisperDecoder decoder, Moment moment, long deadlineNs) {
    boolean last = moment != Moment.SPEAKING;
    var wanted = new SpokenText.Wanted(policy, utteranceWords == 0, last, wordsUntil, deadlineNs);
    Hypothesis hypothesis = text.find(decoder, wanted);
    if (hypothesis == null) {
      return List.of();
    }
    if (last && isNothing(decoder, hypothesis) && committed.hasContext()) {
      // What repeats the words before it reads as though it were written already.
      int[] context = committed.giveContext();
      hypothesis = text.again(decoder, wanted);
      if (isNothing(decoder, hypothesis)) {
        committed.takeContext(context);
      }
    }
    heardAlone =
        last && !hypothesis.hasWord(model.vocabulary()) && isUnheard(audio.end() - TAIL_SAMPLES);
    if (heardAlone) {
      // The text was closed before its end.
      hypothesis = text.findRest(decoder, wanted);
    }
    complete = hypothesis.stop() == Stop.END_OF_TEXT;
    boolean believed = isBelieved(decoder, hypothesis, last);
    belief.heard(hypothesis, decoder.noSpeech(), believed);
    if (!believed) {
      complete = false;
      trim.unbelieved(audio, committed);
      return List.of();
    }
    language.believed();
    return take(decoder, hypothesis, moment);
  }

  /** Where the language may change with any sentence, each is heard by itself. */
  private boolean sentenceIsOver() {
    return !language.isDeclared()
        && !complete
        && sentencePause.isOver(committed)
        && audio.end() - wordsUntil >= NEXT_SENTENCE_SAMPLES
        && speech.isUnheard(wordsUntil, audio.end());
  }

  private List<TimedWord> take(WhisperDecoder decoder, Hypothesis hypothesis, Moment moment) {
    boolean last = moment != Moment.SPEAKING;
    var boundaries = new WordBoundaries(model.vocabulary(), text.written());
    boolean silent = complete || hypothesis.stop() == Stop.REWIND;
    int all = last || complete ? hypothesis.size() : boundaries.whole(hypothesis);
    int count = all;
    if (moment == Moment.PAUSE || (moment == Moment.SPEAKING && complete)) {
      SentencePause.Ruling ruling =
          sentencePause.rule(committed, hypothesis, boundaries, text.written());
      boolean goesOn = moment == Moment.SPEAKING && speech.goesOnAfter(hypothesis);
      count = goesOn ? all : ruling.settled();
      midSentence = ruling.midSentence();
      complete &= !midSentence;
    }
    List<TimedWord> heard = words(decoder, hypothesis, all, boundaries);
    List<TimedWord> words = count == all ? heard : words(decoder, hypothesis, count, boundaries);
    List<TimedWord> rest = heard.subList(words.size(), heard.size());
    if (moment == Moment.PAUSE) {
      held = speech.hold(hypothesis, count, rest);
      lookahead = held.texts();
    } else {
      lookahead = boundaries.wholeWords(hypothesis.tokensBehind(count));
    }
    speech.commit(hypothesis, count);
    counted(words);
    trim.apply(audio, committed, boundaries, all == 0 && silent && !last);
    if (!last && sentenceIsOver()) {
      speech.cutAfter(wordsUntil, policy.contextTokens());
    }
    return words;
  }

  private List<TimedWord> words(
      WhisperDecoder decoder, Hypothesis hypothesis, int count, WordBoundaries boundaries) {
    return speech.asSaid(
        new WordTimer(model.vocabulary(), boundaries, new HeardSound(audio)::within)
            .words(
                hypothesis,
                count,
                decoder.alignment(),
                text.promptLength(),
                speech.lastFrame(),
                audio.start(),
                speech.inBuffer(wordsUntil)));
  }

  /** Whisper does not like to say a thing twice, even where somebody does. */
  private boolean isUnheard(long endSample) {
    return config.task() == Task.TRANSCRIBE
        && utteranceWords > 0
        && speech.isUnheard(wordsUntil, endSample);
  }

  private boolean isBelieved(WhisperDecoder decoder, Hypothesis hypothesis, boolean last) {
    return belief.isSpeech(hypothesis, decoder.noSpeech(), place(last));
  }

  private Belief.Place place(boolean last) {
    if (utteranceWords == 0 || heardAlone) {
      return utteranceWords == 0 ? Belief.Place.FIRST : Belief.Place.ALONE;
    }
    if (committed.size() == 0 && !language.isDeclared()) {
      return Belief.Place.ANEW;
    }
    return last ? Belief.Place.LAST : Belief.Place.AMID;
  }

  /** Whether an utterance is left without a word. */
  private boolean isNothing(WhisperDecoder decoder, Hypothesis hypothesis) {
    return utteranceWords == 0
        && (hypothesis.size() == 0 || !isBelieved(decoder, hypothesis, true));
  }

  private void counted(List<TimedWord> words) {
    utteranceWords += words.size();
    if (!words.isEmpty()) {
      wordsUntil = words.getLast().endSample();
    }
  }
}

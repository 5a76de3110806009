package io.babelgrid.flow;

import io.babelgrid.face.LipModels;
import io.babelgrid.face.LipParts;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.TermBook;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.RecognitionPolicy;
import io.babelgrid.recognition.StreamingRecognizer;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.segmentation.SegmentationConfig;
import io.babelgrid.segmentation.SpeechEvent;
import io.babelgrid.segmentation.SpeechSegmenter;
import io.babelgrid.segmentation.VoiceActivityDetector;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.synthesis.SpeechSynthesizer;
import io.babelgrid.synthesis.Voice;
import io.babelgrid.synthesis.VoiceCatalogue;
import io.babelgrid.synthesis.VoiceModel;
import io.babelgrid.translation.StreamingTranslator;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.Translation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Models without weights: loud audio is speech, every half second of it is the word {@code word},
 * its translation is the word with the target language before it, and a phrase is a quarter second
 * of tone.
 */
public final class DummyModels implements FlowModels, LipModels {

  private static final int WORD_SAMPLES = 8_000;

  /** What lips are drawn with; null for none. */
  @Nullable LipParts lipParts;

  public double recognitionCores = 0.1;
  public double voiceCores = 0.1;

  /** Recognisers in place of the dummies, by what they are to write; null for the dummies. */
  public volatile @Nullable Function<Language, StreamingRecognizer> ears;

  /** What an unknown language turns out to be. */
  public volatile Language detected = Language.ENGLISH;

  /** What is clearly spoken in place of what was declared; null for what was. */
  volatile @Nullable Language misdeclared;

  /** What each recogniser of a speaker's own language takes for likely, in order. */
  final List<Supplier<Set<Language>>> likely = new CopyOnWriteArrayList<>();

  /** Pairs that can be translated beside those with English: {@code "es pt"}. */
  public final Set<String> pairs = ConcurrentHashMap.newKeySet();

  /** What voices were given to say, oldest first. */
  final List<String> said = new CopyOnWriteArrayList<>();

  /** By which voices that was, each once. */
  public final Set<String> spokenBy = ConcurrentHashMap.newKeySet();

  /** Voices that there are of each language, all of one pitch. */
  public volatile List<String> voiceNames = List.of("dummy");

  public final AtomicInteger openSegmenters = new AtomicInteger();
  public final AtomicInteger openRecognizers = new AtomicInteger();

  /** Every recogniser that was opened, in order. */
  public final List<WordEveryHalfSecond> transcribers = new CopyOnWriteArrayList<>();

  /** Every recogniser of English that was opened, in order. */
  public final List<WordEveryHalfSecond> englishTranslators = new CopyOnWriteArrayList<>();

  @Override
  public Optional<LipParts> lips() {
    return Optional.ofNullable(lipParts);
  }

  @Override
  public SpeechSegmenter segmenter() {
    openSegmenters.incrementAndGet();
    return new SpeechSegmenter(
        new VoiceActivityDetector() {
          @Override
          public float probability(float[] window) {
            float peak = 0;
            for (float x : window) {
              peak = Math.max(peak, Math.abs(x));
            }
            return peak > 0.05f ? 1 : 0;
          }

          @Override
          public void reset() {}

          @Override
          public void close() {
            openSegmenters.decrementAndGet();
          }
        },
        SegmentationConfig.defaults());
  }

  @Override
  public StreamingRecognizer transcriber(
      @Nullable Language source, Supplier<Set<Language>> likely, Supplier<Glossary> glossary) {
    Function<Language, StreamingRecognizer> others = ears;
    if (others != null) {
      return others.apply(source == null ? detected : source);
    }
    var opened = new WordEveryHalfSecond(source, source == null ? detected : source);
    transcribers.add(opened);
    this.likely.add(likely);
    return opened;
  }

  @Override
  public StreamingRecognizer englishTranslator(Language source) {
    var opened = new WordEveryHalfSecond(source, Language.ENGLISH);
    englishTranslators.add(opened);
    return opened;
  }

  /** What is recognised in letters that it is not read in. */
  public volatile Set<Language> unwritten = Set.of();

  @Override
  public boolean translatesSpeech() {
    return true;
  }

  @Override
  public boolean writes(Language source) {
    return !unwritten.contains(source);
  }

  @Override
  public boolean translates(Language source, Language target) {
    return source.equals(Language.ENGLISH)
        || target.equals(Language.ENGLISH) && known(source)
        || pairs.contains(source + " " + target);
  }

  private static boolean known(Language language) {
    return language.equals(Language.PORTUGUESE);
  }

  @Override
  public double translationCores(Language source, Language target) {
    return 0.03;
  }

  @Override
  public StreamingTranslator translator(
      Language source, Language target, Supplier<Glossary> glossary) {
    return transcript -> {
      TermBook terms = TermBook.of(glossary.get(), source, target);
      return List.of(
          new Translation(
              transcript.utterance(),
              source,
              target,
              transcript.words().stream()
                  .map(word ->
                      new TargetWord(translated(word.text(), target, terms), word.endSample()))
                  .toList(),
              transcript.last(),
              transcript.last()));
    };
  }

  /** A term as the glossary has it. */
  private static String translated(String word, Language target, TermBook terms) {
    String written = terms.written(List.of(word));
    return written.equals(word) ? target + ":" + word : written;
  }

  @Override
  public List<Language> voices() {
    return List.of(Language.ENGLISH, Language.PORTUGUESE);
  }

  @Override
  public List<VoiceModel> voiceModels(Language target) {
    if (!voices().contains(target)) {
      return List.of();
    }
    var voices =
        new VoiceCatalogue(
            voiceNames.stream().map(name -> new Voice(name + "-" + target, target, 150)).toList());
    return List.of(new VoiceModel("dummy voice", synthesizer(), voices, voiceCores));
  }

  @Override
  public List<RecognitionWay> recognitionWays() {
    return List.of(
        new RecognitionWay("dummy recognition", RecognitionPolicy.balanced(), recognitionCores));
  }

  private SpeechSynthesizer synthesizer() {
    return (phrase, voice, rate, deadlineNs, sink) -> {
      said.add(phrase.text());
      spokenBy.add(voice.id());
      var tone = new float[SpeechChunk.SAMPLE_RATE_HZ / 4];
      for (int i = 0; i < tone.length; i++) {
        tone[i] = (float) Math.sin(i * 2 * Math.PI * 300 / SpeechChunk.SAMPLE_RATE_HZ) / 2;
      }
      int half = tone.length / 2;
      sink.accept(new SpeechChunk(phrase, 0, Arrays.copyOf(tone, half), List.of(), tone.length));
      sink.accept(
          new SpeechChunk(
              phrase, half, Arrays.copyOfRange(tone, half, tone.length), List.of(), tone.length));
    };
  }

  public final class WordEveryHalfSecond implements StreamingRecognizer {
    final @Nullable Language source;
    private final Language language;
    private final List<SpeechEvent> events = new CopyOnWriteArrayList<>();
    private long heard;
    private long start;

    WordEveryHalfSecond(@Nullable Language source, Language language) {
      this.source = source;
      this.language = language;
      openRecognizers.incrementAndGet();
    }

    /** What it was told, without repetition: {@code S0 A0 E0}. */
    String told() {
      var told = new ArrayList<String>();
      for (SpeechEvent event : events) {
        String name = event.getClass().getSimpleName().charAt(0) + "" + event.utterance();
        if (told.isEmpty() || !told.getLast().equals(name)) {
          told.add(name);
        }
      }
      return String.join(" ", told);
    }

    /** Where what it was told to hear begins, in samples of the track. */
    public List<Long> starts() {
      return events.stream()
          .flatMap(event ->
              event instanceof SpeechEvent.Started(long _, long at) ? Stream.of(at) : Stream.of())
          .toList();
    }

    @Override
    public @Nullable Language misdeclared() {
      return source == null ? null : misdeclared;
    }

    @Override
    public List<Transcript> accept(SpeechEvent event) {
      List<Transcript> transcripts = recognise(event);
      events.add(event);
      return transcripts;
    }

    private List<Transcript> recognise(SpeechEvent event) {
      return switch (event) {
        case SpeechEvent.Started started -> {
          start = started.startSample();
          heard = 0;
          yield List.of();
        }
        case SpeechEvent.Audio audio -> {
          long before = heard / WORD_SAMPLES;
          heard += audio.span().samples().length;
          yield heard / WORD_SAMPLES == before
              ? List.of()
              : List.of(transcript(event.utterance(), List.of(word()), false));
        }
        case SpeechEvent.Paused _ -> List.of();
        case SpeechEvent.Ended _ -> List.of(transcript(event.utterance(), List.of(), true));
      };
    }

    private Transcript transcript(long utterance, List<TimedWord> words, boolean last) {
      return new Transcript(utterance, language, words, last);
    }

    private TimedWord word() {
      return new TimedWord("word", start + heard - WORD_SAMPLES, start + heard);
    }

    @Override
    public void close() {
      openRecognizers.decrementAndGet();
    }
  }
}

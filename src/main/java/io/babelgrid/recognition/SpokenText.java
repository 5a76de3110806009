package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.RecognizerConfig.Task;
import org.jspecify.annotations.Nullable;

/**
 * Finds the text that the audio of an utterance goes on with, in the language that was declared or
 * that is heard. Where another language is heard, nothing that was said before is a beginning of
 * what is said in it. One owner.
 */
final class SpokenText {

  private final Task task;
  private final HeardLanguage language;
  private final RoomWords roomWords;
  private final OpenSpeech speech;
  private final TextSearch text;

  /**
   * What is wanted.
   *
   * @param first whether an utterance begins with it
   * @param last whether all of the audio is there
   * @param wordsUntil sample at which the last word ends
   */
  record Wanted(
      RecognitionPolicy policy, boolean first, boolean last, long wordsUntil, long deadlineNs) {}

  SpokenText(
      WhisperModel model, RecognizerConfig config, HeardLanguage language, OpenSpeech speech) {
    Language declared = config.language();
    if (declared != null) {
      // One that the model does not know is refused before anybody speaks.
      model.languageToken(declared);
    }
    this.task = config.task();
    this.language = language;
    this.roomWords = new RoomWords(model.vocabulary(), config.glossary());
    this.speech = speech;
    this.text = new TextSearch(model, task, speech);
  }

  /** An utterance starts. */
  void start() {
    speech.committed().roomWords(roomWords.tokens(language.current()));
  }

  /** Null while more audio is needed to know the language. */
  @Nullable Hypothesis find(WhisperDecoder decoder, Wanted wanted) {
    encode(decoder, wanted);
    boolean enough =
        speech.audio().length() >= RecognitionPolicy.samples(wanted.policy.detection());
    Language before = language.current();
    if (!language.look(decoder, enough, wanted.last, wanted.deadlineNs)) {
      return null;
    }
    if (!language.current().equals(before)) {
      change(decoder, wanted);
    }
    Hypothesis found = again(decoder, wanted);
    CommittedText committed = speech.committed();
    var stretch =
        new HeardLanguage.Stretch(
            speech.audio().length(), committed.size() == 0, committed.hasContext(), wanted.last);
    return switch (language.lookAgain(decoder, found, stretch, wanted.deadlineNs)) {
      case KEEP -> found;
      case WAIT -> null;
      case CHANGED -> {
        change(decoder, wanted);
        yield again(decoder, wanted);
      }
    };
  }

  /** The same audio once more, after what is given with it changed. */
  Hypothesis again(WhisperDecoder decoder, Wanted wanted) {
    return text.find(
        decoder,
        new TextSearch.Sought(
            wanted.policy,
            language.current(),
            written(),
            wanted.first,
            wanted.last,
            wanted.deadlineNs));
  }

  /** What follows the last word is heard by itself. */
  Hypothesis findRest(WhisperDecoder decoder, Wanted wanted) {
    speech.cutAfter(wanted.wordsUntil, wanted.policy.contextTokens());
    encode(decoder, wanted);
    return again(decoder, wanted);
  }

  /** Language of the text. */
  Language written() {
    return task == Task.TRANSLATE ? Language.ENGLISH : language.current();
  }

  /** Tokens before those of a hypothesis. */
  int promptLength() {
    return text.prompt(language.current()).length;
  }

  private void change(WhisperDecoder decoder, Wanted wanted) {
    CommittedText committed = speech.committed();
    if (committed.size() > 0) {
      speech.cutAfter(wanted.wordsUntil, 0);
      encode(decoder, wanted);
    }
    committed.giveContext();
    committed.roomWords(roomWords.tokens(language.current()));
  }

  private void encode(WhisperDecoder decoder, Wanted wanted) {
    decoder.encode(
        speech.audio().samples(),
        speech.audio().length(),
        RecognitionPolicy.samples(wanted.policy.padding()),
        wanted.deadlineNs);
  }
}

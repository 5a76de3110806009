package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.translation.sentencepiece.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a translation may be cut, and which words its source has, in languages without spaces. */
class WordStartsTest {

  private static final Tokenizer TOKENIZER =
      Tokenizer.load(Path.of("src/test/resources/translation/scripts/kept.spm").toAbsolutePath());

  @ParameterizedTest
  @CsvSource({
    "pt, 'Vamos adiar a reunião.', 'Vamos|adiar|a|reunião.'",
    "zh, 会议不是十点。, 会|议|不|是|十|点。",
    "ja, 聞こえますか?, 聞|こ|え|ますか?",
    "zh, 会议A37是9:30, 会|议|A37|是|9:|30",
  })
  void wordsAreCutWhereOneMayBegin(String tag, String text, String expected) {
    WordStarts starts = WordStarts.of(TOKENIZER, Language.of(tag));
    int[] ids = TOKENIZER.encode(text);
    var words = new ArrayList<String>();
    for (int begin = 0; begin < ids.length; ) {
      int end = begin + 1;
      while (end < ids.length && !starts.at(ids[end - 1], ids[end])) {
        end++;
      }
      words.add(TOKENIZER.decode(Arrays.copyOfRange(ids, begin, end)).strip());
      begin = end;
    }
    words.removeIf(String::isEmpty);
    assertEquals(expected.replace("|", ""), String.join("", words).replace(" ", ""), "lossless");
    assertEquals(List.of(expected.split("\\|")), words);
  }

  @Test
  void aMarkMayFollowWhatWasGivenOutWhereNoSpaceDoes() {
    int[] ids = TOKENIZER.encode("点。");
    int mark = ids[ids.length - 1];
    int before = ids[ids.length - 2];
    WordStarts chinese = WordStarts.of(TOKENIZER, Language.of("zh"));
    assertTrue(chinese.mayFollow(before, mark));
    assertFalse(chinese.at(before, mark));
    WordStarts portuguese = WordStarts.of(TOKENIZER, Language.PORTUGUESE);
    assertFalse(portuguese.mayFollow(before, mark));
  }

  @Test
  void clausesWithoutSpacesFindTheirPieces() {
    List<TimedWord> words =
        List.of(
            new TimedWord("你们能听到我说话吗？", 0, 100),
            new TimedWord("会议九点半开始，", 100, 200),
            new TimedWord("不是十点。", 200, 300));
    SourcePieces pieces = SourcePieces.of(words, TOKENIZER, 0, Locale.CHINESE);
    int[] ids = pieces.ids();
    for (int word = 0; word < words.size(); word++) {
      int now = word;
      int[] own =
          IntStream.range(0, ids.length - 1)
              .filter(i -> pieces.wordOf()[i] == now)
              .map(i -> ids[i])
              .toArray();
      assertEquals(
          words.get(word).text().replace("，", ",").replace("？", "?"),
          TOKENIZER.decode(own).strip());
    }
  }
}

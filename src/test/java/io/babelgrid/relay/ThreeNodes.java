package io.babelgrid.relay;

import static org.awaitility.Awaitility.await;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import java.util.List;

/** Three nodes in one process, and what tests say on them. */
final class ThreeNodes implements AutoCloseable {

  static final LanguageChoice ENGLISH = new LanguageChoice(Language.ENGLISH, Language.ENGLISH);
  static final LanguageChoice PORTUGUESE =
      new LanguageChoice(Language.PORTUGUESE, Language.PORTUGUESE);

  final MemoryGrid grid = new MemoryGrid();
  final TestNode one = new TestNode(grid, 1);
  final TestNode two = new TestNode(grid, 2);
  final TestNode three = new TestNode(grid, 3);

  List<TestNode> all() {
    return List.of(one, two, three);
  }

  /** Until everybody sees exactly these, at the nodes where somebody is. */
  void awaitRoster(String... ids) {
    List<String> expected = List.of(ids).stream().sorted().toList();
    await()
        .until(() ->
            all().stream()
                .map(TestNode::roster)
                .allMatch(roster -> roster.isEmpty() || roster.equals(expected)));
  }

  /** The same words in Portuguese, as the dummies have it. */
  static String inPortuguese(String words) {
    return words.replace("word", "pt:word");
  }

  static MediaPacket picture(long sequence) {
    return new MediaPacket(MediaKind.VIDEO, 1, sequence, 0, true, new byte[] {1}, true, 0, 0, 0);
  }

  static MediaPacket sound(long sequence) {
    return new MediaPacket(MediaKind.AUDIO, 2, sequence, 0, true, new byte[] {2}, false, 0, 0, 0);
  }

  @Override
  public void close() {
    all().forEach(TestNode::close);
    grid.close();
  }
}

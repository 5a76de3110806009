package io.babelgrid.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.FlowKind;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Workload;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Caption;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Origin;
import io.babelgrid.room.TestText;
import io.babelgrid.room.TextEvents;
import io.babelgrid.room.UsageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpeakerTextTest {

  private final NodeEpoch worker = new NodeEpoch(UUID.randomUUID(), 3);
  private final SpeakerIdentity ann = new SpeakerIdentity(TestText.stay("room", "ann"));
  private final List<Origin> captions = new ArrayList<>();
  private final List<Long> heard = new ArrayList<>();
  private final List<Origin> usage = new ArrayList<>();
  private final List<Origin> latency = new ArrayList<>();
  private final List<Boolean> ends = new ArrayList<>();
  private final SpeakerText text =
      new SpeakerText(
          ann,
          worker,
          new TextEvents() {
            @Override
            public void caption(Caption caption) {
              captions.add(caption.origin());
            }

            @Override
            public void heard(Caption caption) {
              heard.add(caption.utterance());
            }

            @Override
            public void usage(UsageReport report) {
              usage.add(report.origin());
              ends.add(report.last());
            }

            @Override
            public void latency(LatencyReport report) {
              latency.add(report.origin());
            }
          });

  private List<Origin> numbered(int count) {
    return LongStream.range(0, count)
        .mapToObj(sequence -> new Origin(ann.stay().id(), worker, sequence))
        .toList();
  }

  @Test
  void captionsGoOutInTheOrderOfTheirNumbersWhoeverWritesThem() throws InterruptedException {
    List<Thread> writers =
        IntStream.range(0, 4).mapToObj(_ -> Thread.ofPlatform().start(this::write)).toList();
    for (Thread writer : writers) {
      writer.join();
    }
    assertEquals(numbered(4_000), captions);
  }

  private void write() {
    for (int i = 0; i < 1_000; i++) {
      text.caption(i, Language.ENGLISH, false, "word", true);
    }
  }

  @Test
  void wordsOfAnotherIncarnationAreOtherUtterancesAndJavaScriptCanCountThem() {
    var last = new SpeakerIdentity(ann.stay(), (1 << 20) - 1);
    assertEquals((1L << 52) - (1L << 32) + 7, last.utterance(7));
    assertEquals(7, ann.utterance(7));
    text.heard(7, Language.ENGLISH, "word", true);
    assertEquals(List.of(7L), heard);
    assertEquals(List.of(), captions, "they are written down where they are heard");
  }

  @Test
  void reportsAreNumberedAndNothingUsedIsNoReport() {
    var used = new SpeakerUsage();
    Map<Workload, LatencyLedger.Summary> words = LatencyLedger.standard().summary();
    text.report(used, words, false);
    text.report(used, words, true);
    assertEquals(List.of(), usage, "nothing to end");
    for (int i = 0; i < 3; i++) {
      used.of(FlowKind.RECOGNITION).words(2);
      text.report(used, words, false);
    }
    assertEquals(numbered(3), usage);
    assertEquals(numbered(1), latency, "what has not changed is told once");
    assertEquals(List.of(false, false, false), ends);
    text.report(used, words, false);
    text.report(used, words, true);
    assertEquals(List.of(false, false, false, true), ends, "who rests has nothing to lose");
    used.of(FlowKind.RECOGNITION).words(2);
    text.report(used, words, true);
    assertEquals(List.of(false, false, false, true, true), ends);
    assertEquals(numbered(5), usage);
  }
}

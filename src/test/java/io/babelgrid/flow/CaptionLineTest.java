package io.babelgrid.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Caption;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.TestText;
import io.babelgrid.room.TextEvents;
import io.babelgrid.room.UsageReport;
import io.babelgrid.speaker.FlowEvents;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.speaker.SpeakerText;
import io.babelgrid.speaker.SpeakerTimeline;
import io.babelgrid.speaker.SpeakerUsage;
import io.opentelemetry.api.trace.TracerProvider;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionLineTest {

  private static final Language GERMAN = Language.of("de");

  private final List<String> written = new ArrayList<>();
  private final CaptionLine line = new CaptionLine(context(), false);

  @Test
  void wordsAreAddedUntilTheLineIsComplete() {
    line.add(0, Language.ENGLISH, "good", false);
    line.add(0, Language.ENGLISH, "", false);
    line.add(0, Language.ENGLISH, "morning", true);
    line.add(1, Language.ENGLISH, "", true);
    line.close();
    assertEquals(List.of("0 en good", "0 en morning.", "1 en ."), written);
  }

  @Test
  void anotherLineEndsTheOneBefore() {
    line.add(0, Language.ENGLISH, "good", false);
    line.add(1, Language.ENGLISH, "bye", false);
    line.add(1, GERMAN, "tag", false);
    line.close();
    line.add(1, GERMAN, "auch", true);
    assertEquals(
        List.of("0 en good", "0 en .", "1 en bye", "1 en .", "1 de tag", "1 de ."), written);
  }

  private SpeakerContext context() {
    var text =
        new TextEvents() {
          @Override
          public void caption(Caption caption) {
            written.add(
                "%d %s %s%s"
                    .formatted(
                        caption.utterance(),
                        caption.language(),
                        caption.text(),
                        caption.last() ? "." : ""));
          }

          @Override
          public void heard(Caption caption) {
            caption(caption);
          }

          @Override
          public void usage(UsageReport report) {}

          @Override
          public void latency(LatencyReport report) {}
        };
    Class<?>[] events = {FlowEvents.class};
    var identity = new SpeakerIdentity(TestText.stay("room", "ann"));
    return new SpeakerContext(
        identity,
        FlowSettings.standard(),
        new SpeakerTimeline(),
        new ComputeAccount(),
        LatencyLedger.standard(),
        TracerProvider.noop().get("test"),
        new LagRecorder(),
        new LagRecorder(),
        new SpeakerUsage(),
        new SpeakerText(identity, TestText.NODE, text),
        () -> Glossary.EMPTY,
        (FlowEvents)
            Proxy.newProxyInstance(FlowEvents.class.getClassLoader(), events, (_, _, _) -> null),
        System::nanoTime);
  }
}

package io.babelgrid.flow;

import io.babelgrid.room.Caption;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.TextEvents;
import io.babelgrid.room.UsageReport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that a node writes down of a call. */
final class RecordingText implements TextEvents {

  final List<Caption> captions = new CopyOnWriteArrayList<>();

  /** Own words of people at other nodes. */
  final List<Caption> heard = new CopyOnWriteArrayList<>();

  final List<UsageReport> usage = new CopyOnWriteArrayList<>();
  final List<LatencyReport> latency = new CopyOnWriteArrayList<>();

  @Override
  public void caption(Caption caption) {
    captions.add(caption);
  }

  @Override
  public void heard(Caption caption) {
    heard.add(caption);
  }

  @Override
  public void usage(UsageReport report) {
    usage.add(report);
  }

  @Override
  public void latency(LatencyReport report) {
    latency.add(report);
  }

  /** The words of a speaker's captions, one after the other. */
  String of(String speaker, boolean translated) {
    var words = new StringBuilder();
    for (Caption caption : captions) {
      if (caption.speakerId().equals(speaker) && caption.translated() == translated) {
        words.append(words.isEmpty() || caption.text().isEmpty() ? "" : " ");
        words.append(caption.text());
      }
    }
    return words.toString();
  }
}

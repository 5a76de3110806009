package io.babelgrid.flow;

import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.speaker.SpeakerContext;
import java.util.HashMap;
import java.util.Map;

/** What is written down here of one speaker for whom another node works. Any thread. */
final class AwayCaptions {

  private final SpeakerContext context;
  private final long firstUtterance;

  /** Of who is recognised there. */
  private final CaptionLine heard;

  /** Of who is recognised at yet another node, which writes their words down. */
  private final CaptionLine own;

  private final Map<Language, CaptionLine> translated = new HashMap<>();
  private boolean closed;

  /**
   * @param firstUtterance number here of the first that is recognised there
   */
  AwayCaptions(SpeakerContext context, long firstUtterance) {
    this.context = context;
    this.firstUtterance = firstUtterance;
    this.heard = new CaptionLine(context, false);
    this.own = CaptionLine.heard(context);
  }

  synchronized void own(Transcript transcript) {
    if (!closed) {
      own.add(transcript);
    }
  }

  synchronized void write(WorkNews.Line line) {
    if (!closed) {
      CaptionLine to =
          line.translated()
              ? translated.computeIfAbsent(line.language(), _ -> new CaptionLine(context, true))
              : heard;
      to.add(firstUtterance + line.utterance(), line.language(), line.text(), line.last());
    }
  }

  synchronized void close() {
    if (!closed) {
      closed = true;
      heard.close();
      own.close();
      translated.values().forEach(CaptionLine::close);
    }
  }
}

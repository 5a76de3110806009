package io.babelgrid.flow;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.MediaEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What each participant was told, as text. */
final class Heard {

  final List<String> events = new CopyOnWriteArrayList<>();

  /** Whose redrawn lips are seen from when on: {@code bob sees lips of ann pt true}. */
  final List<String> lips = new CopyOnWriteArrayList<>();

  boolean told(String listener, String event) {
    return events.contains(listener + " is told " + event);
  }

  boolean served(String listener, String event) {
    return events.contains(listener + " is served " + event);
  }

  MediaEvents of(String id) {
    return new MediaEvents() {
      @Override
      public void connected() {}

      @Override
      public void silent() {}

      @Override
      public void lost(String reason) {
        events.add(id + " lost");
      }

      @Override
      public void detected(Language language) {
        events.add(id + " detected " + language);
      }

      @Override
      public void misdeclared(Language spoken) {
        events.add(id + " misdeclared " + spoken);
      }

      @Override
      public void voice(Language target, String voiceId) {
        events.add(id + " voice " + voiceId);
      }

      @Override
      public void talk(String speakerId, Language language, boolean talking) {
        events.add(speakerId + " " + language + " " + talking);
        events.add(id + " is told " + speakerId + " " + language + " " + talking);
      }

      @Override
      public void served(String speakerId, Language language, ServiceLevel level, String reason) {
        events.add(id + " is served " + speakerId + " " + language + " " + level);
      }

      @Override
      public void lips(String speakerId, Language language, boolean active) {
        lips.add(id + " sees lips of " + speakerId + " " + language + " " + active);
      }
    };
  }
}

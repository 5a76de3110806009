package io.babelgrid.call;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.MediaEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What somebody in a call is told, as text. */
final class RecordingEvents implements MediaEvents {

  final List<String> told = new CopyOnWriteArrayList<>();

  /** Whether lips are no news that can be told. */
  volatile boolean failing;

  @Override
  public void connected() {
    told.add("connected");
  }

  @Override
  public void silent() {
    told.add("silent");
  }

  @Override
  public void lost(String reason) {
    told.add("lost");
  }

  @Override
  public void detected(Language language) {
    told.add("detected " + language);
  }

  @Override
  public void misdeclared(Language spoken) {
    told.add("misdeclared " + spoken);
  }

  @Override
  public void voice(Language target, String voiceId) {
    told.add("voice " + voiceId);
  }

  @Override
  public void talk(String speakerId, Language language, boolean talking) {
    told.add(speakerId + " talks " + language + " " + talking);
  }

  @Override
  public void served(String speakerId, Language language, ServiceLevel level, String reason) {
    told.add(speakerId + " is served " + language + " " + level);
  }

  @Override
  public void paused(String speakerId, boolean isPaused) {
    told.add(speakerId + " is paused " + isPaused);
  }

  @Override
  public void lips(String speakerId, Language language, boolean active) {
    if (failing) {
      throw new AssertionError("poison");
    }
    told.add(speakerId + " lips " + language + " " + active);
  }
}

package io.babelgrid.edge;

import io.babelgrid.pipeline.Language;
import io.babelgrid.signaling.Voices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;

/** Those of {@link FakeModels}. */
@Alternative
@ApplicationScoped
public class FakeVoices implements Voices {

  @Override
  public List<Language> languages() {
    return List.of(Language.ENGLISH, Language.PORTUGUESE, Language.of("fr"));
  }
}

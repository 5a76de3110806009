package io.babelgrid.signaling;

import io.babelgrid.engine.model.ModelStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down when this node recognises or speaks no language: it cannot do what it is for. */
@Readiness
@ApplicationScoped
class ModelHealth implements HealthCheck {

  private final ModelStore models;
  private final LanguageCatalog languages;

  @Inject
  ModelHealth(ModelStore models, LanguageCatalog languages) {
    this.models = models;
    this.languages = languages;
  }

  @Override
  public HealthCheckResponse call() {
    int spoken = languages.spokenTags().size();
    int heard = languages.heardTags().size();
    return HealthCheckResponse.named("models")
        .status(spoken > 0 && heard > 0)
        .withData("models", models.models().size())
        .withData("languagesSpoken", spoken)
        .withData("languagesHeard", heard)
        .build();
  }
}

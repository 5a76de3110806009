package io.babelgrid.signaling;

import io.babelgrid.engine.model.ModelInfo;
import io.babelgrid.engine.model.ModelStore;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What this node can do, and how it is. */
@Path("/api")
@Tag(name = "node")
class NodeResource {

  record Languages(
      List<LanguageCatalog.LanguageView> speak, List<LanguageCatalog.LanguageView> hear) {}

  /**
   * @param status {@code UP} or {@code DOWN}
   * @param checks status by the name of the check
   */
  record HealthView(String status, Map<String, String> checks) {}

  private final LanguageCatalog languages;
  private final ModelStore models;
  private final SmallRyeHealthReporter health;

  @Inject
  NodeResource(LanguageCatalog languages, ModelStore models, SmallRyeHealthReporter health) {
    this.languages = languages;
    this.models = models;
    this.health = health;
  }

  @GET
  @Path("languages")
  @Operation(summary = "Languages that may be spoken, and heard besides the original")
  public Languages languages() {
    return new Languages(languages.spoken(), languages.heard());
  }

  @GET
  @Path("models")
  @Operation(summary = "The models of this node, with their licences")
  public List<ModelInfo> models() {
    return models.models();
  }

  @GET
  @Path("health")
  @Operation(summary = "Short form of /q/health")
  public Uni<HealthView> health() {
    return health.getHealthAsync().map(found -> view(found.getPayload()));
  }

  private static HealthView view(JsonObject payload) {
    var checks = new TreeMap<String, String>();
    for (JsonValue check : payload.getJsonArray("checks")) {
      checks.put(check.asJsonObject().getString("name"), check.asJsonObject().getString("status"));
    }
    return new HealthView(payload.getString("status"), checks);
  }
}

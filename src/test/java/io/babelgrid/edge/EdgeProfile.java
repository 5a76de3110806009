package io.babelgrid.edge;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The service without its flow. */
public class EdgeProfile implements QuarkusTestProfile {

  static final String DATA = "target/edge-test";
  static final String TURN_SECRET = "shared";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry(
            "quarkus.arc.exclude-types",
            "io.babelgrid.node.**,io.babelgrid.call.**,io.babelgrid.work.**,io.babelgrid.relay.RelayStart"),
        // The keys of the flow belong to nobody without it.
        Map.entry("smallrye.config.mapping.validate-unknown", "false"),
        Map.entry("babelgrid.data.dir", DATA),
        Map.entry("babelgrid.rooms.participants", "3"),
        Map.entry("babelgrid.rooms.grace", "2s"),
        Map.entry("babelgrid.rooms.grace-going-away", "100ms"),
        Map.entry("babelgrid.signaling.join-timeout", "2s"),
        Map.entry("babelgrid.signaling.outbox-messages", "64"),
        Map.entry("babelgrid.tokens.per-second", "1000"),
        Map.entry("babelgrid.http.requests-per-second", "1000"),
        Map.entry("babelgrid.http.requests-at-once", "1000"),
        Map.entry("babelgrid.turn.urls", "turns:turn.example.org:443?transport=tcp"),
        Map.entry("babelgrid.turn.secret", TURN_SECRET),
        Map.entry("babelgrid.store.retry", "400ms"),
        Map.entry("babelgrid.store.timeout", "3s"));
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(
        FakeChat.class,
        FakeMedia.class,
        FakeModels.class,
        FakeNode.class,
        FakeVoices.class,
        MachineClock.class,
        TestGlossaries.class);
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(TestDatabase.class));
  }
}

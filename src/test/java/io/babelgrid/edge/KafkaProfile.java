package io.babelgrid.edge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service without its flow, with a Kafka that comes and goes. */
public final class KafkaProfile extends EdgeProfile {

  /** Reports that may wait. */
  static final int QUEUE = 50;

  @Override
  public Map<String, String> getConfigOverrides() {
    var keys = new HashMap<>(super.getConfigOverrides());
    keys.put("babelgrid.kafka.queue", Integer.toString(QUEUE));
    keys.put("babelgrid.kafka.load-every", "500ms");
    keys.put("babelgrid.kafka.partitions", "2");
    for (String broker : List.of("kafka", "org.apache.kafka", "state.change.logger")) {
      keys.put("quarkus.log.category.\"" + broker + "\".level", "ERROR");
    }
    return keys;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    var all = new ArrayList<>(super.testResources());
    all.add(new TestResourceEntry(TestBroker.class));
    return all;
  }
}

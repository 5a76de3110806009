package io.babelgrid.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Grafana dashboard of the repository. */
final class Dashboard {

  private static final Pattern METRIC = Pattern.compile("babelgrid_[a-z_]+");

  private Dashboard() {}

  /** Names of the metrics that its panels ask for. */
  static Set<String> metrics() throws IllegalStateException {
    var names = new TreeSet<String>();
    try {
      JsonNode dashboard =
          new ObjectMapper().readTree(Path.of("k8s", "grafana", "latency.json").toFile());
      for (JsonNode panel : dashboard.get("panels")) {
        for (JsonNode target : panel.get("targets")) {
          Matcher metric = METRIC.matcher(target.get("expr").asText());
          while (metric.find()) {
            names.add(metric.group());
          }
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the dashboard is not readable", e);
    }
    return names;
  }
}

package io.babelgrid.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Grafana dashboards of the repository. */
final class Dashboard {

  private static final Pattern METRIC = Pattern.compile("babelgrid_[a-z_]+");

  private Dashboard() {}

  /**
   * Names of the metrics for which a dashboard's panels ask, and which a node does not export.
   *
   * @param exported what the node answers at {@code /q/metrics}
   */
  static Set<String> missing(String dashboard, String exported) {
    Set<String> names = metrics(dashboard);
    names.removeIf(
        name -> exported.contains("\n" + name + "{") || exported.contains("\n" + name + " "));
    return names;
  }

  private static Set<String> metrics(String name) {
    var names = new TreeSet<String>();
    try {
      JsonNode dashboard =
          new ObjectMapper().readTree(Path.of("k8s", "monitoring", "dashboards", name).toFile());
      for (JsonNode panel : dashboard.get("panels")) {
        for (JsonNode target : panel.get("targets")) {
          Matcher metric = METRIC.matcher(target.get("expr").asText());
          while (metric.find()) {
            names.add(metric.group());
          }
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("a dashboard is not readable", e);
    }
    return names;
  }
}

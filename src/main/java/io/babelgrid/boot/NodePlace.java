package io.babelgrid.boot;

import java.nio.file.Path;

/**
 * Ports and data directory of this node: as configured, or for one of several nodes on a machine
 * the next that are free.
 */
record NodePlace(int httpPort, int httpsPort, int mediaPort, int linkPort, DataDirectory data) {

  /** More nodes than that are not tried out on one machine. */
  private static final int MOST = 100;

  /**
   * @throws StartupException when there is no such place, or it is taken
   */
  static NodePlace take(BootConfig config, String host) {
    boolean beside = config.beside();
    int http =
        port(
            config.httpPort(),
            beside,
            "quarkus.http.port",
            (port, key) -> Preflight.tcpPort(host, port, key));
    int https = config.httpsPort();
    if (config.lan()) {
      https =
          port(
              https,
              beside,
              "quarkus.http.ssl-port",
              (port, key) -> Preflight.tcpPort(host, port, key));
    }
    int media = port(config.mediaPort(), beside, "babelgrid.media.port", Preflight::udpPort);
    int link = config.linkPort();
    if (config.grid() && link != 0) {
      link =
          port(
              link,
              beside,
              "babelgrid.grid.link.port",
              (port, key) -> Preflight.tcpPort(Boot.ANYWHERE, port, key));
    }
    return new NodePlace(http, https, media, link, data(config.dataDir(), beside));
  }

  private interface Check {
    void port(int port, String key);
  }

  private static int port(int first, boolean beside, String key, Check check) {
    for (int port = first; ; port++) {
      try {
        check.port(port, key);
        return port;
      } catch (StartupException e) {
        if (!beside || port == first + MOST) {
          throw e;
        }
      }
    }
  }

  /** {@code data}, {@code data-2}, {@code data-3} and so on. */
  private static DataDirectory data(Path first, boolean beside) {
    for (int number = 1; beside && number < MOST; number++) {
      Path path = number == 1 ? first : first.resolveSibling(first.getFileName() + "-" + number);
      DataDirectory free = DataDirectory.openUnlessTaken(path);
      if (free != null) {
        return free;
      }
    }
    return DataDirectory.open(first);
  }
}

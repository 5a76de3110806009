package io.babelgrid.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One node, and another beside it. */
class NodePlaceTest {

  private static final String LOOPBACK = "127.0.0.1";

  @TempDir private Path directory;

  private void configure(int http, int media, boolean beside) {
    Map.of(
            "quarkus.http.port", http,
            "babelgrid.media.port", media,
            "babelgrid.data.dir", directory.resolve("data"),
            "babelgrid.grid.beside", beside)
        .forEach((key, value) -> System.setProperty(key, value.toString()));
  }

  @AfterEach
  void asItWas() {
    for (String key :
        new String[] {
          "quarkus.http.port",
          "babelgrid.media.port",
          "babelgrid.data.dir",
          "babelgrid.grid.beside",
          "babelgrid.grid.enabled",
          "babelgrid.grid.link.port"
        }) {
      System.clearProperty(key);
    }
  }

  @Test
  void whatIsFreeIsTakenAsConfigured() throws Exception {
    int http;
    int media;
    try (var tcp = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
        var udp = new DatagramSocket()) {
      http = tcp.getLocalPort();
      media = udp.getLocalPort();
    }
    for (boolean beside : new boolean[] {false, true}) {
      configure(http, media, beside);
      NodePlace place = NodePlace.take(BootConfig.read(), LOOPBACK);
      assertEquals(http, place.httpPort());
      assertEquals(media, place.mediaPort());
      assertEquals(directory.resolve("data"), place.data().path());
      place.data().close();
    }
  }

  @Test
  void besideAnotherNodeTheNextThatIsFreeIsTaken() throws Exception {
    try (var tcp = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
        var udp = new DatagramSocket();
        DataDirectory first = DataDirectory.open(directory.resolve("data"));
        DataDirectory second = DataDirectory.open(directory.resolve("data-2"))) {
      configure(tcp.getLocalPort(), udp.getLocalPort(), true);
      NodePlace place = NodePlace.take(BootConfig.read(), LOOPBACK);
      assertTrue(place.httpPort() > tcp.getLocalPort());
      assertTrue(place.mediaPort() > udp.getLocalPort());
      assertEquals(directory.resolve("data-3"), place.data().path());
      place.data().close();
      assertNotEquals(first.path(), second.path());
    }
  }

  @Test
  void onlyANodeOfAGridHasALinkPort() throws Exception {
    try (var link = new ServerSocket(0)) {
      System.setProperty("babelgrid.grid.link.port", Integer.toString(link.getLocalPort()));
      for (boolean grid : new boolean[] {false, true}) {
        System.setProperty("babelgrid.grid.enabled", Boolean.toString(grid));
        configure(free(), free(), true);
        NodePlace place = NodePlace.take(BootConfig.read(), LOOPBACK);
        assertEquals(grid, place.linkPort() > link.getLocalPort());
        place.data().close();
      }
    }
  }

  private static int free() throws Exception {
    try (var tcp = new ServerSocket(0)) {
      return tcp.getLocalPort();
    }
  }

  @Test
  void aNodeThatIsToBeAloneSaysWhatIsTaken() throws Exception {
    try (var tcp = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
        var udp = new DatagramSocket()) {
      configure(tcp.getLocalPort(), udp.getLocalPort(), false);
      BootConfig config = BootConfig.read();
      String why =
          assertThrows(StartupException.class, () -> NodePlace.take(config, LOOPBACK)).getMessage();
      assertTrue(why.contains("quarkus.http.port"), why);
    }
  }
}

package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that neither answers nor refuses, as behind a firewall that drops. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class SilentDatabaseTest {

  private static final String STORE = "checks.find { it.name == 'store' }.data.database";

  @Test
  void probesDoNotWaitForIt() throws Exception {
    given().get("/q/health/ready").then().body(STORE, equalTo("here"));
    signal("STOP");
    try {
      given().get("/q/health/ready").then().time(lessThan(1_900L)).body(STORE, equalTo("away"));
    } finally {
      signal("CONT");
    }
    given().get("/q/health/ready").then().body(STORE, equalTo("here"));
  }

  private static void signal(String name) throws Exception {
    Path pidFile = Path.of(EdgeProfile.DATA, "postgres", "cluster", "postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    var kill = new ArrayList<>(List.of("kill", "-" + name));
    Stream.concat(Stream.of(server), server.descendants())
        .map(each -> Long.toString(each.pid()))
        .forEach(kill::add);
    assertEquals(0, new ProcessBuilder(kill).start().waitFor());
  }
}

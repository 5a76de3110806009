package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.HexFormat;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no text in the encoding that their first bytes announce, and misspelt ones. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class OddBodyTest {

  @TestHTTPResource("/")
  URI root;

  @ParameterizedTest
  @ValueSource(strings = {"3000002222227d", "0000005f0000", "00080000000c3a79223a"})
  void aBodyThatIsNoTextIsABadRequest(String hex) {
    given()
        .header("Content-Type", "application/json")
        .body(HexFormat.of().parseHex(hex))
        .post(root.resolve("/api/rooms"))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("bad_request"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/rooms", "/api/rooms/odd-body/tokens"})
  void aKeyThatThereIsNotIsTold(String path) {
    given()
        .header("Content-Type", "application/json")
        .body("{\"nmae\": \"Anna\"}")
        .post(root.resolve(path))
        .then()
        .statusCode(400)
        .body("code", equalTo("bad_request"))
        .body("detail", equalTo("bad field: nmae"));
  }
}

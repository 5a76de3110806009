package io.babelgrid.edge;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** A room that was made over REST. */
record TestRoom(String id, String hostKey) {

  static TestRoom make(boolean keepTranscripts) {
    return of(
        given()
            .contentType("application/json")
            .body(Map.of("id", "room-" + UUID.randomUUID(), "keepTranscripts", keepTranscripts))
            .post("/api/rooms"));
  }

  static TestRoom of(Response made) {
    var json = made.then().statusCode(201).extract().jsonPath();
    return new TestRoom(json.getString("id"), json.getString("hostKey"));
  }

  /**
   * @param path within the room
   * @param bearer key or token, or null
   */
  Response get(String path, String bearer) {
    return as(bearer).get("/api/rooms/" + id + path);
  }

  Response delete(String path, String bearer) {
    return as(bearer).delete("/api/rooms/" + id + path);
  }

  private static io.restassured.specification.RequestSpecification as(String bearer) {
    return bearer == null ? given() : given().header("Authorization", "Bearer " + bearer);
  }
}

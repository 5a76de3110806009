package io.babelgrid.edge;

import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.room.RoomRegistry;
import io.babelgrid.room.TextEvents;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;

/** Clients of one room over real WebSockets, with media that is not there. */
abstract class SocketTest {

  @TestHTTPResource("/")
  URI base;

  @Inject FakeMedia media;
  @Inject RoomRegistry rooms;
  @Inject TextEvents text;

  final String room = "room-" + UUID.randomUUID();

  Joined join(String name, String speak, String hear) {
    return TestClient.join(base, room, name, speak, hear);
  }
}

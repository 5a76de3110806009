package io.babelgrid.store;

import io.babelgrid.room.NodeEpoch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which nodes have people of which room. Not through the queue of writes: only now counts. */
@ApplicationScoped
public class NodeRoomStore {

  /** A room's id has no comma in it. */
  private static final String ROOMS = "string_to_array(cast(:rooms as text), ',')";

  private static final String LEAVE =
      """
      delete from node_room where node_id = :node
        and (epoch < :epoch or epoch = :epoch and not room_id = any(%s))\
      """
          .formatted(ROOMS);

  private static final String ENTER =
      """
      insert into node_room (node_id, epoch, room_id)
      select node.id, node.epoch, room from node, unnest(%s) room
      where node.id = :node and node.epoch = :epoch
      on conflict (node_id, room_id) do nothing\
      """
          .formatted(ROOMS);

  private static final String KNOWN = "select id from node where id = :node and epoch = :epoch";

  private static final String OF_ROOM =
      """
      select node_room.node_id from node_room
      join node on node.id = node_room.node_id and node.epoch = node_room.epoch
      where node_room.room_id = :room\
      """;

  private final Database database;

  @Inject
  NodeRoomStore(Database database) {
    this.database = database;
  }

  /**
   * These are all rooms with people at a node. Fails with {@link StoreUnavailableException} when
   * the database is away.
   *
   * @return false where the database does not know the node, or knows a later start of it: then
   *     nothing is written
   */
  public Uni<Boolean> replace(NodeEpoch node, Set<String> rooms) {
    String list = rooms.stream().sorted().collect(Collectors.joining(","));
    return database.transaction(session ->
        session
            .createNativeQuery(LEAVE)
            .setParameter("node", node.node())
            .setParameter("epoch", node.epoch())
            .setParameter("rooms", list)
            .executeUpdate()
            .chain(() ->
                session
                    .createNativeQuery(ENTER)
                    .setParameter("node", node.node())
                    .setParameter("epoch", node.epoch())
                    .setParameter("rooms", list)
                    .executeUpdate())
            .chain(() ->
                session
                    .createNativeQuery(KNOWN, UUID.class)
                    .setParameter("node", node.node())
                    .setParameter("epoch", node.epoch())
                    .getResultList())
            .map(found -> !found.isEmpty()));
  }

  /** The nodes with people of a room, as each said last, whether or not they live. */
  public Uni<Set<UUID>> nodes(String roomId) {
    return database.transaction(session ->
        session
            .createNativeQuery(OF_ROOM, UUID.class)
            .setParameter("room", roomId)
            .getResultList()
            .map((List<UUID> nodes) -> Set.copyOf(nodes)));
  }
}

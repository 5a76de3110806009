package io.babelgrid.relay;

import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.RoomNews;
import org.jboss.logging.Logger;

/** Brings what other nodes tell to the rooms and calls of this one. On the links' threads. */
final class LinkNews implements Links.Listener {

  private static final Logger LOG = Logger.getLogger(LinkNews.class);

  private final RoomRelay relay;
  private final RoomNews rooms;
  private final CallMediaPlane calls;

  LinkNews(RoomRelay relay, RoomNews rooms, CallMediaPlane calls) {
    this.relay = relay;
    this.rooms = rooms;
    this.calls = calls;
  }

  @Override
  public void opened(NodeEpoch node) {
    relay.opened(node);
  }

  @Override
  public void broke(NodeEpoch node) {
    rooms.broke(node);
  }

  @Override
  public void told(NodeEpoch node, LinkMessage message) {
    switch (message) {
      case LinkMessage.Part(var part) -> {
        if (part.node().equals(node)) {
          relay.heard(part);
        } else {
          LOG.warnf("node %s speaks for another one", node.node());
        }
      }
      case LinkMessage.Left(var roomId) -> relay.left(node, roomId);
      case LinkMessage.Wish(var roomId, var participantId, var hear, var tracks) ->
          calls.wish(node, roomId, participantId, hear, tracks);
      case LinkMessage.Words words ->
          calls.said(node, words.roomId(), words.participantId(), words.words());
      case LinkMessage.Remove(var roomId, var participantId) ->
          rooms.removed(roomId, participantId);
      case LinkMessage.Chat(var roomId, var lines) -> rooms.chatted(roomId, lines);
      case LinkMessage.Act(var roomId, var act) -> rooms.happened(roomId, act);
      case LinkMessage.End(var roomId) -> rooms.ended(roomId);
      case LinkMessage.Media media -> relay.media().told(node, media);
      case LinkMessage.Tracks tracks -> relay.media().told(node, tracks);
      case LinkMessage.Work(var order) -> relay.work().listener().ordered(node, order);
      case LinkMessage.WorkWords(var stay, var words) ->
          relay.work().listener().said(node, stay, words);
      case LinkMessage.WorkTerms(var stay, var glossary) ->
          relay.work().listener().terms(node, stay, glossary);
      case LinkMessage.WorkEnd(var stay) -> relay.work().listener().ended(node, stay);
      case LinkMessage.Worked(var stay, var news) -> relay.work().listener().told(node, stay, news);
    }
  }
}

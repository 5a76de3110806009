package io.babelgrid.relay.link;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.relay.Links;
import io.babelgrid.room.NodeEpoch;
import java.util.UUID;

/** What all links of a node share. */
record LinkParts(
    NodeEpoch self,
    LinkSettings settings,
    NanoClock nano,
    Door door,
    LinkMeters meters,
    Links.Listener listener) {

  /** Of the links to a node. */
  LinkCounters counters(UUID node) {
    return door.find(node)
        .map(known -> meters.of(known.advert().name()))
        .orElseGet(meters::ofOthers);
  }
}

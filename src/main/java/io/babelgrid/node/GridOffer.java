package io.babelgrid.node;

import io.babelgrid.boot.Addresses;
import io.babelgrid.budget.GovernorSnapshot;
import io.babelgrid.budget.Prices;
import io.babelgrid.grid.Advert;
import io.babelgrid.grid.GridConfig;
import io.babelgrid.grid.Load;
import io.babelgrid.grid.OwnNode;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.RoomRegistry;
import io.babelgrid.signaling.LanguageCatalog;
import io.babelgrid.signaling.TokenKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;

/** What this node has to offer to a grid. */
@ApplicationScoped
public class GridOffer implements OwnNode {

  private static final int SHORT_ID = 4;
  private static final String ANYWHERE = "default";

  private final GridConfig config;
  private final NodeParts parts;
  private final RoomRegistry rooms;
  private final LanguageCatalog languages;
  private final TokenKeys keys;
  private final Prices prices;
  private final String name;
  private final URI url;

  @Inject
  GridOffer(
      GridConfig config,
      NodeParts parts,
      RoomRegistry rooms,
      LanguageCatalog languages,
      TokenKeys keys,
      Prices prices,
      NodeEpoch id,
      Addresses addresses) {
    this.config = config;
    this.parts = parts;
    this.rooms = rooms;
    this.languages = languages;
    this.keys = keys;
    this.prices = prices;
    this.name =
        config
            .name()
            .orElseGet(
                () -> addresses.hostName() + "-" + id.node().toString().substring(0, SHORT_ID));
    this.url = config.url().orElseGet(() -> URI.create(addresses.forOthers()));
  }

  @Override
  public Advert advert() {
    GovernorSnapshot capacity = parts.governor().snapshot();
    return new Advert(
            name,
            url,
            config.region().orElse(ANYWHERE),
            config.zone().orElse(ANYWHERE),
            config.residency().orElse(""),
            config.roles(),
            languages.spokenTags(),
            languages.heardTags(),
            prices.computeHour(),
            new Load(capacity.capacity(), capacity.promised(), rooms.participants(), rooms.size()),
            keys.names())
        .speaking(languages.voicedTags());
  }
}

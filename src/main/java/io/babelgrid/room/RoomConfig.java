package io.babelgrid.room;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of rooms; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid.rooms")
public interface RoomConfig {

  @WithDefault("16")
  @Min(1)
  int participants();

  @WithDefault("60s")
  Duration grace();

  @WithDefault("5s")
  Duration graceWithoutMedia();

  @WithDefault("1500ms")
  Duration graceGoingAway();

  @WithDefault("15s")
  Duration mediaWait();

  @WithDefault("5s")
  Duration lease();

  @WithDefault("2m")
  Duration unreachable();

  @WithDefault("25s")
  Duration arrival();

  @WithDefault("2048")
  @Min(1)
  int queue();
}

package io.babelgrid.room;

import java.time.Duration;

/** Rooms that are soon full. */
final class SmallRooms implements RoomConfig {

  static final Duration GRACE = Duration.ofSeconds(60);
  static final Duration GRACE_WITHOUT_MEDIA = Duration.ofSeconds(5);
  static final Duration GRACE_GOING_AWAY = Duration.ofMillis(1500);
  static final Duration LEASE = Duration.ofSeconds(5);
  static final Duration UNREACHABLE = Duration.ofMinutes(2);
  static final Duration MEDIA_WAIT = Duration.ofSeconds(15);

  @Override
  public int participants() {
    return 3;
  }

  @Override
  public Duration grace() {
    return GRACE;
  }

  @Override
  public Duration graceWithoutMedia() {
    return GRACE_WITHOUT_MEDIA;
  }

  @Override
  public Duration graceGoingAway() {
    return GRACE_GOING_AWAY;
  }

  @Override
  public Duration mediaWait() {
    return MEDIA_WAIT;
  }

  @Override
  public Duration lease() {
    return LEASE;
  }

  @Override
  public Duration unreachable() {
    return UNREACHABLE;
  }

  @Override
  public Duration arrival() {
    return Duration.ofSeconds(25);
  }

  @Override
  public int queue() {
    return 16;
  }
}

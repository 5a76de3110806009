package io.babelgrid.placement;

/**
 * Where a node stands.
 *
 * @param region latency between nodes of one is small
 * @param zone what fails together
 * @param residency under whose law; people and their words stay under one
 */
public record Place(String region, String zone, String residency) {

  /** Round trips where nobody has measured: of one site, of a country, of a continent. */
  private static final double SAME_ZONE_MS = 2;

  private static final double SAME_REGION_MS = 12;
  private static final double ELSEWHERE_MS = 60;

  /** What a round trip between two nodes may be, by their places alone. */
  double guessMs(Place other) {
    if (!region.equals(other.region)) {
      return ELSEWHERE_MS;
    }
    return zone.equals(other.zone) ? SAME_ZONE_MS : SAME_REGION_MS;
  }
}

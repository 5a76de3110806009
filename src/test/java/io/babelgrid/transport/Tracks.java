package io.babelgrid.transport;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Tracks by name alone. */
public final class Tracks {

  private Tracks() {}

  /** Each in the stream that its name begins with. */
  public static Set<Track> of(Collection<String> names) {
    return names.stream()
        .map(name -> new Track(name, name.split("\\.", 2)[0]))
        .collect(Collectors.toUnmodifiableSet());
  }

  public static Set<Track> of(String... names) {
    return of(Arrays.asList(names));
  }
}

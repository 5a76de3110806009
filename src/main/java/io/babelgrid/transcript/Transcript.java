package io.babelgrid.transcript;

import io.babelgrid.pipeline.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was said, in order.
 *
 * @param room its id
 * @param beganAt when the first word of it was said
 * @param language that it is wanted in; null as it was spoken
 * @param lines in that language where they were kept in it, else as they were spoken
 */
public record Transcript(
    String room, Instant beganAt, @Nullable Language language, List<Line> lines) {

  /**
   * Only ends are kept. People read and speak some 15 characters a second (Netflix' guide for
   * subtitles takes 17 as the most that is read).
   */
  private static final int CHARS_A_SECOND = 15;

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  public Transcript {
    lines = List.copyOf(lines);
  }

  /** What it is, and what a machine did to it. */
  String title() {
    String title = "Room %s, from %s.".formatted(room, beganAt);
    return language == null ? title : title + " Translations were made by a machine.";
  }

  /** One utterance in all languages in which it was kept; never empty. */
  private record Said(List<Utterance> versions) {

    static Said of(Utterance first) {
      var versions = new ArrayList<Utterance>();
      versions.add(first);
      return new Said(versions);
    }

    Utterance own() {
      return versions.getFirst();
    }

    Duration awayFrom(Utterance other) {
      return Duration.between(own().endedAt(), other.endedAt()).abs();
    }

    Line line(Duration start, String name, Instant beganAt, @Nullable Language language) {
      Utterance own = own();
      Duration end = Duration.between(beganAt, own.endedAt());
      var line = new Line(start, end, own.speakerId(), name, own.language(), own.text(), null);
      return versions.stream()
          .filter(each -> each.translated() && each.language().equals(language))
          .findFirst()
          .map(each -> line.translated(each.language(), each.text()))
          .orElse(line);
    }
  }

  private record Key(String speakerId, long number) {

    static Key of(Utterance utterance) {
      return new Key(utterance.speakerId(), utterance.number());
    }
  }

  /**
   * Puts in order what was written down.
   *
   * @param said in the order of its ends
   * @param names of speakers, by id
   */
  public static Transcript of(
      String room, List<Utterance> said, Map<String, String> names, @Nullable Language language) {
    var spoken = new TreeMap<Instant, List<Said>>();
    var silentSince = new HashMap<String, Instant>();
    for (Said each : together(said)) {
      Utterance own = each.own();
      Instant start = start(own, silentSince.put(own.speakerId(), own.endedAt()));
      spoken.computeIfAbsent(start, first -> new ArrayList<>()).add(each);
    }
    Instant beganAt = spoken.isEmpty() ? Instant.EPOCH : spoken.firstKey();
    var lines = new ArrayList<Line>();
    spoken.forEach((start, those) ->
        those.forEach(each -> {
          String speakerId = each.own().speakerId();
          Duration since = Duration.between(beganAt, start);
          String name = names.getOrDefault(speakerId, speakerId);
          lines.add(each.line(since, name, beganAt, language));
        }));
    return new Transcript(room, beganAt, language, lines);
  }

  /** Translations to what they are of: the nearest, for who comes back may count anew. */
  private static List<Said> together(List<Utterance> said) {
    var spoken = new ArrayList<Said>();
    var byKey = new HashMap<Key, List<Said>>();
    for (Utterance each : said) {
      if (!each.translated()) {
        Said begun = Said.of(each);
        spoken.add(begun);
        byKey.computeIfAbsent(Key.of(each), first -> new ArrayList<>()).add(begun);
      }
    }
    for (Utterance each : said) {
      if (each.translated()) {
        byKey.getOrDefault(Key.of(each), List.of()).stream()
            .min(Comparator.comparing(own -> own.awayFrom(each)))
            .ifPresent(own -> own.versions().add(each));
      }
    }
    return spoken;
  }

  private static Instant start(Utterance own, @Nullable Instant silentSince) {
    Duration spoken = Duration.ofMillis(own.text().length() * 1000L / CHARS_A_SECOND);
    Duration took = spoken.compareTo(SHORTEST) < 0 ? SHORTEST : spoken;
    Instant start = own.endedAt().minus(took);
    return silentSince != null && silentSince.isAfter(start) ? silentSince : start;
  }
}

package io.babelgrid.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.lifecycle.NodeState;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A node without models offers what others have. */
class LentLanguagesTest {

  @Test
  void theLanguagesOfAllThatWorkAndOfNoOthersAreOffered() {
    GridNode lisbon = node("lisbon", Set.of(Role.WORK), tags("en", "pt"), tags("en"));
    GridNode porto = node("porto", Set.of(Role.MEDIA, Role.WORK), tags("en", "gl"), tags());
    GridNode faro = node("faro", Set.of(Role.MEDIA), tags("en", "de"), tags("de"));
    GridNode full = node("braga", Set.of(Role.WORK), tags("fr"), tags("fr"));
    var braga = new GridNode(full.id(), NodeState.DRAINING, full.advert(), full.presence());

    LentLanguages.Languages lent = LentLanguages.of(List.of(lisbon, porto, faro, braga));

    assertEquals(tags("en", "pt"), lent.spoken());
    assertEquals(tags("en", "gl", "pt"), lent.heard());
    assertEquals(tags("en"), lent.voiced());
    assertEquals(tags(), LentLanguages.of(List.of()).heard());
  }

  /** Recognises English and Portuguese. */
  private static GridNode node(
      String name, Set<Role> roles, SortedSet<String> heard, SortedSet<String> voiced) {
    return TestNodes.node(
        new Advert(
                name,
                URI.create("https://" + name + ".example.com"),
                "west",
                "a",
                "",
                roles,
                tags("en", "pt"),
                heard,
                1,
                TestNodes.load(0),
                List.of())
            .speaking(voiced));
  }

  private static SortedSet<String> tags(String... tags) {
    return new TreeSet<>(Set.of(tags));
  }
}

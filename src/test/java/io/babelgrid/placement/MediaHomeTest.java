package io.babelgrid.placement;

import static io.babelgrid.placement.TestFigures.WEST;
import static io.babelgrid.placement.TestFigures.able;
import static io.babelgrid.placement.TestFigures.aged;
import static io.babelgrid.placement.TestFigures.node;
import static io.babelgrid.placement.TestFigures.priced;
import static io.babelgrid.placement.TestFigures.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.Cost;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MediaHomeTest {

  private static final Guest ANYBODY = Guest.of(null, null);

  private final MediaHome home = new MediaHome(Weights.standard());

  private String chosen(Guest guest, NodeFigures self, NodeFigures... others) {
    Decision decision = home.choose(seen(self, others), guest, new Random(1));
    return decision.chosen().flatMap(decision::find).map(Considered::name).orElse("");
  }

  private List<String> ranked(NodeFigures self, NodeFigures... others) {
    return home.rank(seen(self, others), ANYBODY).stream().map(Considered::name).toList();
  }

  @Test
  void theNearestAsMeasuredIsTaken() {
    assertEquals("near", chosen(ANYBODY, node("here", 0, 30), node("near", 0, 9)));
  }

  @Test
  void aNodeWithTheOthersIsTakenUpToFifteenMillisecondsFarther() {
    var near = node("near", 0, 9);
    assertEquals("theirs", chosen(ANYBODY, near, priced(node("theirs", 0, 20), 1, true)));
    assertEquals("near", chosen(ANYBODY, near, priced(node("theirs", 0, 40), 1, true)));
  }

  @Test
  void whoNeedsRoomDoesNotGoWhereThereIsNone() {
    var guest = new Guest(null, null, Cost.ofCores(0.6), Set.of());
    assertEquals("room", chosen(guest, node("here", 7.9, 1), node("room", 5, 40)));
    assertEquals("", chosen(guest, node("here", 7.9, 1)));
    assertEquals("here", chosen(ANYBODY, node("here", 7.9, 1)), "to listen they may come");
  }

  @Test
  void aNodeForWorkAloneTakesNobody() {
    var work = able(node("work", 0, 1), WEST, new Abilities(false, true, Set.of(), Set.of()));
    assertEquals("here", chosen(ANYBODY, node("here", 0, 30), work));
  }

  @Test
  void whereNobodyMeasuredPlacesTell() {
    double unknown = Double.NaN;
    var here = node("here", 0, unknown);
    var zone = node("zone", 0, unknown);
    var region = able(node("region", 0, unknown), new Place("west", "b", ""), here.abilities());
    var abroad = able(node("abroad", 0, unknown), new Place("east", "a", ""), here.abilities());
    assertEquals(List.of("here", "zone", "region", "abroad"), ranked(here, abroad, region, zone));
  }

  @Test
  void whatIsNotKnownComesBehindWhatIsUnlessThatIsFar() {
    var old = aged(node("old", 0, 1), 10_000);
    assertEquals(List.of("known", "old"), ranked(node("known", 4, 30), old));
    assertEquals(List.of("old", "known"), ranked(node("known", 4, 90), old));
  }

  @Test
  void peopleStayUnderOneLaw() {
    var abroad =
        able(node("abroad", 0, 1), new Place("west", "a", "us"), node("n", 0, 0).abilities());
    assertEquals("here", chosen(ANYBODY, node("here", 0, 90), abroad));
  }

  @Test
  void languagesCount() {
    var guest = Guest.of("en", "fr");
    assertEquals("", chosen(guest, node("here", 0, 1)));
  }
}

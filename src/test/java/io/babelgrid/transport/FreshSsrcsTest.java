package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreshSsrcsTest {

  @Test
  void noneComesTwice() {
    var ssrcs = new FreshSsrcs();
    // 2^20 of 2^32 random ones would hold about 128 twice.
    BitSet[] seen = new BitSet[2];
    seen[0] = new BitSet();
    seen[1] = new BitSet();
    for (int i = 0; i < 1 << 20; i++) {
      int ssrc = ssrcs.next(Set.of());
      BitSet half = seen[ssrc < 0 ? 1 : 0];
      assertFalse(half.get(ssrc & Integer.MAX_VALUE));
      half.set(ssrc & Integer.MAX_VALUE);
      assertTrue(ssrc != 0 && ssrc != 1, "0 and 1 have meanings of their own");
    }
    assertEquals(1 << 20, seen[0].cardinality() + seen[1].cardinality());
  }

  @Test
  void thoseOfTheBrowserAreLeftToIt() {
    for (int i = 0; i < 100; i++) {
      var ssrcs = new FreshSsrcs();
      int first = ssrcs.next(Set.of());
      int step = ssrcs.next(Set.of()) - first;
      int third = first + 2 * step;
      assertNotEquals(third, ssrcs.next(Set.of(third & 0xFFFF_FFFFL)));
    }
  }
}

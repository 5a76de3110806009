package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MediaNumbersTest {

  private final MediaNumbers numbers = new MediaNumbers();

  @Test
  void paddingLeavesNoGap() {
    assertEquals(100, numbers.number(100, false, false));
    assertEquals(MediaNumbers.NONE, numbers.number(101, true, false));
    assertEquals(MediaNumbers.NONE, numbers.number(102, true, false));
    assertEquals(101, numbers.number(103, false, true));
  }

  @Test
  void lostPaddingLeavesNoGapAndIsDroppedWhenItComesAfterAll() {
    numbers.number(100, false, false);
    numbers.number(102, true, false);
    assertEquals(101, numbers.number(104, false, true));
    assertEquals(MediaNumbers.NONE, numbers.number(101, true, false));
    assertEquals(MediaNumbers.NONE, numbers.number(103, true, false));
    assertEquals(102, numbers.number(105, false, true));
  }

  @Test
  void lostMediaLeaveAGapThatTheyFillWhenTheyCome() {
    numbers.number(100, false, false);
    assertEquals(102, numbers.number(102, false, false));
    assertEquals(MediaNumbers.NONE, numbers.number(103, true, false));
    assertEquals(103, numbers.number(104, false, true));
    assertEquals(101, numbers.number(101, false, false));
  }

  @Test
  void paddingWhoseGapWasKeptFillsIt() {
    numbers.number(100, false, false);
    assertEquals(102, numbers.number(102, false, false));
    assertEquals(101, numbers.number(101, true, false));
  }

  @Test
  void aLongGapForgetsWhatWasBeforeIt() {
    numbers.number(100, false, false);
    numbers.number(101, true, false);
    assertEquals(4_999, numbers.number(5_000, false, false));
    assertEquals(MediaNumbers.NONE, numbers.number(102, false, false));
    assertEquals(5_000, numbers.number(5_001, false, true));
  }

  @Test
  void numbersOfMediaAreUniqueAndInOrderWhateverIsLostOrOvertaken() {
    var random = new Random(7);
    var sent = new ArrayList<long[]>();
    long media = 0;
    for (long s = 1_000; s < 41_000; s++) {
      boolean empty = random.nextInt(5) == 0;
      long arrives = s + (random.nextInt(10) == 0 ? random.nextInt(30) : 0);
      if (random.nextInt(10) > 0 || s == 1_000) {
        sent.add(new long[] {arrives, s, empty ? 0 : ++media});
      } else if (!empty) {
        media++;
      }
    }
    sent.sort(Comparator.comparingLong(packet -> packet[0]));
    var numberOf = new TreeMap<Long, Long>();
    long newest = 0;
    for (long[] packet : sent) {
      boolean empty = packet[2] == 0;
      long number = numbers.number(packet[1], empty, !empty && packet[2] == newest + 1);
      newest = Math.max(newest, packet[2]);
      if (!empty) {
        assertNull(numberOf.put(packet[1], number));
      }
    }
    assertEquals(numberOf.size(), Set.copyOf(numberOf.values()).size());
    assertEquals(numberOf.values().stream().sorted().toList(), List.copyOf(numberOf.values()));
    long last = numberOf.lastEntry().getValue() - numberOf.firstEntry().getValue();
    assertTrue(last < 1.15 * media, "padding left gaps: " + last + " numbers, " + media + " media");
  }
}

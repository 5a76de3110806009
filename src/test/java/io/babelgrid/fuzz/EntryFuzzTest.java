package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.booking.EntryProbe;
import org.junit.jupiter.api.Timeout;

/** What stands in a topic of Kafka. */
@Timeout(30)
class EntryFuzzTest {

  @FuzzTest
  void aRecordIsReadWholeAndBoundedOrRefused(byte[] record) {
    EntryProbe.usage(record)
        .ifPresent(once -> assertArrayEquals(once, EntryProbe.usage(once).orElseThrow()));
    EntryProbe.latency(record)
        .ifPresent(once -> assertArrayEquals(once, EntryProbe.latency(once).orElseThrow()));
  }
}

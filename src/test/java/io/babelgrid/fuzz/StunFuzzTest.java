package io.babelgrid.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.ice4j.StunException;
import org.ice4j.message.Message;
import org.junit.jupiter.api.Timeout;

/** STUN, the one thing that this node reads of everybody: by ice4j, before any check of keys. */
@Timeout(30)
class StunFuzzTest {

  @FuzzTest
  void aBindingRequestIsReadOrRefused(byte[] bytes) {
    try {
      Message.decode(bytes, 0, bytes.length);
    } catch (StunException | RuntimeException e) {
      // Refused; ice4j's receiver catches both.
    }
  }
}

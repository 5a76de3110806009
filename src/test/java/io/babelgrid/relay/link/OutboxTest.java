package io.babelgrid.relay.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {

  /** Takes so many, and is told when it takes more. */
  private static final class Call implements LinkCall {

    final List<Integer> sent = new ArrayList<>();
    final List<String> ends = new ArrayList<>();
    int room;

    @Override
    public boolean isReady() {
      return room > 0;
    }

    @Override
    public void request(int messages) {}

    @Override
    public void send(byte[] message) {
      room--;
      sent.add((int) message[0]);
    }

    @Override
    public void finish() {
      ends.add("finished");
    }

    @Override
    public void cancel(String why) {
      ends.add(why);
    }

    @Override
    public X509Certificate certificate() {
      return null;
    }
  }

  private final Call call = new Call();

  private static byte[] message(int number, int bytes) {
    byte[] message = new byte[bytes];
    message[0] = (byte) number;
    return message;
  }

  @Test
  void whatDoesNotFitByNumberIsDroppedAndTheRestStaysInOrder() {
    var outbox = new Outbox(call, 3, 1000);
    call.room = 1;
    for (int i = 1; i <= 4; i++) {
      assertTrue(outbox.offer(message(i, 10)));
    }
    assertFalse(outbox.offer(message(5, 10)));
    assertEquals(List.of(1), call.sent);
    call.room = 2;
    outbox.drain();
    assertTrue(outbox.offer(message(6, 10)));
    call.room = 9;
    outbox.drain();
    assertEquals(List.of(1, 2, 3, 4, 6), call.sent);
  }

  @Test
  void whatDoesNotFitByBytesIsDroppedAndASmallerOneIsNot() {
    var outbox = new Outbox(call, 100, 100);
    assertTrue(outbox.offer(message(1, 90)));
    assertFalse(outbox.offer(message(2, 11)));
    assertTrue(outbox.offer(message(3, 10)));
    call.room = 1;
    outbox.drain();
    assertTrue(outbox.offer(message(4, 90)));
    call.room = 9;
    outbox.drain();
    assertEquals(List.of(1, 3, 4), call.sent);
  }

  @Test
  void whatIsUrgentGoesFirstAndIsBoundedToo() {
    var outbox = new Outbox(call, 3, 1000);
    outbox.offer(message(1, 10));
    for (int i = 0; i < 1_000; i++) {
      outbox.now(message(2, 10));
    }
    assertEquals(64, call.sent.size());
    call.room = 9;
    outbox.now(message(3, 10));
    outbox.drain();
    assertEquals(List.of(3, 1), call.sent.subList(64, 66));
  }

  @Test
  void anEndInOrderSendsWhatWaitsAndAnotherDropsIt() {
    var orderly = new Outbox(call, 3, 1000);
    orderly.offer(message(1, 10));
    orderly.finish();
    assertEquals(List.of(1), call.sent);
    assertFalse(orderly.offer(message(2, 10)));
    orderly.now(message(3, 10));
    orderly.finish();

    var hasty = new Outbox(call, 3, 1000);
    hasty.offer(message(4, 10));
    hasty.cancel("enough");
    hasty.finish();
    call.room = 9;
    hasty.drain();
    assertEquals(List.of(1), call.sent);
    assertEquals(List.of("finished", "enough"), call.ends);
  }
}

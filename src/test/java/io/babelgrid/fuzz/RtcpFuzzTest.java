package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.transport.rtp.CaptureDelay;
import io.babelgrid.transport.rtp.ReceiveStatistics;
import io.babelgrid.transport.rtp.ReceiverRate;
import io.babelgrid.transport.rtp.RtcpListener;
import io.babelgrid.transport.rtp.RtcpReader;
import io.babelgrid.transport.rtp.SenderClock;
import org.junit.jupiter.api.Timeout;

/** RTCP compounds, once decrypted, and what they move. */
@Timeout(30)
class RtcpFuzzTest {

  private static final long SECOND_NS = 1_000_000_000;

  /** A NACK of 4 bytes names 17 packets; nothing else says more. */
  private static final int MOST_SAID_BY_FOUR_BYTES = 17;

  @FuzzTest
  void aCompoundIsReadWithinItsBounds(byte[] bytes) {
    Framed.sameWhateverSurrounds(
        bytes,
        (b, off, len) -> {
          Said said = new Said();
          boolean whole = RtcpReader.read(b, off, len, said);
          assertTrue(said.count <= MOST_SAID_BY_FOUR_BYTES * (len / 4), said.count + " events");
          return whole + said.text.toString();
        });
  }

  /** Notes all, checks what has a range, and lets the clocks and rates of a peer follow. */
  private static final class Said implements RtcpListener {
    final StringBuilder text = new StringBuilder();
    final SenderClock clock = new SenderClock();
    final CaptureDelay delay = new CaptureDelay();
    final ReceiveStatistics statistics = new ReceiveStatistics(48_000);
    final ReceiverRate rate = new ReceiverRate();
    int count;
    long nowNs = 100 * SECOND_NS;

    private void say(String what) {
      count++;
      nowNs += SECOND_NS / 50;
      text.append('\n').append(what);
    }

    private static void require32(long... values) {
      for (long value : values) {
        assertTrue(value >= 0 && value <= 0xFFFF_FFFFL, "not 32 bits: " + value);
      }
    }

    @Override
    public void senderReport(long ssrc, long ntp, long timestamp) {
      require32(ssrc, timestamp);
      say("report " + ssrc + " " + ntp + " " + timestamp);
      clock.onSenderReport(ntp, nowNs);
      delay.onSenderReport(ntp, nowNs);
      delay.onCapture(ntp, timestamp);
      delay.onPacket(timestamp, 960, nowNs);
      statistics.onPacket(65_536 + count, timestamp, nowNs);
      statistics.onSenderReport(ntp, nowNs);
      statistics.report((int) ssrc, nowNs);
      long apart = clock.toLocalNs(ntp) - nowNs;
      assertTrue(Math.abs(apart) <= 2 * SECOND_NS, "the sender's clock is off by " + apart);
    }

    @Override
    public void receptionReport(long ssrc, int fractionLost, long lastReport, long since) {
      require32(ssrc, lastReport, since);
      assertTrue(fractionLost >= 0 && fractionLost <= 255);
      say("seen " + ssrc + " " + fractionLost + " " + lastReport + " " + since);
      delay.onRoundTrip(since, nowNs);
      assertTrue(delay.delayNs() >= CaptureDelay.UNKNOWN);
      rate.onLoss(fractionLost, nowNs);
      requireRate();
    }

    @Override
    public void nack(long ssrc, int[] sequences) {
      require32(ssrc);
      assertTrue(sequences.length > 0 && sequences.length <= 64 * 17);
      for (int sequence : sequences) {
        assertTrue(sequence >= 0 && sequence <= 0xFFFF);
        say("nack " + ssrc + " " + sequence);
      }
    }

    @Override
    public void keyFrameRequest(long ssrc) {
      require32(ssrc);
      say("key " + ssrc);
    }

    @Override
    public void estimatedBitrate(long bitsPerSecond) {
      assertTrue(bitsPerSecond >= 0, "a bitrate of " + bitsPerSecond);
      say("rate " + bitsPerSecond);
      rate.onEstimate(bitsPerSecond, 1_000_000, 500_000, nowNs);
      requireRate();
    }

    private void requireRate() {
      int bits = rate.bitsPerSecond();
      assertTrue(bits >= ReceiverRate.MIN && bits <= ReceiverRate.MAX);
    }
  }
}

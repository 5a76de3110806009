package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.OpusDecoder;
import io.babelgrid.audio.OpusEncoder;
import io.babelgrid.audio.OpusException;
import io.babelgrid.audio.SpeakerAudio;
import io.babelgrid.transport.rtp.OpusToc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** Packets of a real microphone, damaged on purpose, in libopus. */
@Timeout(30)
class OpusDecoderFuzzTest {

  private static final int MOST_ENTRIES = 60;
  private static final int LONGEST = 200;
  private static final int DECIMATION = 3;
  private static final List<byte[]> SPEECH = speech();

  @FuzzTest
  void whateverComesTheTimelineHasNoGap(byte[] bytes) {
    Script script = new Script(bytes);
    long ticks = 0;
    long samples = 0;
    try (SpeakerAudio audio = new SpeakerAudio();
        OpusDecoder plain = new OpusDecoder()) {
      for (int i = 0; script.more() && i < MOST_ENTRIES; i++) {
        int step = script.u8();
        byte[] packet = packet(step, script);
        int duration = OpusToc.durationTicks(packet);
        agrees(plain, packet, duration);
        boolean lost = (step & 2) != 0 || duration == 0;
        int lasts = lost ? 1 + script.u16() % OpusDecoder.MAX_SAMPLES : duration;
        AudioSpan span =
            audio.next(
                lost ? null : packet,
                lost && (step & 4) != 0 && packet.length > 0 ? packet : null,
                ticks,
                lasts);
        ticks += lasts;
        assertEquals(samples, span.startSample());
        assertEquals(ticks / DECIMATION, span.endSample());
        samples = span.endSample();
        for (float sample : span.samples()) {
          assertTrue(Math.abs(sample) <= 1.0001f, "a sample of " + sample);
        }
      }
    }
  }

  /** What the node reads from the first bytes is how long libopus finds the packet. */
  private static void agrees(OpusDecoder decoder, byte[] packet, int duration) {
    if (packet.length == 0) {
      return;
    }
    try {
      assertEquals(duration, decoder.decode(packet), "ticks of a packet that libopus takes");
    } catch (OpusException e) {
      // Its frames contradict its length, which the first bytes don't show.
    }
  }

  private static byte[] packet(int step, Script script) {
    if ((step & 1) != 0) {
      return script.bytes(LONGEST);
    }
    byte[] packet = SPEECH.get((step >> 4) % SPEECH.size()).clone();
    int changes = script.u8() & 7;
    for (int i = 0; i < changes; i++) {
      int at = script.u8() % packet.length;
      packet[at] ^= (byte) script.u8();
    }
    return (step & 8) != 0 ? Arrays.copyOf(packet, script.u8()) : packet;
  }

  private static List<byte[]> speech() {
    List<byte[]> packets = new ArrayList<>();
    float[] sound = new float[OpusEncoder.FRAME_SAMPLES];
    try (OpusEncoder encoder = new OpusEncoder(OpusEncoder.Config.SPEECH)) {
      for (int frame = 0; frame < 12; frame++) {
        for (int i = 0; i < sound.length; i++) {
          double t = (frame * sound.length + i) / (double) OpusDecoder.SAMPLE_RATE_HZ;
          double tone = Math.sin(2 * Math.PI * 140 * t) + .5 * Math.sin(2 * Math.PI * 700 * t);
          sound[i] = (float) (.4 * tone * (frame % 4 == 3 ? .01 : 1));
        }
        packets.add(encoder.encode(sound, 0));
      }
    }
    return packets;
  }
}

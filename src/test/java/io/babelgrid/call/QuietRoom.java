package io.babelgrid.call;

import io.babelgrid.audio.AudioLevel;
import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.OpusEncoder;
import io.babelgrid.audio.SpeakerAudio;
import io.babelgrid.transport.AudioPacket;
import java.util.ArrayList;
import java.util.List;

/** A microphone with its browser, and what a node decodes of it. */
final class QuietRoom implements AutoCloseable {

  static final int FRAME = OpusEncoder.FRAME_SAMPLES;

  final List<AudioSpan> spans = new ArrayList<>();
  double restsBelow = -1;
  private final OpusEncoder encoder = new OpusEncoder(OpusEncoder.Config.SPEECH);
  private final SpeakerAudio audio = new SpeakerAudio();
  private final MicrophoneDecoder decoder =
      new MicrophoneDecoder(audio, () -> restsBelow, (span, _) -> spans.add(span));
  private int packets;

  /** The next 20 ms at 48 kHz, as a browser sends them. */
  AudioPacket packet(float[] frame, boolean saysLevel) {
    int level = saysLevel ? (int) Math.round(-AudioLevel.dbfs(frame)) : AudioPacket.LEVEL_UNKNOWN;
    return new AudioPacket(
        encoder.encode(frame, 0), null, level, (long) packets * FRAME, FRAME, packets++);
  }

  /** The next packet never comes. */
  AudioPacket lost() {
    return new AudioPacket(null, null, (long) packets * FRAME, FRAME, packets++);
  }

  void accept(AudioPacket packet) {
    decoder.accept(packet);
  }

  void pass(AudioPacket packet) {
    decoder.pass(packet);
  }

  void finish() {
    decoder.finish();
  }

  /** How many of the latest spans were decoded. */
  long heard(int latest) {
    return spans.subList(spans.size() - latest, spans.size()).stream()
        .filter(AudioSpan::heard)
        .count();
  }

  @Override
  public void close() {
    encoder.close();
    audio.close();
  }
}

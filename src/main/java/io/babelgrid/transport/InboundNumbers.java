package io.babelgrid.transport;

import io.babelgrid.transport.rtp.CaptureDelay;
import io.babelgrid.transport.rtp.NackGenerator;
import java.util.Objects;
import java.util.Optional;

/**
 * Numbers of what comes in from a browser or node, published every 50 ms.
 *
 * @param lost, likewise {@code missed}, {@code concealed} and {@code late}, of all streams together
 * @param jitterMs of the microphone, likewise {@code captureDelayMs}
 */
record InboundNumbers(
    long lost, long missed, long concealed, long late, double jitterMs, double captureDelayMs) {

  static final InboundNumbers NONE = new InboundNumbers(0, 0, 0, 0, 0, Double.NaN);

  static InboundNumbers of(PeerReceiver receiver) {
    InboundTracks lines = receiver.tracks();
    Optional<InboundAudio> microphone =
        lines.audio().stream().filter(line -> line.key().first()).findFirst();
    long lost = receiver.streams().stream().mapToLong(one -> one.statistics().lost()).sum();
    double jitterMs = microphone.map(InboundAudio::jitterMs).orElse(0.0);
    long missed =
        receiver.streams().stream()
            .map(InboundStream::nacks)
            .filter(Objects::nonNull)
            .mapToLong(NackGenerator::missed)
            .sum();
    long delayNs =
        microphone.map(line -> line.captureDelay().delayNs()).orElse(CaptureDelay.UNKNOWN);
    double delayMs = delayNs == CaptureDelay.UNKNOWN ? Double.NaN : delayNs / 1e6;
    return new InboundNumbers(lost, missed, lines.concealed(), lines.late(), jitterMs, delayMs);
  }
}

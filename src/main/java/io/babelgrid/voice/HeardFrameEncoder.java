package io.babelgrid.voice;

import io.babelgrid.echo.SoundPrint;
import io.babelgrid.echo.VoiceMeter;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.FrameEncoder;
import java.util.function.Consumer;

/**
 * Tells of each frame that is encoded what it sounds like, for whoever must know it again. Belongs
 * to the playout clock's thread.
 */
final class HeardFrameEncoder implements FrameEncoder {

  private final FrameEncoder encoder;
  private final NanoClock clock;
  private final Consumer<SoundPrint> sounds;
  private final VoiceMeter meter = new VoiceMeter();

  HeardFrameEncoder(FrameEncoder encoder, NanoClock clock, Consumer<SoundPrint> sounds) {
    this.encoder = encoder;
    this.clock = clock;
    this.sounds = sounds;
  }

  @Override
  public byte[] encode(short[] pcm) {
    SoundPrint print = meter.print(pcm, clock.nowNs());
    if (print != null) {
      sounds.accept(print);
    }
    return encoder.encode(pcm);
  }

  @Override
  public void close() {
    encoder.close();
  }
}

package io.babelgrid.call.sight;

import io.babelgrid.transport.MediaPacket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets one layer of a camera pass to one listener. Another one begins with a key frame, and until
 * that comes the one before goes on. Packets come from the camera's thread; what is to be seen is
 * said by any.
 */
public final class LayerGate {

  /** Longer than a browser takes to answer; transport asks it no more often anyway. */
  private static final long ASK_AGAIN_NS = 1_000_000_000;

  private final CameraLayers layers;
  private final Consumer<String> keyFrames;
  private volatile Sight sight = Sight.BEST;

  /** Of the camera's thread, read by others. */
  private volatile @Nullable String shown;

  /** The layer that is waited for, and what has come of it. */
  private @Nullable String awaited;

  private long newest;
  private @Nullable String asked;
  private long askedNs;

  /**
   * @param keyFrames asks the camera for a key frame of a layer; must not block
   */
  public LayerGate(CameraLayers layers, Consumer<String> keyFrames) {
    this.layers = layers;
    this.keyFrames = keyFrames;
  }

  /** From the next packet on, as far as a key frame lets it. */
  public void see(Sight next) {
    sight = next;
  }

  public Sight sight() {
    return sight;
  }

  /** The layer that passes now; null for none. */
  public @Nullable String shown() {
    return shown;
  }

  /** Whether a packet of a layer goes on to the listener. */
  public boolean passes(String layer, MediaPacket packet) {
    String wanted =
        switch (sight) {
          case Sight.Nothing _ -> null;
          case Sight.Best _ -> layers.best();
          case Sight.Of of -> of.layer();
        };
    if (wanted == null) {
      shown = null;
      asked = null;
      return false;
    }
    if (!layers.several()) {
      shown = layer;
      return true;
    }
    if (layer.equals(wanted) && !wanted.equals(shown)) {
      begin(wanted, packet);
    }
    return layer.equals(shown);
  }

  /** Of a key frame whose beginning was overtaken by the rest, the rest is gone. */
  private void begin(String wanted, MediaPacket packet) {
    boolean overtaken = wanted.equals(awaited) && packet.sequence() < newest;
    newest = overtaken ? newest : packet.sequence();
    awaited = wanted;
    if (packet.keyFrameStart() && !overtaken) {
      shown = wanted;
      asked = null;
    } else if (!wanted.equals(asked) || packet.arrivedNs() - askedNs >= ASK_AGAIN_NS) {
      asked = wanted;
      askedNs = packet.arrivedNs();
      keyFrames.accept(wanted);
    }
  }
}

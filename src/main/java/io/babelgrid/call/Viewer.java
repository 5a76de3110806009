package io.babelgrid.call;

import io.babelgrid.call.sight.LayerGate;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.SendSlot;

/**
 * Where a camera goes to, and which of its layers goes there.
 *
 * @param slot of the listener
 * @param gate of the listener and the camera
 */
record Viewer(SendSlot slot, LayerGate gate) {

  /** What comes after a pause begins with a key frame. */
  void forward(String speakerId, String layer, MediaPacket packet) {
    boolean wasShown = gate.shown() != null;
    if (gate.passes(layer, packet)) {
      slot.forward(speakerId, packet);
    } else if (wasShown && gate.shown() == null) {
      slot.pause();
    }
  }
}

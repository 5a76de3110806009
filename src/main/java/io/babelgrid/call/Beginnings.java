package io.babelgrid.call;

import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;

/** Which originals of a speaker have begun to come: of video, with a key frame. Any thread. */
final class Beginnings {

  private volatile boolean audio;
  private volatile boolean video;

  boolean has(MediaKind kind) {
    return kind == MediaKind.AUDIO ? audio : video;
  }

  /** Whether one begins with this packet. */
  boolean begins(MediaPacket packet) {
    if (has(packet.kind()) || packet.kind() == MediaKind.VIDEO && !packet.keyFrameStart()) {
      return false;
    }
    if (packet.kind() == MediaKind.AUDIO) {
      audio = true;
    } else {
      video = true;
    }
    return true;
  }
}

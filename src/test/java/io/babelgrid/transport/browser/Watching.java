package io.babelgrid.transport.browser;

import io.babelgrid.transport.AudioPacket;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.PeerListener;
import io.babelgrid.transport.StreamKey;

/** Somebody of whom only some is of interest. */
class Watching implements PeerListener {

  @Override
  public void onConnected() {}

  @Override
  public void onMedia(StreamKey stream, MediaPacket packet) {}

  @Override
  public void onAudio(StreamKey stream, AudioPacket packet) {}

  @Override
  public void onKeyFrameRequest(String trackId) {}

  @Override
  public void onSilent() {}

  @Override
  public void onResumed() {}

  @Override
  public void onClosed(String reason) {}
}

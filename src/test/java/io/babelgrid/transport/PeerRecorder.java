package io.babelgrid.transport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A listener that only waits for the end. */
class PeerRecorder implements PeerListener {

  /** Each end that it was told; a peer has one. */
  final List<String> reasons = new CopyOnWriteArrayList<>();

  final CountDownLatch closed = new CountDownLatch(1);

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
  public void onClosed(String reason) {
    reasons.add(reason);
    closed.countDown();
  }
}

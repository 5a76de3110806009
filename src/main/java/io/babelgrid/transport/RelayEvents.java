package io.babelgrid.transport;

/** Tells who owns a relay what happens on it. Relay's thread. */
record RelayEvents(Relay.Listener listener, RelaySlots slots) implements LinkEvents {

  @Override
  public void onConnected() {
    listener.onConnected();
  }

  @Override
  public void onKeyFrameRequest(WebRtcSendSlot slot) {
    RelayTrack track = slots.track(slot);
    if (track != null) {
      listener.onKeyFrameRequest(track.room(), track.id());
    }
  }

  @Override
  public void onSilent() {
    listener.onSilent();
  }

  @Override
  public void onResumed() {
    listener.onResumed();
  }

  @Override
  public void onClosed(String reason) {
    listener.onClosed(reason);
  }
}

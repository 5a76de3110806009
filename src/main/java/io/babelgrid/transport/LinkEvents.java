package io.babelgrid.transport;

/** What happens on one connection. Calls come from the connection's thread, one at a time. */
interface LinkEvents {

  /** Media flows. */
  void onConnected();

  /** The receiver of a slot asks for a key frame of its source. */
  void onKeyFrameRequest(WebRtcSendSlot slot);

  /** Nothing has arrived for the silence limit; may recover. */
  void onSilent();

  void onResumed();

  /** Nothing follows. */
  void onClosed(String reason);

  /** Tells them to who owns a browser's peer. */
  static LinkEvents of(PeerListener listener) {
    return new LinkEvents() {
      @Override
      public void onConnected() {
        listener.onConnected();
      }

      @Override
      public void onKeyFrameRequest(WebRtcSendSlot slot) {
        listener.onKeyFrameRequest(slot.trackId());
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
    };
  }
}

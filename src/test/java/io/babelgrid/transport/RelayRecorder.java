package io.babelgrid.transport;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** Notes what one end of a relay hears. */
class RelayRecorder implements Relay.Listener {

  record Heard(MediaPacket packet, long atNs) {}

  final List<String> events = new CopyOnWriteArrayList<>();
  final List<String> keyFrameRequests = new CopyOnWriteArrayList<>();
  final Map<String, LinkedBlockingQueue<Heard>> media = new ConcurrentHashMap<>();

  LinkedBlockingQueue<Heard> of(String trackId) {
    return media.computeIfAbsent(trackId, _ -> new LinkedBlockingQueue<>());
  }

  @Override
  public void onConnected() {
    events.add("connected");
  }

  @Override
  public void onMedia(RelayTrack track, MediaPacket packet) {
    of(track.id()).add(new Heard(packet, System.nanoTime()));
  }

  @Override
  public void onKeyFrameRequest(String room, String trackId) {
    keyFrameRequests.add(room + "/" + trackId);
  }

  @Override
  public void onSilent() {
    events.add("silent");
  }

  @Override
  public void onResumed() {
    events.add("resumed");
  }

  @Override
  public void onClosed(String reason) {
    events.add(reason);
  }
}

package io.babelgrid.call;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.face.LipEvents;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.transport.SendSlot;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who sees one speaker's redrawn lips, and whether anybody may. Any thread. */
public final class LipShow implements LipEvents {

  private final Audience audience;
  private final CallMedia call;
  private final Runnable cameraKeyFrame;

  /** Languages in which they are to be had. */
  private final Set<Language> drawn = ConcurrentHashMap.newKeySet();

  private volatile boolean allowed = true;
  private volatile boolean cameraOff;

  LipShow(Audience audience, CallMedia call, Runnable cameraKeyFrame) {
    this.audience = audience;
    this.call = call;
    this.cameraKeyFrame = cameraKeyFrame;
  }

  /** The speaker's say in it. */
  void allowed(boolean isAllowed) {
    if (allowed != isAllowed) {
      allowed = isAllowed;
      call.replan();
    }
  }

  void cameraOff(boolean isOff) {
    if (cameraOff != isOff) {
      cameraOff = isOff;
      call.replan();
    }
  }

  /** Whether who hears the speaker in a language sees their lips move with it. */
  boolean shown(Language heard) {
    return allowed
        && !cameraOff
        && drawn.contains(heard)
        && audience.level(heard).compareTo(ServiceLevel.VOICE) <= 0;
  }

  /** A language is served in another way from now on. */
  void served(Language target) {
    if (drawn.contains(target)) {
      call.replanSoon();
    }
  }

  @Override
  public void drawn(Language target, boolean isDrawn) {
    if (isDrawn ? drawn.add(target) : drawn.remove(target)) {
      call.replanSoon();
    }
  }

  @Override
  public boolean seen(Language target) {
    return !slots(target).isEmpty();
  }

  @Override
  public int bitsPerSecond(Language target) {
    return slots(target).stream().mapToInt(SendSlot::receiverBitsPerSecond).min().orElse(0);
  }

  @Override
  public void frame(
      Language target, StreamId stream, List<byte[]> payloads, long rtpTicks, long shownNs) {
    for (SendSlot slot : slots(target)) {
      for (int i = 0; i < payloads.size(); i++) {
        slot.send(stream, payloads.get(i), rtpTicks, i == payloads.size() - 1, shownNs);
      }
    }
  }

  @Override
  public void cameraKeyFrame() {
    cameraKeyFrame.run();
  }

  private List<SendSlot> slots(Language target) {
    return audience.fanOut().lips().getOrDefault(target, List.of());
  }
}

package io.babelgrid.call;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.face.LipEvents;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.transport.SendSlot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who sees one speaker's redrawn lips, and whether anybody may: that belongs to the call's writer,
 * which makes it a part of its plan. What the drawing of lips tells and asks may come from any
 * thread.
 */
final class LipShow implements LipEvents {

  private final Audience audience;
  private final CallMedia call;
  private final Runnable cameraKeyFrame;

  /** Languages in which they are to be had. */
  private final Set<Language> drawn = new HashSet<>();

  private boolean allowed = true;
  private boolean cameraOff;

  LipShow(Audience audience, CallMedia call, Runnable cameraKeyFrame) {
    this.audience = audience;
    this.call = call;
    this.cameraKeyFrame = cameraKeyFrame;
  }

  /**
   * The speaker's say in it.
   *
   * @return whether that is new
   */
  boolean allowed(boolean isAllowed) {
    boolean before = allowed;
    allowed = isAllowed;
    return before != isAllowed;
  }

  /**
   * @return whether that is new
   */
  boolean cameraOff(boolean isOff) {
    boolean before = cameraOff;
    cameraOff = isOff;
    return before != isOff;
  }

  /** Whether who hears the speaker in a language sees their lips move with it. */
  boolean shown(Language heard) {
    return allowed
        && !cameraOff
        && drawn.contains(heard)
        && audience.level(heard).compareTo(ServiceLevel.VOICE) <= 0;
  }

  @Override
  public void drawn(Language target, boolean isDrawn) {
    call.tell(() -> isDrawn ? drawn.add(target) : drawn.remove(target));
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
    audience.send(
        slots(target),
        slot -> {
          for (int i = 0; i < payloads.size(); i++) {
            slot.send(stream, payloads.get(i), rtpTicks, i == payloads.size() - 1, shownNs);
          }
        });
  }

  @Override
  public void cameraKeyFrame() {
    cameraKeyFrame.run();
  }

  private List<SendSlot> slots(Language target) {
    return audience.fanOut().lips().getOrDefault(target, List.of());
  }
}

package io.babelgrid.face;

import io.babelgrid.budget.FlowKind;
import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.camera.CameraStream;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.engine.ThreadPriority;
import io.babelgrid.lipsync.face.Face;
import io.babelgrid.lipsync.face.FaceTracker;
import io.babelgrid.lipsync.generate.MouthRenderer;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.video.AssembledFrame;
import io.babelgrid.video.VideoFrame;
import io.babelgrid.voice.LipVoice;
import io.babelgrid.voice.VoiceFollower;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The camera of one speaker, looked at for the sake of their mouth: decoded once, its face found
 * once, drawn anew once for each language in which somebody sees it. As long as nobody hears the
 * speaker in another language, nothing is decoded; without a face, one picture in some is looked
 * at.
 *
 * <p>All of it runs on a thread of its own, not on a compute lane: a picture is due 25 times a
 * second, and what runs on a lane does not make way for it.
 */
public final class SpeakerVideo implements VoiceFollower, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SpeakerVideo.class);

  /** More than a second of a camera. */
  private static final int QUEUED_PACKETS = 512;

  private static final long WAKE_MS = 20;

  /** A picture older than this is not drawn. */
  private static final long TOO_OLD_NS = 120_000_000L;

  /**
   * One older than this is decoded, since others refer to it, but no face is looked for: it would
   * be too old when it is found, and all later ones too.
   */
  private static final long TOO_OLD_TO_LOOK_NS = 60_000_000L;

  /** Half a second of pictures. */
  private static final int GLANCE_EVERY = 12;

  /** A face that is gone for so long is not about to come back. */
  private static final long GONE_NS = 3_000_000_000L;

  private final LipParts parts;
  private final FlowGovernor governor;
  private final FaceContext context;
  private final ComputeAccount account;
  private final BlockingQueue<MediaPacket> packets = new ArrayBlockingQueue<>(QUEUED_PACKETS);
  private final List<LipTrack> tracks = new CopyOnWriteArrayList<>();
  private @Nullable Thread thread;
  private boolean closed;
  private volatile boolean allowed = true;

  public SpeakerVideo(LipParts parts, FlowGovernor governor, FaceContext context) {
    this.parts = parts;
    this.governor = governor;
    this.context = context;
    this.account = context.account().part(context.usage().of(FlowKind.LIPS).account());
  }

  /** Whether the speaker lets their mouth be redrawn: holds from the next picture on. */
  public void allowed(boolean isAllowed) {
    allowed = isAllowed;
  }

  /** Draws for a language from now on, as its voice speaks, in place of what was drawn for it. */
  @Override
  public synchronized void follow(Language target, LipVoice voice) {
    if (closed) {
      return;
    }
    end(target);
    tracks.add(new LipTrack(target, parts, governor, context, voice));
    if (thread == null) {
      packets.clear();
      thread = Thread.ofPlatform().daemon().name("lips").start(this::run);
    }
  }

  /** Draws no more for any but these; the thread ends with the last one. */
  @Override
  public synchronized void keep(Set<Language> targets) {
    tracks.stream()
        .map(LipTrack::target)
        .filter(target -> !targets.contains(target))
        .forEach(this::end);
    if (tracks.isEmpty()) {
      endThread();
    }
  }

  private void end(Language target) {
    for (LipTrack track : tracks) {
      if (track.target().equals(target)) {
        tracks.remove(track);
        track.close();
      }
    }
  }

  /** Whether packets are of use at present. */
  public boolean looks() {
    return !tracks.isEmpty();
  }

  /** A packet of the camera. Never waits. */
  public void packet(MediaPacket packet) {
    if (!tracks.isEmpty() && !packets.offer(packet)) {
      // The thread is a second late; the gap that it will find makes it ask for a key frame.
      context.ledger().dropped(Workload.LIP_FRAME, Stage.RECEIVE_QUEUE);
    }
  }

  /** The key frame that somebody asks for who sees the speaker in a language. */
  public void keyFrame(Language target) {
    tracks.stream().filter(track -> track.target().equals(target)).forEach(LipTrack::keyFrame);
  }

  @Override
  public synchronized void close() {
    closed = true;
    keep(Set.of());
  }

  private void endThread() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  private void run() {
    ThreadPriority.asPictures();
    try (var camera = new CameraStream();
        var watch = new Watch()) {
      while (!Thread.currentThread().isInterrupted()) {
        MediaPacket packet = packets.poll(WAKE_MS, TimeUnit.MILLISECONDS);
        try {
          take(camera, watch, packet);
        } catch (Throwable e) {
          Survival.survived(LOG, "drawing a picture of a camera", e);
        }
      }
    } catch (InterruptedException e) {
      LOG.trace("nobody looks at this camera any more");
    } catch (Throwable e) {
      Survival.survived(LOG, "the drawing of lips", e);
    } finally {
      ended();
    }
  }

  /** The next language that opens starts another thread. */
  private synchronized void ended() {
    if (thread == Thread.currentThread()) {
      thread = null;
    }
  }

  private void take(CameraStream camera, Watch watch, @Nullable MediaPacket packet) {
    if (packet != null) {
      camera.offer(packet);
    }
    long nowNs = context.clock().nowNs();
    for (AssembledFrame next = camera.poll(nowNs); next != null; next = camera.poll(nowNs)) {
      watch.picture(camera, next);
    }
    if (camera.needsKeyFrame(nowNs)) {
      // Transport asks twice a second at most.
      context.events().cameraKeyFrame();
    }
  }

  /** What is known of the face; belongs to the thread. */
  private final class Watch implements AutoCloseable {
    private final FaceTracker tracker = parts.tracker();
    private final MouthRenderer renderer = parts.drawing().renderer();
    private final Punctuality punctuality = new Punctuality();
    private int glance;
    private boolean seen;
    private long seenAtNs;

    void picture(CameraStream camera, AssembledFrame encoded) {
      long takenNs = context.clock().nowNs();
      CameraStream.Picture picture =
          charged(() -> parts.lanes().beside("lips.decode", () -> camera.decode(encoded)));
      if (picture == null) {
        return;
      }
      try {
        look(picture, camera, takenNs);
      } finally {
        camera.done(picture.frame());
      }
    }

    private void look(CameraStream.Picture picture, CameraStream camera, long takenNs) {
      long decodedNs = context.clock().nowNs();
      if (late(picture, decodedNs, TOO_OLD_TO_LOOK_NS)) {
        return;
      }
      boolean may = allowed && punctuality.holds(decodedNs);
      VideoFrame frame = picture.frame();
      boolean looked = may && (seen || glance++ % GLANCE_EVERY == 0);
      Face face = looked ? charged(() -> find(frame, picture.shownNs())) : null;
      long foundNs = context.clock().nowNs();
      notice(face, may, foundNs);
      if (late(picture, foundNs, TOO_OLD_NS)) {
        return;
      }
      punctuality.inTime(foundNs);
      VideoFrame canvas = camera.canvas(picture);
      var stamps = new LipStamps(picture.arrivedNs(), takenNs, decodedNs, foundNs);
      for (LipTrack track : tracks) {
        track.draw(frame, renderer, looked && seen, picture.shownNs(), stamps, canvas);
      }
      camera.done(canvas);
    }

    /** Whether a picture came too late; if that goes on, listeners are better off without lips. */
    private boolean late(CameraStream.Picture picture, long nowNs, long tooOldNs) {
      if (nowNs - picture.arrivedNs() <= tooOldNs) {
        return false;
      }
      context.ledger().dropped(Workload.LIP_FRAME, Stage.VIDEO_DECODE);
      punctuality.late(nowNs);
      if (!punctuality.holds(nowNs)) {
        tracks.forEach(LipTrack::rest);
      }
      return true;
    }

    private @Nullable Face find(VideoFrame frame, long shownNs) {
      Face face = tracker.track(frame);
      renderer.observe(
          frame, face == null ? null : face.landmarks(), face == null ? 0 : face.score(), shownNs);
      return face;
    }

    private void notice(@Nullable Face face, boolean may, long nowNs) {
      if (face != null) {
        seenAtNs = nowNs;
        seen = true;
      } else if (seen && (!may || nowNs - seenAtNs > GONE_NS)) {
        seen = false;
        renderer.forget();
      }
    }

    private <T extends @Nullable Object> T charged(
        ScopedValue.CallableOp<T, RuntimeException> work) {
      return ScopedValue.where(ComputeAccount.CURRENT, account).call(work);
    }

    @Override
    public void close() {
      tracker.close();
      renderer.forget();
    }
  }
}

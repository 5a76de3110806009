package io.babelgrid.flow;

import static org.awaitility.Awaitility.await;

import io.babelgrid.engine.StageCounters;
import io.babelgrid.evaluation.FaceClip;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.face.LipParts;
import io.babelgrid.flow.FakeMediaServer.FakeSlot;
import io.babelgrid.lipsync.face.FaceModels;
import io.babelgrid.lipsync.generate.MouthDrawing;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.video.AssembledFrame;
import io.babelgrid.video.FramePool;
import io.babelgrid.video.VideoFrame;
import io.babelgrid.video.Vp8Assembler;
import io.babelgrid.video.Vp8Decoder;
import io.babelgrid.video.Vp8Encoder;
import io.babelgrid.video.Vp8Packetizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A call on dummy voices and real faces, in which Ann has a camera. */
final class LipCall implements AutoCloseable {

  /** Between two pictures, of 90 kHz. */
  static final int FRAME_TICKS = 3_600;

  private static final long FRAME_NS = 40_000_000;
  private static final long BEGAN_NS = System.nanoTime();

  final DummyCall call = new DummyCall(2);
  private final FaceModels faces = FaceModels.load(PreparedModels.store(), call.lanes);
  private long sequence;
  private long ticks;

  LipCall() {
    call.models.lipParts = new LipParts(faces, call.lanes, 0.3, NanoClock.system());
  }

  /** From now on an operator's own model draws the mouths. */
  void drawWith(MouthDrawing drawing) {
    call.models.lipParts = new LipParts(faces, call.lanes, 0.3, NanoClock.system(), drawing);
  }

  /** Ann opens her mouth, and says no word: from now on she has a voice in other languages. */
  void begin() {
    call.tone("ann", 12, 12);
    await().until(() -> call.playout.stats().tracks() > 0);
  }

  /** Packets that Ann's camera has sent. */
  long sent() {
    return sequence;
  }

  /** Sends pictures of a clip at its own pace; gives what was sent. */
  List<VideoFrame> show(String clip, int count) {
    FaceClip pictures = FaceClip.open(clip);
    var shown = new ArrayList<VideoFrame>();
    var packetizer = new Vp8Packetizer(0);
    VideoFrame first = pictures.frame(0);
    long startNs = System.nanoTime();
    long startTicks = (startNs - BEGAN_NS) / FRAME_NS * FRAME_TICKS;
    try (var encoder = new Vp8Encoder(first.width(), first.height(), 1_500_000, 25)) {
      for (int i = 0; i < count; i++) {
        VideoFrame picture = pictures.frame(i % pictures.length());
        shown.add(picture);
        boolean key = i % 10 == 0;
        LockSupport.parkNanos(startNs + i * FRAME_NS - System.nanoTime());
        ticks = startTicks + (long) i * FRAME_TICKS;
        send(packetizer.packets(encoder.encode(picture, ticks, key).data()), key);
      }
    }
    return shown;
  }

  private void send(List<byte[]> payloads, boolean key) {
    var listener = call.peer("ann").listener;
    for (int k = 0; k < payloads.size(); k++) {
      long nowNs = System.nanoTime();
      boolean last = k == payloads.size() - 1;
      listener.onMedia(
          FakeMediaServer.CAMERA,
          new MediaPacket(
              MediaKind.VIDEO,
              1,
              sequence++,
              ticks & 0xFFFF_FFFFL,
              last,
              payloads.get(k),
              key && k == 0,
              nowNs,
              nowNs,
              nowNs));
    }
  }

  /** Whether Bob has been told that he sees Ann's redrawn lips, or sees them no longer. */
  boolean bobIsTold(boolean redrawn) {
    return call.ears.lips.contains("bob sees lips of ann pt " + redrawn);
  }

  /** Requests that a stage of the models has taken so far. */
  long requests(String stage) {
    StageCounters counters = call.lanes.stages().get(stage);
    return counters == null ? 0 : counters.snapshot().requests();
  }

  /** What a browser would make of the packets. */
  static List<VideoFrame> pictures(FakeSlot slot) {
    var assembler = new Vp8Assembler(Duration.ofSeconds(1));
    var pictures = new ArrayList<VideoFrame>();
    long next = 0;
    try (var decoder = new Vp8Decoder()) {
      for (FakeSlot.VideoPacket packet : slot.video) {
        assembler.offer(next++, packet.rtpTicks(), packet.marker(), packet.payload(), 0);
        for (AssembledFrame f = assembler.poll(0); f != null; f = assembler.poll(0)) {
          VideoFrame picture = decoder.decode(f.data(), f.length(), new FramePool(0));
          if (picture != null) {
            pictures.add(picture);
          }
        }
      }
    }
    return pictures;
  }

  private static boolean draws(Thread thread) {
    return thread.getName().equals("lips");
  }

  @Override
  public void close() {
    await().until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(LipCall::draws));
    call.close();
    faces.close();
  }
}

package io.babelgrid.relay.link;

import com.google.protobuf.InvalidProtocolBufferException;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.link.wire.Frame;
import io.babelgrid.room.NodeEpoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a link reads and writes, for tests elsewhere. */
public final class LinkProbe {

  private static final NodeEpoch SENDER = new NodeEpoch(new UUID(1, 2), 3);

  private LinkProbe() {}

  /** Null for what is no message. */
  public static @Nullable LinkMessage read(byte[] frame) throws InvalidProtocolBufferException {
    return new LinkReader(SENDER, new PeerClock.Reading(0, 0, 0)).read(Frame.parseFrom(frame));
  }

  public static byte[] write(LinkMessage message) {
    return LinkWriter.write(message).toByteArray();
  }

  /** A frame of each kind. */
  public static List<byte[]> frames() {
    var frames = new ArrayList<byte[]>();
    new TestMessages(SENDER, new Random(1)).all().forEach(message -> frames.add(write(message)));
    return frames;
  }
}

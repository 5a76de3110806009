package io.babelgrid.relay.link;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** The end of a call that this node made, on a connection of its own. */
record ClientSide(ManagedChannel channel, ClientCall<byte[], byte[]> call) implements LinkCall {

  static <E extends Events> E start(ManagedChannel channel, Listening<E> listening) {
    ClientCall<byte[], byte[]> call = channel.newCall(Wire.TALK, CallOptions.DEFAULT);
    E events = listening.apply(new ClientSide(channel, call));
    call.start(new Listener(channel, events), new Metadata());
    return events;
  }

  @Override
  public boolean isReady() {
    return call.isReady();
  }

  @Override
  public void request(int messages) {
    call.request(messages);
  }

  @Override
  public void send(byte[] message) {
    call.sendMessage(message);
  }

  @Override
  public void finish() {
    call.halfClose();
  }

  @Override
  public void cancel(String why) {
    call.cancel(why, null);
    channel.shutdownNow();
  }

  @Override
  public @Nullable X509Certificate certificate() {
    return Wire.certificate(call.getAttributes());
  }

  private static final class Listener extends ClientCall.Listener<byte[]> {

    private final ManagedChannel channel;
    private final Events events;

    Listener(ManagedChannel channel, Events events) {
      this.channel = channel;
      this.events = events;
    }

    @Override
    public void onMessage(byte[] message) {
      events.onMessage(message);
    }

    @Override
    public void onReady() {
      events.onReady();
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      channel.shutdownNow();
      events.onEnd(status.isOk() ? "the other node is done" : why(status));
    }

    /** In a line: what lies at the bottom of it. */
    private static String why(Status status) {
      Throwable root = status.getCause();
      while (root != null && root.getCause() != null) {
        root = root.getCause();
      }
      String said = root == null ? status.getDescription() : root.getMessage();
      return said == null ? status.getCode().toString() : said.lines().findFirst().orElse("");
    }
  }
}

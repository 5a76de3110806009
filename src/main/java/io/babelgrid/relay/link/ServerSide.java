package io.babelgrid.relay.link;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** The end of a call that another node made. */
final class ServerSide implements LinkCall {

  private final ServerCall<byte[], byte[]> call;
  private boolean closed;

  ServerSide(ServerCall<byte[], byte[]> call) {
    this.call = call;
  }

  static ServerCallHandler<byte[], byte[]> handler(Listening<?> arrivals) {
    return (call, headers) -> {
      call.sendHeaders(new Metadata());
      return new Listener(arrivals.apply(new ServerSide(call)));
    };
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
    close(Status.OK);
  }

  @Override
  public void cancel(String why) {
    close(Status.ABORTED.withDescription(why));
  }

  private void close(Status status) {
    if (!closed) {
      closed = true;
      call.close(status, new Metadata());
    }
  }

  @Override
  public @Nullable X509Certificate certificate() {
    return Wire.certificate(call.getAttributes());
  }

  private static final class Listener extends ServerCall.Listener<byte[]> {

    private final Events events;

    Listener(Events events) {
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
    public void onHalfClose() {
      events.onEnd("the other node is done");
    }

    @Override
    public void onCancel() {
      events.onEnd("the connection broke");
    }

    @Override
    public void onComplete() {
      events.onEnd("done");
    }
  }
}

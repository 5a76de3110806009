package io.babelgrid.relay.link;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What gRPC has to know of a link. Frames are bytes to it, so that none can trip its threads. */
final class Wire {

  static final String SERVICE = "babelgrid.link.v1.NodeLink";

  private static final MethodDescriptor.Marshaller<byte[]> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] frame) {
          return new ByteArrayInputStream(frame);
        }

        @Override
        public byte[] parse(InputStream frame) {
          try {
            return frame.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException("a frame is in memory", e);
          }
        }
      };

  static final MethodDescriptor<byte[], byte[]> TALK =
      MethodDescriptor.newBuilder(BYTES, BYTES)
          .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
          .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Talk"))
          .build();

  private Wire() {}

  static @Nullable X509Certificate certificate(Attributes call) {
    SSLSession session = call.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      return null;
    }
    try {
      return session.getPeerCertificates()[0] instanceof X509Certificate shown ? shown : null;
    } catch (SSLPeerUnverifiedException e) {
      return null;
    }
  }
}

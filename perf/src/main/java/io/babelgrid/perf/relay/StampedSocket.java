package io.babelgrid.perf.relay;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A UDP socket on the loopback address that is connected to one port and says when the kernel
 * received each datagram (SO_TIMESTAMPNS, which the JDK does not offer). Linux on x86-64. One
 * thread receives; others may send.
 */
final class StampedSocket implements AutoCloseable {

  /** Largest datagram. */
  static final int CAPACITY = 2_048;

  private static final int AF_INET = 2;
  private static final int SOCK_DGRAM = 2;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUF = 8;
  private static final int SO_RCVTIMEO = 20;
  private static final int SO_TIMESTAMPNS = 35;
  private static final int BUFFER_BYTES = 1 << 20;
  private static final long POLL_MICROS = 200_000;

  /** Offsets in {@code struct msghdr} and {@code struct cmsghdr}. */
  private static final int IOV = 16;

  private static final int IOV_COUNT = 24;
  private static final int CONTROL = 32;
  private static final int CONTROL_LENGTH = 40;
  private static final int CONTROL_DATA = 16;
  private static final int CONTROL_CAPACITY = 64;
  private static final int MSGHDR = 56;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle SOCKET = function("socket", "iii");
  private static final MethodHandle BIND = function("bind", "ipi");
  private static final MethodHandle CONNECT = function("connect", "ipi");
  private static final MethodHandle SETSOCKOPT = function("setsockopt", "iiipi");
  private static final MethodHandle SEND = function("send", "ipLi");
  private static final MethodHandle RECVMSG = function("recvmsg", "ipi");
  private static final MethodHandle CLOSE = function("close", "i");

  private final Arena arena = Arena.ofShared();
  private final MemorySegment payload = arena.allocate(CAPACITY);
  private final MemorySegment control = arena.allocate(CONTROL_CAPACITY, 8);
  private final MemorySegment header = arena.allocate(MSGHDR, 8);
  private final ByteBuffer received = payload.asByteBuffer();
  private final int descriptor;

  /** When the kernel received the last datagram, in nanoseconds of the system's clock. */
  private long receivedNs;

  StampedSocket(InetSocketAddress peer) throws IOException {
    descriptor = checked(call(SOCKET, AF_INET, SOCK_DGRAM, 0), "socket");
    MemorySegment one = arena.allocateFrom(ValueLayout.JAVA_INT, 1);
    MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_INT, BUFFER_BYTES);
    MemorySegment patience = arena.allocateFrom(ValueLayout.JAVA_LONG, 0, POLL_MICROS);
    option(SO_TIMESTAMPNS, one);
    option(SO_RCVBUF, bytes);
    option(SO_RCVTIMEO, patience);
    checked(call(BIND, descriptor, address(0), 16), "bind");
    checked(call(CONNECT, descriptor, address(peer.getPort()), 16), "connect");
    MemorySegment vector = arena.allocate(16, 8);
    vector.set(ValueLayout.ADDRESS, 0, payload);
    vector.set(ValueLayout.JAVA_LONG, 8, CAPACITY);
    header.set(ValueLayout.ADDRESS, IOV, vector);
    header.set(ValueLayout.JAVA_LONG, IOV_COUNT, 1);
    header.set(ValueLayout.ADDRESS, CONTROL, control);
  }

  /** Waits for a datagram; null when none comes for a while. Valid until the next call. */
  @Nullable ByteBuffer receive() {
    header.set(ValueLayout.JAVA_LONG, CONTROL_LENGTH, CONTROL_CAPACITY);
    int length = receiveMessage();
    if (length < 0) {
      return null;
    }
    receivedNs =
        control.get(ValueLayout.JAVA_LONG, CONTROL_DATA) * 1_000_000_000
            + control.get(ValueLayout.JAVA_LONG, CONTROL_DATA + 8);
    return received.clear().limit(length);
  }

  long receivedNs() {
    return receivedNs;
  }

  /** Sends a direct buffer. */
  void send(ByteBuffer direct) {
    try {
      long _ =
          (long)
              SEND.invokeExact(
                  descriptor, MemorySegment.ofBuffer(direct), (long) direct.remaining(), 0);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  private int receiveMessage() {
    try {
      return (int) (long) RECVMSG.invokeExact(descriptor, header, 0);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    call(CLOSE, descriptor);
    arena.close();
  }

  private void option(int name, MemorySegment value) throws IOException {
    checked(
        call(SETSOCKOPT, descriptor, SOL_SOCKET, name, value, (int) value.byteSize()), "option");
  }

  /** {@code struct sockaddr_in} of 127.0.0.1. */
  private MemorySegment address(int port) {
    MemorySegment address = arena.allocate(16, 8);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_INET);
    address.set(ValueLayout.JAVA_BYTE, 2, (byte) (port >> 8));
    address.set(ValueLayout.JAVA_BYTE, 3, (byte) port);
    address.set(ValueLayout.JAVA_BYTE, 4, (byte) 127);
    address.set(ValueLayout.JAVA_BYTE, 7, (byte) 1);
    return address;
  }

  private static int checked(int result, String what) throws IOException {
    if (result < 0) {
      throw new IOException(what + " of a probe's socket failed");
    }
    return result;
  }

  private static int call(MethodHandle function, Object... arguments) {
    try {
      return ((Number) function.invokeWithArguments(arguments)).intValue();
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  private static IllegalStateException failure(Throwable cause) {
    return new IllegalStateException("a call of the C library failed", cause);
  }

  /** A function of the C library that returns a number; i: int, L: long, p: pointer. */
  private static MethodHandle function(String name, String parameters) {
    var layouts =
        parameters
            .chars()
            .mapToObj(kind ->
                switch (kind) {
                  case 'i' -> ValueLayout.JAVA_INT;
                  case 'L' -> ValueLayout.JAVA_LONG;
                  default -> ValueLayout.ADDRESS;
                })
            .toArray(MemoryLayout[]::new);
    boolean sized = name.equals("send") || name.equals("recvmsg");
    var descriptor =
        FunctionDescriptor.of(sized ? ValueLayout.JAVA_LONG : ValueLayout.JAVA_INT, layouts);
    return LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), descriptor);
  }
}

package io.babelgrid.transport.ice;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * ICE of a browser and nothing else of it, with the address that it has at present: {@link #rebind}
 * gives it another one, as an address translator does.
 */
public final class RawBrowser implements AutoCloseable {

  static final byte[] MEDIA = {(byte) 0x80, 111, 0, 1};

  private final InetSocketAddress node;
  private final Credentials own;
  private final AtomicInteger transactions = new AtomicInteger(1000);
  private final AtomicInteger media = new AtomicInteger();
  private final AtomicInteger successes = new AtomicInteger();
  private final AtomicInteger stunBytes = new AtomicInteger();
  private volatile Credentials other;
  private volatile boolean answers = true;
  private volatile DatagramSocket socket;

  /** With the ufrag and password that its offer told. */
  public RawBrowser(int port, String ufrag, String password) throws IOException {
    node = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    own = new Credentials(ufrag, password);
    other = own;
    socket = open();
  }

  private DatagramSocket open() throws IOException {
    DatagramSocket opened = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> receive(opened));
    return opened;
  }

  /** Asks with what the node answered from now on. */
  public void agree(String ufrag, String password) {
    other = new Credentials(ufrag, password);
  }

  /** Goes on at a fresh address; what is sent to the one before is lost. */
  synchronized void rebind() throws IOException {
    socket.close();
    media.set(0);
    successes.set(0);
    stunBytes.set(0);
    socket = open();
  }

  /** Goes on at a fresh address beside the one before; gives that. */
  DatagramSocket add() throws IOException {
    DatagramSocket before = socket;
    socket = open();
    return before;
  }

  void back(DatagramSocket to) {
    socket = to;
  }

  /** Leaves checks of the node unanswered, like who has only heard of the password. */
  void neverAnswers() {
    answers = false;
  }

  /** Under another ufrag than before, from the same address: an ICE restart. */
  public int check(String ownUfrag) throws IOException {
    byte[] check =
        StunCheck.nomination(
            other.ufrag() + ":" + ownUfrag, other.password(), transactions.incrementAndGet());
    send(check);
    return check.length;
  }

  int check() throws IOException {
    return check(own.ufrag());
  }

  void sendMedia() throws IOException {
    send(MEDIA);
  }

  private void send(byte[] datagram) throws IOException {
    socket.send(new DatagramPacket(datagram, datagram.length, node));
  }

  /** Datagrams that came and aren't STUN, since the address is this one. */
  int media() {
    return media.get();
  }

  /** Checks that were answered with success, likewise. */
  public int successes() {
    return successes.get();
  }

  int stunBytes() {
    return stunBytes.get();
  }

  private void receive(DatagramSocket at) {
    DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
    try {
      while (true) {
        packet.setLength(1500);
        at.receive(packet);
        byte[] b = Arrays.copyOf(packet.getData(), packet.getLength());
        onDatagram(b, at);
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  /** What comes to an address that is no longer this one counts for nothing. */
  private synchronized void onDatagram(byte[] b, DatagramSocket at) throws IOException {
    if (at != socket) {
      return;
    }
    if ((b[0] & 0xC0) != 0) {
      media.incrementAndGet();
      return;
    }
    stunBytes.addAndGet(b.length);
    BindingRequest request = BindingRequest.parse(b, 0, b.length);
    if (request != null && answers) {
      byte[] success = answer(b);
      at.send(new DatagramPacket(success, success.length, node));
    } else if (ByteBuffer.wrap(b).getShort() == 0x0101) {
      successes.incrementAndGet();
    }
  }

  /** With attributes of its own before the integrity, as browsers have them. */
  private byte[] answer(byte[] request) {
    byte[] software = "somebody's browser..".getBytes(StandardCharsets.US_ASCII);
    int address = ByteBuffer.wrap(node.getAddress().getAddress()).getInt();
    ByteBuffer head =
        ByteBuffer.allocate(20 + 4 + software.length + 12)
            .putShort((short) 0x0101)
            .putShort((short) (4 + software.length + 12 + 4 + MessageIntegrity.BYTES))
            .put(Arrays.copyOfRange(request, 4, 20))
            .putShort((short) 0x8022)
            .putShort((short) software.length)
            .put(software)
            .putShort((short) 0x0020) // XOR-MAPPED-ADDRESS
            .putShort((short) 8)
            .putShort((short) 1)
            .putShort((short) (node.getPort() ^ 0x2112))
            .putInt(address ^ 0x2112A442);
    byte[] out = Arrays.copyOf(head.array(), head.capacity() + 4 + MessageIntegrity.BYTES);
    ByteBuffer.wrap(out, head.capacity(), 4 + MessageIntegrity.BYTES)
        .putShort((short) MessageIntegrity.TYPE)
        .putShort((short) MessageIntegrity.BYTES)
        .put(MessageIntegrity.of(out, 0, head.capacity(), own.password()));
    return Fingerprint.onto(out);
  }

  @Override
  public void close() {
    socket.close();
  }
}

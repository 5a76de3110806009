package io.babelgrid.transport.dtls;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One complete DTLS-SRTP handshake in memory.
 *
 * @param server the node's side of SRTP
 * @param client the browser's side
 */
public record DtlsLoopback(SrtpSession server, SrtpSession client) {

  private static final long TIMEOUT_S = 20;

  /**
   * Shakes hands.
   *
   * @param clientFingerprint what the server expects the client's certificate to be
   * @throws IOException when the server refuses
   */
  public static DtlsLoopback handshake(
      DtlsIdentity server,
      DtlsIdentity client,
      List<SrtpProfile> profiles,
      String clientFingerprint)
      throws IOException {
    CompletableFuture<SrtpSession> keys = new CompletableFuture<>();
    CompletableFuture<DtlsAssociation> serverSide = new CompletableFuture<>();
    DatagramInbox clientInbox =
        new DatagramInbox((b, off, len) ->
            serverSide.join().onDatagram(java.util.Arrays.copyOfRange(b, off, off + len)));
    DtlsAssociation accepting =
        new DtlsAssociation(
            "loopback",
            server,
            profiles,
            clientFingerprint,
            (b, off, len) -> clientInbox.offer(java.util.Arrays.copyOfRange(b, off, off + len)),
            new DtlsAssociation.Listener() {
              @Override
              public void onKeys(DtlsAssociation association, SrtpSession session) {
                keys.complete(session);
              }

              @Override
              public void onEnd(DtlsAssociation association, boolean established, String reason) {
                keys.completeExceptionally(new IOException(reason));
              }
            });
    serverSide.complete(accepting);
    accepting.start();
    try (accepting) {
      SrtpSession clientSession = new LoopbackDtlsClient(client, profiles).connect(clientInbox);
      return new DtlsLoopback(keys.get(TIMEOUT_S, TimeUnit.SECONDS), clientSession);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      clientInbox.close();
    }
  }
}

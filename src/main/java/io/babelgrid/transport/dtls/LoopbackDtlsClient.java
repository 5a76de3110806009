package io.babelgrid.transport.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.jspecify.annotations.Nullable;

/**
 * A DTLS client in the same process: takes the browser's part to load and compile a whole handshake
 * before the first call. It trusts any server. Owned by the thread that calls {@link #connect}.
 */
final class LoopbackDtlsClient extends DefaultTlsClient implements TlsAuthentication {

  private final DtlsIdentity identity;
  private final List<SrtpProfile> offered;
  private @Nullable SrtpProfile profile;
  private @Nullable SrtpSession session;

  LoopbackDtlsClient(DtlsIdentity identity, List<SrtpProfile> offered) {
    super(identity.crypto());
    this.identity = identity;
    this.offered = offered;
  }

  /** Runs the handshake; returns the client's side of SRTP. */
  SrtpSession connect(DatagramInbox datagrams) throws IOException {
    new DTLSClientProtocol().connect(this, datagrams);
    if (session == null) {
      throw new IOException("no SRTP keys");
    }
    return session;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Hashtable getClientExtensions() throws IOException {
    Hashtable extensions = super.getClientExtensions();
    int[] ids = offered.stream().mapToInt(SrtpProfile::id).toArray();
    TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(ids, TlsUtils.EMPTY_BYTES));
    return extensions;
  }

  @Override
  public void processServerExtensions(@SuppressWarnings("rawtypes") Hashtable extensions)
      throws IOException {
    super.processServerExtensions(extensions);
    int chosen = TlsSRTPUtils.getUseSRTPExtension(extensions).getProtectionProfiles()[0];
    for (SrtpProfile each : offered) {
      if (each.id() == chosen) {
        profile = each;
      }
    }
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    if (profile != null) {
      int length = 2 * (SrtpProfile.KEY_BYTES + profile.saltBytes());
      byte[] keys = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, length);
      session = SrtpSession.of(profile, keys, false);
    }
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return this;
  }

  @Override
  public void notifyServerCertificate(TlsServerCertificate certificate) {
    // Both ends are this process.
  }

  @Override
  public TlsCredentials getClientCredentials(CertificateRequest request) {
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        identity.crypto(),
        identity.key(),
        identity.certificate(),
        new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }
}

package io.babelgrid.transport.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.jspecify.annotations.Nullable;

/**
 * The server side of one DTLS-SRTP handshake: DTLS 1.2 only, ECDSA, the client must show the
 * certificate whose fingerprint its offer named. Owned by the handshake's thread.
 */
final class SrtpTlsServer extends DefaultTlsServer {

  private static final int[] SUITES = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
  };

  /** The browser starts right after ICE; one that is silent for so long has gone. */
  private static final int HANDSHAKE_TIMEOUT_MS = 20_000;

  private final DtlsIdentity identity;
  private final List<SrtpProfile> accepted;
  private final String clientFingerprint;
  private @Nullable SrtpProfile profile;
  private @Nullable SrtpSession session;

  SrtpTlsServer(DtlsIdentity identity, List<SrtpProfile> accepted, String clientFingerprint) {
    super(identity.crypto());
    this.identity = identity;
    this.accepted = accepted;
    this.clientFingerprint = clientFingerprint;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return SUITES.clone();
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return HANDSHAKE_TIMEOUT_MS;
  }

  @Override
  public void processClientExtensions(@SuppressWarnings("rawtypes") Hashtable extensions)
      throws IOException {
    super.processClientExtensions(extensions);
    UseSRTPData offered = extensions == null ? null : TlsSRTPUtils.getUseSRTPExtension(extensions);
    profile = offered == null ? null : best(offered.getProtectionProfiles());
    if (profile == null) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure, "no SRTP profile in common");
    }
  }

  private @Nullable SrtpProfile best(int[] offered) {
    for (SrtpProfile mine : accepted) {
      for (int theirs : offered) {
        if (mine.id() == theirs) {
          return mine;
        }
      }
    }
    return null;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Hashtable getServerExtensions() throws IOException {
    Hashtable extensions = super.getServerExtensions();
    if (extensions == null) {
      extensions = new Hashtable();
    }
    int[] chosen = {chosen().id()};
    TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(chosen, TlsUtils.EMPTY_BYTES));
    return extensions;
  }

  private SrtpProfile chosen() throws TlsFatalAlert {
    if (profile == null) {
      throw new TlsFatalAlert(AlertDescription.internal_error);
    }
    return profile;
  }

  @Override
  protected TlsCredentialedSigner getECDSASignerCredentials() {
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        identity.crypto(),
        identity.key(),
        identity.certificate(),
        new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }

  @Override
  public CertificateRequest getCertificateRequest() {
    Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>();
    algorithms.add(new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    algorithms.add(new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.rsa));
    short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
    return new CertificateRequest(types, algorithms, null);
  }

  @Override
  public void notifyClientCertificate(Certificate certificate) throws IOException {
    if (certificate == null || certificate.isEmpty()) {
      throw new TlsFatalAlert(AlertDescription.bad_certificate, "client sent no certificate");
    }
    byte[] encoded = certificate.getCertificateAt(0).getEncoded();
    if (!DtlsIdentity.fingerprintOf(encoded).equals(clientFingerprint)) {
      throw new TlsFatalAlert(
          AlertDescription.bad_certificate, "certificate doesn't match the offer's fingerprint");
    }
  }

  /** The only moment at which the key material can be exported. */
  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    SrtpProfile chosen = chosen();
    int length = 2 * (SrtpProfile.KEY_BYTES + chosen.saltBytes());
    byte[] keys = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, length);
    session = SrtpSession.of(chosen, keys, true);
  }

  /** The keys, once the handshake is complete. */
  @Nullable SrtpSession session() {
    return session;
  }
}

package io.babelgrid.signaling;

import io.babelgrid.grid.NodeKey;
import io.babelgrid.grid.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The keys of all nodes of the grid: a token that one of them signed opens doors at any. */
@ApplicationScoped
class VerifyingKeys {

  private static final Logger LOG = Logger.getLogger(VerifyingKeys.class);
  private static final String CURVE = "P-256";

  /** More than a grid has nodes and keys; others are read again each time. */
  private static final int REMEMBERED = 10_000;

  private final TokenKeys own;
  private final Registry grid;
  private final ConcurrentHashMap<NodeKey, PublicKey> known = new ConcurrentHashMap<>();

  @Inject
  VerifyingKeys(TokenKeys own, Registry grid) {
    this.own = own;
    this.grid = grid;
  }

  /** The key that a token says it was signed with; this node's own where it names none. */
  Optional<PublicKey> of(String token) {
    return TokenHeader.read(token)
        .flatMap(
            header -> header.key() == null ? Optional.of(own.verifying()) : named(header.key()));
  }

  private Optional<PublicKey> named(String kid) {
    return own.names().stream()
        .filter(key -> key.kid().equals(kid))
        .findFirst()
        .or(() -> grid.key(kid))
        .flatMap(this::read);
  }

  private Optional<PublicKey> read(NodeKey key) {
    PublicKey before = known.get(key);
    if (before != null) {
      return Optional.of(before);
    }
    try {
      PublicKey read = read(Base64.getDecoder().decode(key.spki()));
      // Whoever may write into the registry must not speak in another's name.
      if (!name(read).kid().equals(key.kid())) {
        LOG.warnf("a key of the grid goes by a name that is not its own: %s", key.kid());
        return Optional.empty();
      }
      if (known.size() < REMEMBERED) {
        known.put(key, read);
      }
      return Optional.of(read);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      LOG.warnf("a key of the grid cannot be read: %s", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * @param spki DER
   */
  static PublicKey read(byte[] spki) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
  }

  /**
   * @throws IllegalArgumentException unless it is one for ES256
   */
  static NodeKey name(PublicKey key) {
    try {
      var jwk = (EllipticCurveJsonWebKey) PublicJsonWebKey.Factory.newPublicJwk(key);
      if (!CURVE.equals(jwk.getCurveName())) {
        throw new IllegalArgumentException("a key must be of " + CURVE);
      }
      return new NodeKey(
          jwk.calculateBase64urlEncodedThumbprint("SHA-256"),
          Base64.getEncoder().encodeToString(key.getEncoded()));
    } catch (JoseException | ClassCastException e) {
      throw new IllegalArgumentException("a key must be of " + CURVE, e);
    }
  }
}

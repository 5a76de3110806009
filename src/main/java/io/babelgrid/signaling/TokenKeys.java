package io.babelgrid.signaling;

import io.babelgrid.boot.NodeConfig;
import io.babelgrid.boot.Pem;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** The key pair that signs join tokens (ES256), made at the first start and kept. */
@Startup
@ApplicationScoped
class TokenKeys {

  private final KeyPair keys;

  @Inject
  TokenKeys(NodeConfig config) {
    Path directory = config.data().dir().resolve("keys");
    Path secret = directory.resolve("tokens-private.pem");
    Path open = directory.resolve("tokens-public.pem");
    try {
      if (!Files.exists(secret) || !Files.exists(open)) {
        Files.createDirectories(directory);
        KeyPair fresh = generate();
        Pem.write(open, "PUBLIC KEY", fresh.getPublic().getEncoded());
        Pem.write(secret, "PRIVATE KEY", fresh.getPrivate().getEncoded());
      }
      this.keys = read(secret, open);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep keys in " + directory, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException("no usable key pair in " + directory + "; delete it", e);
    }
  }

  PrivateKey signing() {
    return keys.getPrivate();
  }

  PublicKey verifying() {
    return keys.getPublic();
  }

  private static KeyPair generate() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static KeyPair read(Path secret, Path open) throws IOException, GeneralSecurityException {
    var factory = KeyFactory.getInstance("EC");
    return new KeyPair(
        factory.generatePublic(new X509EncodedKeySpec(Pem.read(open))),
        factory.generatePrivate(new PKCS8EncodedKeySpec(Pem.read(secret))));
  }
}

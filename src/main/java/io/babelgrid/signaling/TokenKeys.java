package io.babelgrid.signaling;

import io.babelgrid.boot.NodeConfig;
import io.babelgrid.boot.Pem;
import io.babelgrid.grid.NodeKey;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The key pair that signs tokens (ES256), made at the first start and kept. Public keys beside it
 * verify too: to change keys, rename {@code tokens-public.pem} to {@code tokens-old-public.pem},
 * delete {@code tokens-private.pem} and start again; what the old key signed stays valid.
 */
@Startup
@ApplicationScoped
public class TokenKeys {

  private static final String PUBLIC = "tokens-public.pem";
  private static final String RETIRED = "tokens-*-public.pem";

  private final KeyPair keys;
  private final List<NodeKey> names;

  @Inject
  TokenKeys(NodeConfig config) {
    this(config.data().dir().resolve("keys"));
  }

  TokenKeys(Path directory) {
    Path secret = directory.resolve("tokens-private.pem");
    Path open = directory.resolve(PUBLIC);
    try {
      if (!Files.exists(secret) || !Files.exists(open)) {
        Files.createDirectories(directory);
        KeyPair fresh = generate();
        Pem.write(open, "PUBLIC KEY", fresh.getPublic().getEncoded());
        Pem.write(secret, "PRIVATE KEY", fresh.getPrivate().getEncoded());
      }
      var all = new ArrayList<NodeKey>();
      PublicKey verifying = VerifyingKeys.read(Pem.read(open));
      all.add(VerifyingKeys.name(verifying));
      for (Path retired : retired(directory)) {
        all.add(VerifyingKeys.name(VerifyingKeys.read(Pem.read(retired))));
      }
      this.keys = new KeyPair(verifying, read(secret));
      this.names = List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep keys in " + directory, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException("no usable key pair in " + directory + "; delete it", e);
    }
  }

  /** Those that verify what this node signed; the first is of the one that signs. */
  public List<NodeKey> names() {
    return names;
  }

  String kid() {
    return names.getFirst().kid();
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

  private static List<Path> retired(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      var pattern = directory.getFileSystem().getPathMatcher("glob:" + RETIRED);
      return files.filter(file -> pattern.matches(file.getFileName())).sorted().toList();
    }
  }

  private static PrivateKey read(Path secret) throws IOException, GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Pem.read(secret)));
  }
}

package io.babelgrid.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Resume tickets as another node makes them, and as nobody should. */
record TestTickets(OtherKeys keys, String type, Map<String, Object> claims) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of somebody who speaks Portuguese, for 90 s. */
  static TestTickets of(OtherKeys keys, String room, UUID home) {
    long nowS = Instant.now().getEpochSecond();
    var claims = new TreeMap<String, Object>();
    claims.put("iss", "babelgrid");
    claims.put("aud", "babelgrid-resume");
    claims.put("sub", "p-anna");
    claims.put("iat", nowS);
    claims.put("exp", nowS + 90);
    claims.put("room", room);
    claims.put("name", "Anna");
    claims.put("service", "best");
    claims.put("sends", true);
    claims.put("receives", true);
    claims.put("inc", 0);
    claims.put("home", home.toString());
    claims.put("speak", "pt");
    claims.put("hear", "en");
    claims.put("knows", List.of("pt"));
    claims.put("lips", true);
    return new TestTickets(keys, "babelgrid-resume+jwt", claims);
  }

  TestTickets with(String claim, Object value) {
    var more = new TreeMap<>(claims);
    more.put(claim, value);
    return new TestTickets(keys, type, more);
  }

  TestTickets without(String claim) {
    var less = new TreeMap<>(claims);
    less.remove(claim);
    return new TestTickets(keys, type, less);
  }

  TestTickets typed(String other) {
    return new TestTickets(keys, other, claims);
  }

  TestTickets expiring(long inS) {
    return with("exp", Instant.now().getEpochSecond() + inS);
  }

  String sign() {
    return signedBy(keys.pair().getPrivate(), keys.name().kid());
  }

  String signedBy(PrivateKey key, String kid) {
    try {
      var signature = new JsonWebSignature();
      signature.setHeader("typ", type);
      signature.setKeyIdHeaderValue(kid);
      signature.setAlgorithmHeaderValue("ES256");
      signature.setKey(key);
      signature.setPayload(JSON.writeValueAsString(claims));
      return signature.getCompactSerialization();
    } catch (JoseException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a token says, unverified. */
  static JsonNode claims(String token) {
    try {
      return JSON.readTree(decode(token.split("\\.")[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String decode(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

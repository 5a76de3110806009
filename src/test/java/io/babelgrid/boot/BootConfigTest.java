package io.babelgrid.boot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BootConfigTest {

  @Test
  void aCertificateOfQuarkusOwnKeysIsSeenBeforeOneIsMade() {
    assertFalse(BootConfig.read().hasOwnCertificate());
    for (String key : List.of("files", "key-store-file")) {
      String whole = "quarkus.http.ssl.certificate." + key;
      System.setProperty(whole, "/somewhere/its.pem");
      try {
        assertTrue(BootConfig.read().hasOwnCertificate(), key);
      } finally {
        System.clearProperty(whole);
      }
    }
  }
}

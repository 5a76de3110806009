package io.babelgrid.grid;

/**
 * A key that tokens are verified with.
 *
 * @param kid its thumbprint (RFC 7638), named by the tokens that it verifies
 * @param spki the public key (X.509 SubjectPublicKeyInfo), Base64
 */
public record NodeKey(String kid, String spki) {}

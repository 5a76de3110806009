/**
 * The prepared models of a node: manifest, sha256 pins, licences. A file is handed out only when
 * its hash is what {@code models/prepare} recorded.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.engine.model;

/**
 * The composition root: makes the parts of this node from its configuration ({@link
 * io.babelgrid.node.NodeParts}), reports their state, meters and usage. Nobody depends on it.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.node;

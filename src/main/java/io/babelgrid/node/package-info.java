/**
 * The composition root. {@link io.babelgrid.node.NodeStart} alone says in which order the parts of
 * this node start and stop, {@link io.babelgrid.node.NodeParts} makes and ends each of them, {@link
 * io.babelgrid.node.NodeBeans} gives them to whoever asks; asking starts nothing. Comes in: the
 * start and stop of Quarkus, the configuration. Goes out: whether the node is ready, to {@link
 * io.babelgrid.lifecycle.NodeLifecycle}; debug state, meters and usage. Nobody depends on it.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.node;

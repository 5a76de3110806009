/**
 * The life of this node as one thing: whether it starts, is ready, drains or has stopped ({@link
 * io.babelgrid.lifecycle.NodeLifecycle}), and whether its threads still come round ({@link
 * io.babelgrid.lifecycle.ThreadWatch}). Comes in: that all parts have started or are about to end,
 * told by who starts and ends them; the beats of {@link io.babelgrid.pipeline.Pulse}. Goes out: the
 * state, for whoever takes newcomers; liveness, which a drain leaves alone, and readiness, which it
 * takes away; meters.
 *
 * <p>Parts with something to end well give a {@link io.babelgrid.lifecycle.Drain}; this package
 * knows none of them. A state never goes back, but from a drain that is called off before the node
 * stops. Imports {@code pipeline} only.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.lifecycle;

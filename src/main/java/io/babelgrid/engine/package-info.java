/**
 * Runs models. Knows nothing of calls. All inference of a node goes through {@link
 * io.babelgrid.engine.ComputeLanes}, earliest deadline first, on threads that yield to the media
 * threads.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.engine;

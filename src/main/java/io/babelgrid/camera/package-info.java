/**
 * Pictures of one camera in order: packets in arrival order in, decoded pictures with the time to
 * which they belong out. Owned by the one thread that asks for them.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.camera;

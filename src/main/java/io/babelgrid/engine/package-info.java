/**
 * Runs models. Knows nothing of calls. All inference of a node goes through {@link
 * io.babelgrid.engine.ComputeLanes}, earliest deadline first, on threads that yield to the media
 * threads.
 *
 * <p>The lanes name the {@link io.babelgrid.engine.Device} their models are loaded on, which {@link
 * io.babelgrid.engine.DeviceChoice} finds once at the start. Tensors are handed over in CPU memory
 * on every device, so that key-value caches can be written in place; with CUDA they travel on every
 * run. The prepared graphs multiply in int8, which CUDA's kernels hardly cover: most of their work
 * would stay on the CPU. A GPU wants fp16 graphs, which are not built yet.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.engine;

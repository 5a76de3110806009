/**
 * Runs models. Knows nothing of calls.
 *
 * <p>All inference of a node goes through {@link io.babelgrid.engine.ComputeLanes}: single
 * inferences (encoders, vocoders) and sequences of a {@link io.babelgrid.engine.StepModel}
 * (decoders), which join and leave the batch of their model at every step. {@link
 * io.babelgrid.engine.ContinuousBatcher} has the threads, one a core, which yield to the media
 * threads; {@code Schedule} decides, earliest deadline first over all models; {@code StepLane}
 * chooses a batch's width by the model's measured cost curve, so that the tightest deadline in it
 * still holds.
 *
 * <p>Invariants: a row gets what it would get alone; whoever fails, fails alone; when a call has
 * returned nothing of it runs any more; nothing starves, since absolute deadlines grow older. An
 * inference that does not end keeps its caller and its model, and no other: {@code LaneThreads}
 * puts another thread in its lane's place.
 *
 * <p>A step of a decoder allocates nothing on the Java heap: {@link io.babelgrid.engine.BoundRun}
 * calls the C API of ONNX Runtime past its Java binding, batches are used again. Where a version of
 * ONNX Runtime does not let it, or the JVM has {@code -Dbabelgrid.onnx.binding-only=true}, runs go
 * through the binding: the same results, 1 to 10 kB a step.
 *
 * <p>The lanes name the {@link io.babelgrid.engine.Device} their models are loaded on, which {@link
 * io.babelgrid.engine.DeviceChoice} finds once at the start. Tensors are handed over in CPU memory
 * on every device, so that key-value caches can be written in place; with CUDA they travel on every
 * run. The prepared graphs multiply in int8, which CUDA's kernels hardly cover: most of their work
 * would stay on the CPU. A GPU wants fp16 graphs, which are not built yet.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.engine;

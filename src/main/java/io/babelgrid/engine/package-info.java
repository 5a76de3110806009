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
 * returned nothing of it runs any more; nothing starves, since absolute deadlines grow older.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.engine;

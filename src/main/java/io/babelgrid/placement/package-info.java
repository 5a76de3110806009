/**
 * Where media end and where work is done: the policy alone.
 *
 * <p>In: a {@link io.babelgrid.placement.Snapshot} of the nodes as one of them knows them, and what
 * is to be placed, a {@link io.babelgrid.placement.Guest} whose media need an end or a {@link
 * io.babelgrid.placement.Job} that needs lanes. Out: a {@link io.babelgrid.placement.Decision} that
 * says of each node what it scored or why it was left out.
 *
 * <pre>
 * media home   filter -> score -> pick
 * work home    here, if it may; the node of most listeners, if it may; else filter -> score -> pick
 * </pre>
 *
 * <ul>
 *   <li><b>Filter</b> ({@link io.babelgrid.placement.WhyNot}): up, for this kind of work, under the
 *       same law, able to, within reach, with room for it.
 *   <li><b>Score</b> ({@link io.babelgrid.placement.Score}): milliseconds, less is better. What is
 *       no time is weighed in time ({@link io.babelgrid.placement.Weights}), so that an operator
 *       can say how many milliseconds a price is worth.
 *   <li><b>Pick</b>: of those within a tenth of the best two at random, and of these the one that
 *       fewer were sent to lately. Nodes that decide at once from the same figures would all find
 *       the same best one.
 * </ul>
 *
 * <p>Invariants: a function of its arguments, chance included; no thread, clock or I/O. Figures
 * that are old are unknown, not full: such a node comes behind those that are known, and nothing it
 * said to have free is counted on. What is decided is a wish: the node that was chosen keeps its
 * own promise and may refuse, and who asked asks again without it.
 *
 * <p>Filter, score and pick are those of the inference gateways of Kubernetes (llm-d); two choices
 * are Mitzenmacher's, The power of two choices in randomized load balancing, 2001.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.placement;

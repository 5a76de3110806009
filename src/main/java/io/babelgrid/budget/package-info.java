/**
 * Budgets of time and of compute.
 *
 * <p><b>Time.</b> What an utterance spent where. Linguistic lag, system latency and stability are
 * never added up silently; shares of a total add up to it exactly.
 *
 * <p><b>Compute.</b> {@link io.babelgrid.budget.LoadGovernor} answers overload by refusing or by
 * stepping down, never by growing lag.
 *
 * <pre>
 * admit(flow, rungs) -> Admitted(best rung that fits) | Refused(reason with figures)
 * tick(load)         -> learn costs; lasting overload: one flow down; lasting calm: one flow up
 * release(flow)
 * </pre>
 *
 * <ul>
 *   <li>A <i>flow</i> is what costs: a speaker's recognition, a (speaker, language) voice. Its
 *       ladder is its ordered rungs; the cost of a rung is what it takes while the speaker talks
 *       without pause, so the sum over all flows is the worst moment, not the mean. A flow that had
 *       nothing to do for minutes is charged a share of it: presence is not speech.
 *   <li>A {@link io.babelgrid.budget.Cost} is a vector: cores, share of a GPU, memory, bits sent.
 *       So is the {@link io.babelgrid.budget.Capacity} of a node; what nobody limits is never
 *       short. Cores are learnt, all else is as declared. Whoever is refused or stepped down is
 *       told the {@link io.babelgrid.budget.Resource} that is short, and a step down is one that
 *       saves some of it. An overload of one resource refuses nobody who takes none of it.
 *   <li>What media takes (packets received, passed on, sent) is measured, not admitted: nobody is
 *       refused a place in a call for it, but it is taken off what may be promised to flows.
 *   <li>Admission and every step up keep that sum within capacity x headroom. Costs are learnt by
 *       model and who was silent may speak again, so a sum that was within may later exceed it:
 *       then newcomers are refused, and only overload that is measured steps anybody down.
 *   <li>How full a node is, is told in people ({@link io.babelgrid.budget.Speakers}): by what those
 *       who are there cost at their best, so that serving less never looks like room.
 *   <li>A {@link io.babelgrid.budget.Ladder} pairs rungs with what its owner makes of them.
 *   <li>Rungs need not be cheaper downwards. One that costs as much as a better one is passed over.
 *   <li>Against flapping: nothing moves between the waters; each move waits until the last one
 *       shows; up is slower than down; a flow that falls back soon after a step up waits twice as
 *       long before the next, up to a bound, and is forgiven once it stayed up for four waits.
 * </ul>
 *
 * <p>Nothing here has a thread, a clock or I/O; times come in as {@code nowNs} and are compared by
 * difference. {@code LoadGovernor} is the one owner of what changes, guarded by its own lock.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.budget;

/**
 * What this node tells the cluster that it is a pod of: how many people it holds, as the
 * pod-deletion-cost of its own pod, so that whoever takes a pod away takes the one with the fewest
 * ({@link io.babelgrid.kubernetes.DeletionCost}). Off unless {@code
 * babelgrid.kubernetes.deletion-cost} is set.
 *
 * <p>In: the number of participants, from {@link io.babelgrid.room.RoomRegistry}; the token and the
 * certificates that Kubernetes mounts into the pod. Out: a patch of one annotation ({@link
 * io.babelgrid.kubernetes.OwnPod}), over HTTPS.
 *
 * <ul>
 *   <li>Nothing waits for the API server: one virtual thread of its own looks every few seconds,
 *       and writes only what has changed.
 *   <li>An API server that is away or refuses is told of once, and asked again at the next look.
 *   <li>Tokens rotate, so both files are read for each request.
 * </ul>
 *
 * <p>Nobody depends on it.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.kubernetes;

/**
 * Datagrams on their way between one client and a node, with the times at which they passed.
 * Ingress is stamped before a datagram is handed to the node's socket, egress by the kernel when
 * the node's datagram arrives: how soon a relay is scheduled is in neither. On request the network
 * between is a bad one, and the same bad one each time.
 */
@NullMarked
package io.babelgrid.perf.relay;

import org.jspecify.annotations.NullMarked;

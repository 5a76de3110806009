/**
 * Latency accounting: what an utterance spent where. Linguistic lag, system latency and stability
 * are never added up silently; shares of a total add up to it exactly.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.budget;

/**
 * What strangers, browsers and operators send, bent by a fuzzer (Jazzer): one small class for each
 * parser, and for each stateful stage a sequence of inputs with times. In: bytes; those of stages
 * are read as a {@link io.babelgrid.fuzz.Script}, so that any bytes are one. Every target states
 * what holds whatever comes: results within the input, structures within their limit, only the
 * declared exceptions, an end within the deadline.
 *
 * <p>A plain test run repeats the inputs kept under {@code src/test/resources/io/babelgrid/fuzz}:
 * samples that {@link io.babelgrid.fuzz.Seeds} wrote, and everything ever found. {@code ./test
 * --fuzz MINUTES} looks for new ones. What is package-private in the product is reached through the
 * probes in the tests of its package.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.fuzz;

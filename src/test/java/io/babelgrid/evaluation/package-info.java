/** Scores that judge what came out: word error rate of text, chrF of translations. */
@org.jspecify.annotations.NullMarked
package io.babelgrid.evaluation;

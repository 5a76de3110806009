/**
 * What all steps of one speaker share: who they are, their time line, accounts, and where text and
 * events go. Records and small counters; safe from any thread.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.speaker;

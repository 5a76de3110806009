/**
 * Babelgrid: video calls without a language barrier. Packages form the flow described in {@link
 * io.babelgrid.flow}; data goes one way.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid;

/** The flow of a call on dummy models and without a network. */
package io.babelgrid.flow;

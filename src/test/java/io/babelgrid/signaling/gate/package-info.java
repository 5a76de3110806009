@org.jspecify.annotations.NullMarked
package io.babelgrid.signaling.gate;

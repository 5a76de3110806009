/** Meters and debug state, in seconds and bytes, prefix {@code babelgrid_}. No personal data. */
@org.jspecify.annotations.NullMarked
package io.babelgrid.telemetry;

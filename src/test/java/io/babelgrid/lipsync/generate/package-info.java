@org.jspecify.annotations.NullMarked
package io.babelgrid.lipsync.generate;

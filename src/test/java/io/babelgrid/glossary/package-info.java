@org.jspecify.annotations.NullMarked
package io.babelgrid.glossary;

/** The transport against real headless Chromium. */
@org.jspecify.annotations.NullMarked
package io.babelgrid.transport.browser;

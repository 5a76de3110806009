/**
 * The service as clients see it, with a real database and WebSockets, and a media plane without
 * media. All tests share one start of the service.
 */
package io.babelgrid.edge;

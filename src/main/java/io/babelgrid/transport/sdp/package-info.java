/**
 * Offers in, answers out (RFC 8866, RFC 8829, RFC 9143). Reads what a browser's offer says about
 * Opus and VP8 over one bundled transport, and writes an answer with the same m-lines in the same
 * order. Pure text; knows neither sockets nor keys. Whatever is wrong with an offer is an {@link
 * io.babelgrid.transport.sdp.SdpException}.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.transport.sdp;

/** People in a call without a browser: signalling, libwebrtc, recorded speech, a moving picture. */
@NullMarked
package io.babelgrid.perf.client;

import org.jspecify.annotations.NullMarked;

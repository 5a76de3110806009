/**
 * Whole calls: the packaged service, real models, real browsers, and what a listener's page really
 * received.
 */
package io.babelgrid.call;

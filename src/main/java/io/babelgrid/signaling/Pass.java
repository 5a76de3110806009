package io.babelgrid.signaling;

import org.jspecify.annotations.Nullable;

/**
 * What somebody may come in with.
 *
 * @param token who they are and what they may
 * @param ticket what another node knew of them; null of who was nowhere before
 */
record Pass(JoinToken token, @Nullable ResumeTicket ticket) {}

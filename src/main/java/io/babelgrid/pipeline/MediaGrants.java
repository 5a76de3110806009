package io.babelgrid.pipeline;

/**
 * What a participant's token lets their browser do with media.
 *
 * @param maySend whether their own media may come in
 * @param mayReceive whether media of others, and what is made of it, may go to them
 */
public record MediaGrants(boolean maySend, boolean mayReceive) {

  public static final MediaGrants ALL = new MediaGrants(true, true);
}

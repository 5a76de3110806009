/** What people do beside speaking, as SIGNALING.md has it. */

export const REACTIONS = ['like', 'love', 'laugh', 'wonder', 'clap', 'party'] as const;

export type Reaction = (typeof REACTIONS)[number];

export type MannerMessage =
  /** With an id, of hosts only, and only to lower that hand. */
  | { readonly type: 'hand'; readonly raised: boolean; readonly participantId?: string }
  | { readonly type: 'reaction'; readonly reaction: Reaction }
  /** Of hosts only, as `transcripts`. */
  | { readonly type: 'hush'; readonly participantId: string }
  | { readonly type: 'transcripts'; readonly kept: boolean };

/** Somebody shows this. */
export interface Reacted {
  readonly type: 'reaction';
  readonly participantId: string;
  readonly reaction: Reaction;
}

/** This person's microphone hears the voices that they are played. */
export interface Echo {
  readonly type: 'echo';
}

/** A host muted this person. */
export interface Hushed {
  readonly type: 'hushed';
  readonly by: string;
}

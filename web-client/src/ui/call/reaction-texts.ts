import type { Reaction } from '../../signaling/manners';

interface ReactionLook {
  readonly sign: string;
  /** What it is called, and what a screen reader says that somebody shows. */
  readonly name: string;
}

export const REACTION_LOOKS: Readonly<Record<Reaction, ReactionLook>> = {
  like: { sign: '👍', name: 'Thumbs up' },
  love: { sign: '❤️', name: 'Heart' },
  laugh: { sign: '😂', name: 'Laughing' },
  wonder: { sign: '😮', name: 'Surprised' },
  clap: { sign: '👏', name: 'Applause' },
  party: { sign: '🎉', name: 'Party' },
};

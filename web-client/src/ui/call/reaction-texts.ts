import type { Reaction } from '../../signaling/manners';

export const REACTION_SIGNS: Readonly<Record<Reaction, string>> = {
  like: '👍',
  love: '❤️',
  laugh: '😂',
  wonder: '😮',
  clap: '👏',
  party: '🎉',
};

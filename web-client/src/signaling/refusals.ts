/** Refusals that hold at one node. */
export const REFUSALS_OF_A_NODE = new Set(['room_full', 'unknown_language']);
/** Answers to `join` that the same join will get again. */
export const FINAL_REFUSALS = new Set([
  'unauthorized',
  'room_full',
  'room_locked',
  'removed',
  'bad_message',
  'unknown_language',
]);

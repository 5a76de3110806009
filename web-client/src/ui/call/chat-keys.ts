type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing'> & {
  /** Old, and the only one by which Safari tells. */
  readonly keyCode: number;
};

/** Of a key that belongs to the input of a word, also where it is told after the input has ended. */
const OF_INPUT = 229;

/** What a key does in the field of the chat; null for what it does in every field. */
export function chatKey(event: Key): 'send' | 'close' | null {
  // Enter also ends the input of a word in Chinese or Japanese; Safari says so by the code alone.
  if (event.isComposing || event.keyCode === OF_INPUT) return null;
  if (event.key === 'Escape') return 'close';
  return event.key === 'Enter' && !event.shiftKey ? 'send' : null;
}

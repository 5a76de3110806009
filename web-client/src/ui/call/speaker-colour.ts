const COLOURS = 6;

/** One of the colour classes of call.css, the same for a participant on every page. */
export function speakerColour(id: string): string {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return `speaker-${hash % COLOURS}`;
}

/** Older browsers have none, and would load no page at all. */
const { Segmenter } = Intl as { Segmenter?: typeof Intl.Segmenter };
const graphemes = Segmenter && new Segmenter(undefined, { granularity: 'grapheme' });

const firstLetter = (word: string): string => {
  for (const { segment } of graphemes?.segment(word) ?? []) return segment;
  return word === '' ? '' : String.fromCodePoint(word.codePointAt(0) ?? 0);
};

/** First letters of the first and the last name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => firstLetter(word ?? '').toLocaleUpperCase()).join('') || '?';
}

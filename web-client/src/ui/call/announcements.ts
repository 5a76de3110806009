import { primaryText, type CaptionLine } from '../../call/captions';

/** Words of somebody, and in which language they are to be read aloud. */
export interface Announcement {
  readonly key: string;
  readonly who: string;
  readonly language: string;
  readonly text: string;
}

const SENTENCE_END = /[.!?…。！？।؟](?=\s|$)/gu;

/**
 * What a screen reader should say next: whole sentences and finished utterances, each once. Single
 * words as they come would interrupt each other.
 *
 * @param said characters already announced, by line key; updated
 */
export function announcements(
  lines: readonly CaptionLine[],
  said: Map<string, number>,
): readonly Announcement[] {
  return lines.flatMap((line) => {
    const shown = primaryText(line);
    if (shown === null) return [];
    // Keyed by language: the translation of words already read in the original is news.
    const key = `${line.key} ${shown.language}`;
    const from = said.get(key) ?? 0;
    const to = shown.last ? shown.text.length : lastSentenceEnd(shown.text);
    const fresh = shown.text.slice(from, to).trim();
    said.set(key, Math.max(from, to));
    return fresh === ''
      ? []
      : [{ key: `${key} ${to}`, who: line.speakerName, language: shown.language, text: fresh }];
  });
}

function lastSentenceEnd(text: string): number {
  let end = 0;
  for (const match of text.matchAll(SENTENCE_END)) end = match.index + match[0].length;
  return end;
}

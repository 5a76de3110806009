import { primaryText, type CaptionLine } from '../../call/captions';

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
  languageName: (tag: string) => string,
): readonly string[] {
  return lines.flatMap((line) => {
    const shown = primaryText(line);
    if (shown === null) return [];
    // Keyed by language: the translation of words already read in the original is news.
    const key = `${line.key} ${shown.language}`;
    const from = said.get(key) ?? 0;
    const to = shown.last ? shown.text.length : lastSentenceEnd(shown.text);
    const fresh = shown.text.slice(from, to).trim();
    said.set(key, Math.max(from, to));
    return fresh === '' ? [] : [`${line.speakerName}, ${languageName(shown.language)}: ${fresh}`];
  });
}

function lastSentenceEnd(text: string): number {
  let end = 0;
  for (const match of text.matchAll(SENTENCE_END)) end = match.index + match[0].length;
  return end;
}

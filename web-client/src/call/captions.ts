import type { Caption } from '../signaling/messages';

/** Words of one language within one utterance; they only ever grow. */
export interface CaptionText {
  readonly language: string;
  readonly text: string;
  readonly last: boolean;
}

/** One utterance as a listener reads it: the translation if there is one, and the own words. */
export interface CaptionLine {
  readonly key: string;
  readonly speakerId: string;
  /** Kept here because a line outlives its speaker's stay. */
  readonly speakerName: string;
  readonly utterance: number;
  /** Nothing comes to it any more, though another utterance may have its number. */
  readonly sealed: boolean;
  readonly original: CaptionText | null;
  readonly translation: CaptionText | null;
  /** Epoch milliseconds. */
  readonly startedAtMs: number;
  readonly updatedAtMs: number;
}

/** About an hour of lively talk; older lines leave the transcript. */
export const MAX_LINES = 1000;

/** Scripts that don't put spaces between words. */
const UNSPACED = new Set(['zh', 'yue', 'ja', 'th', 'lo', 'km', 'my', 'bo']);

export function joinWords(language: string, before: string, added: string): string {
  if (before === '' || added === '') return before + added;
  const primary = language.split('-', 1)[0] ?? language;
  return UNSPACED.has(primary) ? before + added : `${before} ${added}`;
}

/** The log with one caption appended; nothing that was shown changes. */
export function appendCaption(
  lines: readonly CaptionLine[],
  caption: Caption,
  speakerName: string,
  nowMs: number,
): readonly CaptionLine[] {
  const index = lines.findLastIndex(
    (line) =>
      line.speakerId === caption.speakerId &&
      line.utterance === caption.utterance &&
      accepts(line, caption),
  );
  const line = lines[index];
  if (line === undefined) {
    if (caption.text === '') return lines;
    const name = key(caption);
    const before = lines.filter((each) => each.key === name || each.key.startsWith(`${name}/`));
    const fresh = newLine(`${name}${'/'.repeat(before.length)}`, caption, speakerName, nowMs);
    return [...lines, extend(fresh, caption, nowMs)].slice(-MAX_LINES);
  }
  return lines.with(index, extend(line, caption, nowMs));
}

/** The log up to here, to which nothing is added. */
export const sealed = (lines: readonly CaptionLine[]): readonly CaptionLine[] =>
  lines.map((line) => (line.sealed ? line : { ...line, sealed: true }));

/** A listener who changes language mid-utterance reads on in a new line. */
const accepts = (line: CaptionLine, caption: Caption): boolean => {
  if (line.sealed) return false;
  const text = caption.translated ? line.translation : line.original;
  return text === null || text.language === caption.language;
};

const key = ({ speakerId, utterance, language }: Caption): string =>
  `${speakerId}/${utterance}/${language}`;

const newLine = (
  name: string,
  caption: Caption,
  speakerName: string,
  nowMs: number,
): CaptionLine => ({
  key: name,
  speakerId: caption.speakerId,
  speakerName,
  utterance: caption.utterance,
  sealed: false,
  original: null,
  translation: null,
  startedAtMs: nowMs,
  updatedAtMs: nowMs,
});

function extend(line: CaptionLine, caption: Caption, nowMs: number): CaptionLine {
  const before = caption.translated ? line.translation : line.original;
  const text: CaptionText = {
    language: caption.language,
    text: joinWords(caption.language, before?.text ?? '', caption.text),
    last: caption.last,
  };
  return caption.translated
    ? { ...line, translation: text, updatedAtMs: nowMs }
    : { ...line, original: text, updatedAtMs: nowMs };
}

/** What to read first: the translation once it has words, else the speaker's own words. */
export function primaryText(line: CaptionLine): CaptionText | null {
  return line.translation !== null && line.translation.text !== ''
    ? line.translation
    : line.original;
}

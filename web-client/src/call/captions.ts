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
    return [...lines, extend(newLine(caption, speakerName, nowMs), caption, nowMs)].slice(
      -MAX_LINES,
    );
  }
  return lines.with(index, extend(line, caption, nowMs));
}

/** A listener who changes language mid-utterance reads on in a new line. */
const accepts = (line: CaptionLine, caption: Caption): boolean => {
  const text = caption.translated ? line.translation : line.original;
  return text === null || text.language === caption.language;
};

const newLine = (caption: Caption, speakerName: string, nowMs: number): CaptionLine => ({
  key: `${caption.speakerId}/${caption.utterance}/${caption.language}`,
  speakerId: caption.speakerId,
  speakerName,
  utterance: caption.utterance,
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

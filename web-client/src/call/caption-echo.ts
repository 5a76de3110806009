import type { Caption } from '../signaling/messages';
import { joinWords } from './captions';

const lineOf = ({ speakerId, utterance, language, translated }: Caption): string =>
  [speakerId, utterance, language, translated].join('/');

/**
 * Captions of two nodes that tell of the same call for a while: what the first told is not told
 * again by the second, which came in the middle.
 */
export class CaptionEcho {
  private readonly told = new Map<string, string>();
  private readonly waiting = new Map<string, Caption>();

  /** The first node wrote this. */
  heard(caption: Caption): void {
    const line = lineOf(caption);
    this.told.set(line, joinWords(caption.language, this.told.get(line) ?? '', caption.text));
  }

  /** The second node wrote this; it waits. */
  hold(caption: Caption): void {
    const line = lineOf(caption);
    const before = this.waiting.get(line)?.text ?? '';
    this.waiting.set(line, {
      ...caption,
      text: joinWords(caption.language, before, caption.text),
    });
  }

  /** What the second wrote and the first did not, line by line. */
  rest(): readonly Caption[] {
    return [...this.waiting].map(([line, caption]) => ({
      ...caption,
      text: beyond(this.told.get(line) ?? '', caption.text),
    }));
  }
}

/** What `text` says beyond `told`, of which it may be all, a part, or the continuation. */
export function beyond(told: string, text: string): string {
  if (told.includes(text)) return '';
  for (let length = Math.min(told.length, text.length); length > 0; length--) {
    if (told.endsWith(text.slice(0, length)) && isWhole(text, length)) {
      return text.slice(length).trimStart();
    }
  }
  return text;
}

/** Whether words, or signs of a script without spaces, end there. */
const isWhole = (text: string, length: number): boolean =>
  length === text.length || !/[\p{L}\p{N}]{2}/u.test(text.slice(length - 1, length + 1));

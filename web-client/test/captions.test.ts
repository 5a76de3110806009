import { describe, expect, it } from 'vitest';
import { appendCaption, joinWords, MAX_LINES, primaryText } from '../src/call/captions';
import type { CaptionLine } from '../src/call/captions';
import type { Caption } from '../src/signaling/messages';

const caption = (change: Partial<Caption>): Caption => ({
  type: 'caption',
  speakerId: 'p1',
  utterance: 1,
  language: 'en',
  translated: false,
  text: 'Good',
  last: false,
  ...change,
});

const read = (...captions: Partial<Caption>[]): readonly CaptionLine[] =>
  captions.reduce<readonly CaptionLine[]>(
    (lines, change, i) => appendCaption(lines, caption(change), 'Ana', i),
    [],
  );

describe('captions', () => {
  it('appends words to what stands there', () => {
    const [line] = read({}, { text: 'morning.', last: true });
    expect(line?.original).toEqual({ language: 'en', text: 'Good morning.', last: true });
    expect(line?.startedAtMs).toBe(0);
    expect(line?.updatedAtMs).toBe(1);
  });

  it('keeps translation and own words of one utterance in one line', () => {
    const lines = read({}, { translated: true, language: 'pt', text: 'Bom dia' });
    expect(lines).toHaveLength(1);
    expect(lines[0] && primaryText(lines[0])?.text).toBe('Bom dia');
    expect(lines[0]?.original?.text).toBe('Good');
  });

  it('shows the own words until the translation has some', () => {
    const [line] = read({}, { translated: true, language: 'pt', text: '' });
    expect(line && primaryText(line)?.text).toBe('Good');
  });

  it('keeps speakers who talk at once apart', () => {
    const lines = read({}, { speakerId: 'p2', text: 'Hello' }, { text: 'day' });
    expect(lines.map((line) => line.original?.text)).toEqual(['Good day', 'Hello']);
  });

  it('goes on in a new line when the language changes within an utterance', () => {
    const lines = read(
      { translated: true, language: 'pt', text: 'Bom' },
      { translated: true, language: 'fr', text: 'jour' },
      { translated: true, language: 'fr', text: 'à tous', last: true },
    );
    expect(lines.map((line) => line.translation?.text)).toEqual(['Bom', 'jour à tous']);
  });

  it('makes no line of an end without words', () => {
    expect(read({ text: '', last: true })).toEqual([]);
  });

  it('leaves earlier lines as they were', () => {
    const before = read({}, { utterance: 2, text: 'Next' });
    const after = appendCaption(before, caption({ utterance: 2, text: 'one' }), 'Ana', 9);
    expect(after[0]).toBe(before[0]);
    expect(before[1]?.original?.text).toBe('Next');
  });

  it('drops the oldest lines when there are too many', () => {
    const many = Array.from({ length: MAX_LINES + 3 }, (_, i) => ({ utterance: i }));
    const lines = read(...many);
    expect(lines).toHaveLength(MAX_LINES);
    expect(lines[0]?.utterance).toBe(3);
  });

  it('puts no spaces into scripts that have none', () => {
    expect(joinWords('ja', '今日は', '晴れ')).toBe('今日は晴れ');
    expect(joinWords('pt-BR', 'Bom', 'dia')).toBe('Bom dia');
  });
});

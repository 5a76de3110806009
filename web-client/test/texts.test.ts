import { afterEach, describe, expect, it } from 'vitest';
import { duration } from '../src/call/latency';
import { LanguageDirectory, search } from '../src/language/directory';
import { costOf } from '../src/signaling/usage';
import { clockTime, languageName } from '../src/texts/formats';
import { pageLanguages } from '../src/texts/languages';
import { pageLocale, speak, t, textsIn } from '../src/texts/texts';
import { shortfallNews } from '../src/ui/call/service-level';
import { initialState } from '../src/call/state';
import { person } from './people';

afterEach(() => speak('en', []));

type Leaf = string | ((...values: unknown[]) => unknown);

/** Every text and function of a catalogue, by its path. */
function leaves(value: unknown, path = ''): [string, Leaf][] {
  if (typeof value !== 'object' || value === null) return [[path, value as Leaf]];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, `${path}/${key}`));
}

/** Their parameters are neither texts nor figures. */
const SPECIAL = new Set(['/call/syntheticVoice']);

const flat = (value: unknown): string => [value].flat().join('');

/** Some take texts only. */
function said(say: Exclude<Leaf, string>, values: unknown[]): string {
  try {
    return flat(say(...values));
  } catch {
    return '';
  }
}

/** Which parameters change what is said, given texts or figures. */
function usedBy(say: Leaf): readonly number[] {
  if (typeof say === 'string') return [];
  const texts: [string, string] = ['ⓐ', 'ⓑ'];
  const figures: [number, number] = [7, 8];
  return [0, 1, 2, 3].filter((i) =>
    [texts, figures].some(([one, other]) => {
      const base = Array.from({ length: 4 }, () => one as unknown);
      return said(say, base) !== said(say, base.with(i, other));
    }),
  );
}

const catalogues = await Promise.all(
  pageLanguages.map(async (language) => [language, await textsIn(language)] as const),
);
const english = catalogues.find(([language]) => language === 'en')?.[1];
const englishLeaves = leaves(english);

describe.each(catalogues)('the texts in %s', (language, texts) => {
  const all = new Map(leaves(texts));

  it('are all there, and none is empty', () => {
    expect([...all.keys()]).toEqual(englishLeaves.map(([path]) => path));
    for (const [path, text] of all) if (typeof text === 'string') expect(text, path).not.toBe('');
  });

  it('use every parameter that the English ones use', () => {
    const ofOwn = englishLeaves.filter(([path]) => !SPECIAL.has(path));
    for (const [path, say] of ofOwn) expect(usedBy(all.get(path) ?? ''), path).toEqual(usedBy(say));
  });

  it('say that a voice is synthetic where there is little room, too', () => {
    const short = flat(texts.call.syntheticVoice(() => ''));
    expect(short).toMatch(/Synthetic|IA|KI/u);
  });

  it('have no ASCII quotes and no doubled spaces', () => {
    for (const [path, text] of all) {
      if (typeof text === 'string') expect(text, path).not.toMatch(/["']| {2}|^ | $/u);
    }
  });

  it('are few of them the English ones', () => {
    if (language === 'en') return;
    const same = englishLeaves.filter(
      ([path, text]) => typeof text === 'string' && all.get(path) === text,
    );
    expect(same.length, same.map(([path]) => path).join()).toBeLessThan(15);
  });
});

describe('a page in Portuguese', () => {
  const at = new Date(2031, 4, 9, 14, 5);

  it('writes figures, times and languages as Portuguese does', async () => {
    await speak('pt', ['pt-BR', 'en']);
    expect(pageLocale()).toBe('pt-BR');
    expect([12.4, 1_260].map(duration)).toEqual(['12 ms', '1,3 s']);
    expect(costOf(0.012345, 'EUR')).toBe('EUR 0,0123');
    expect(clockTime(at)).toBe('14:05');
    expect(languageName('de', 'German')).toBe('alemão');
    expect(languageName('qqq', 'Klingon')).toBe('Klingon');
  });

  it('lists languages by their Portuguese names, and finds them by the English ones too', async () => {
    await speak('pt', []);
    const of = (tag: string, name: string, nativeName: string) => ({
      ...{ tag, name, nativeName, voice: true },
    });
    const list = [of('ja', 'Japanese', '日本語'), of('de', 'German', 'Deutsch')];
    const { speak: offered, ...directory } = new LanguageDirectory({ speak: list, hear: [] }, []);
    expect(offered.map(({ hint }) => hint)).toEqual(['leva algumas palavras', 'alemão', 'japonês']);
    expect(search(offered, 'german').map(({ value }) => value)).toEqual(['de']);
    expect(search(offered, 'alemao').map(({ value }) => value)).toEqual(['de']);
    expect(directory).toBeDefined();
  });

  it('tells what the service tells by its code, and else as it was sent', async () => {
    await speak('pt', []);
    const { problem, shortfall, untranslated } = t().service;
    expect(problem('the room is full', 'room_full')).toContain('A sala está cheia');
    expect(problem('It rains.', 'weather')).toBe('It rains.');
    expect(problem('It rains.', 'toString')).toBe('It rains.');
    expect(shortfall('No voice.', 'no_voice')).toContain('Nenhuma voz');
    expect(shortfall('An older node.', null)).toBe('An older node.');
    expect(untranslated('nothing', 'no_model', 'japonês', 'alemão')).toBe(
      'nada aqui traduz de japonês para alemão',
    );
  });

  it('tells who is served less, and why', async () => {
    await speak('pt', []);
    const shortfall = {
      level: 'captions',
      language: 'pt',
      reason: 'Full.',
      code: 'node_full',
    } as const;
    const state = {
      ...initialState,
      selfId: 'me',
      participants: [person('p1', { name: 'Ann' })],
      shortfalls: new Map([['p1', shortfall]]),
    };
    expect(shortfallNews(state)).toEqual([
      { id: 'p1', text: 'Ann: Só legendas. O servidor está cheio agora.' },
    ]);
  });
});

describe('a page in English', () => {
  it('tells what the service tells as it was sent', () => {
    expect(t().service.problem('the room is full', 'room_full')).toBe('the room is full');
    expect(t().service.shortfall('It needs 0.4 cores.', 'node_full')).toBe('It needs 0.4 cores.');
  });
});

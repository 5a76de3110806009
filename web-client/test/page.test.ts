import { describe, expect, it } from 'vitest';
import type { CaptionLine } from '../src/call/captions';
import { firstMatch, LanguageDirectory, search } from '../src/language/directory';
import { readPrefs, writePrefs } from '../src/prefs';
import { friendlyRoom, roomId, roomOfPath } from '../src/rooms';
import { byKind, partsOf, duration, mostBlamed } from '../src/call/latency';
import { announcements } from '../src/ui/call/announcements';
import { bestGrid } from '../src/ui/call/layout';
import { initials } from '../src/ui/call/speaker-colour';

describe('rooms', () => {
  it('come from the path', () => {
    expect(roomOfPath('/')).toBeNull();
    expect(roomOfPath('/r/calm-bay-kbtzw')).toBe('calm-bay-kbtzw');
    expect(roomOfPath('/r/Team_A/')).toBe('Team_A');
    expect(roomOfPath('/r/%E0%A4%A')).toBeNull();
  });

  it('are made of what people type', () => {
    expect(roomId('  Reunião de Sexta! ')).toBe('reuniao-de-sexta');
    expect(roomId('日本')).toBe('');
  });

  it('get names that nobody guesses', () => {
    const letters = friendlyRoom().split('-').slice(2).join('');
    expect(Math.log2(12 * 12 * 19 ** letters.length)).toBeGreaterThan(80);
    expect(new Set(Array.from({ length: 200 }, () => friendlyRoom())).size).toBe(200);
  });

  it('get names that are room ids', () => {
    expect(friendlyRoom(() => 0)).toBe('amber-bay-bbbbbb-bbbbbb-bbbbbb');
    const name = friendlyRoom(() => 0.999);
    expect(roomId(name)).toBe(name);
  });
});

describe('LanguageDirectory', () => {
  const list = [
    { tag: 'ar', name: 'Arabic', nativeName: 'العربية', voice: false },
    { tag: 'en', name: 'English', nativeName: 'English', voice: true },
    { tag: 'fr', name: 'French', nativeName: 'français', voice: true },
    { tag: 'pt', name: 'Portuguese', nativeName: 'português', voice: true },
  ];
  const directory = new LanguageDirectory({ speak: list, hear: list }, ['pt-BR', 'en-US']);

  it('puts the special choice first, then the own languages, then the alphabet', () => {
    expect(directory.speak.map(({ value }) => value)).toEqual(['auto', 'pt', 'en', 'ar', 'fr']);
    expect(directory.hear[0]?.value).toBe('original');
  });

  it('is searched by either name, without regard to accents and case', () => {
    const found = (query: string): string[] =>
      search(directory.speak, query).map(({ value }) => value);
    expect(found('PORTUGUES')).toEqual(['pt']);
    expect(found('العر')).toEqual(['ar']);
    expect(found('fren')).toEqual(['fr']);
    expect(found('xyz')).toEqual([]);
  });

  it('names languages in their own script', () => {
    expect(directory.name('fr')).toBe('Français');
    expect(directory.name('tlh')).toBe('tlh');
  });

  it('tells what can only be read', () => {
    const readOnly = directory.hear.filter((each) => each.readOnly).map(({ value }) => value);
    expect(readOnly).toEqual(['ar']);
  });

  it('tells the Chinese scripts and knows Norwegian by either tag', () => {
    const entry = (tag: string, name: string) => ({ tag, name, nativeName: name, voice: false });
    const list = [
      entry('zh', 'Chinese'),
      entry('zh-Hant', 'Traditional'),
      entry('nb', 'Norwegian'),
    ];
    const { hear } = new LanguageDirectory({ speak: [], hear: list }, ['zh-TW']);
    expect(hear.map(({ value }) => value)).toEqual(['original', 'zh-Hant', 'zh', 'nb']);
    const first = (tag: string): string => firstMatch(hear, [tag], 'original');
    expect(['zh-HK', 'zh-Hant-TW', 'zh', 'zh-CN', 'zh-Hans-HK', 'no', 'nb-NO'].map(first)).toEqual([
      'zh-Hant',
      'zh-Hant',
      'zh',
      'zh',
      'zh',
      'nb',
      'nb',
    ]);
  });

  it('finds the first of the own languages that is offered', () => {
    expect(firstMatch(directory.hear, ['de', 'pt-PT'], 'original')).toBe('pt');
    expect(firstMatch(directory.hear, ['de'], 'original')).toBe('original');
  });
});

describe('prefs', () => {
  const storage = (text: string | null) => {
    let kept = text;
    return {
      getItem: () => kept,
      setItem: (_: string, value: string) => {
        kept = value;
      },
    };
  };

  it('survive what an older page or a stranger stored', () => {
    expect(readPrefs(storage('{"name":7,"speak":"pt","evil":1}'))).toMatchObject({
      name: '',
      speak: 'pt',
      originalShare: 0.15,
    });
    expect(readPrefs(storage('nonsense')).captions).toBe(true);
    expect(readPrefs(storage('{"lips":"off"}')).lips).toBe(true);
    expect(readPrefs(storage('{"lips":false}')).lips).toBe(false);
  });

  it('change one at a time', () => {
    const kept = storage(null);
    writePrefs(kept, { name: 'Ana' });
    writePrefs(kept, { captions: false });
    expect(readPrefs(kept)).toMatchObject({ name: 'Ana', captions: false });
  });

  it('do without storage when the browser refuses it', () => {
    const refused = {
      getItem: (): string | null => {
        throw new DOMException('denied', 'SecurityError');
      },
      setItem: () => undefined,
    };
    expect(readPrefs(refused).name).toBe('');
  });
});

describe('bestGrid', () => {
  it.each([
    [1, 1200, 600, 1],
    [2, 1200, 600, 2],
    [2, 340, 430, 1],
    [4, 1200, 600, 2],
    [4, 800, 600, 2],
    [5, 1200, 520, 3],
  ])('%i tiles in %i x %i get %i columns', (count, width, height, columns) => {
    expect(bestGrid(count, width, height, 12).columns).toBe(columns);
  });

  it('never leaves the stage', () => {
    for (let count = 1; count <= 16; count++) {
      const { columns, tileWidth, tileHeight } = bestGrid(count, 700, 400, 12);
      const rows = Math.ceil(count / columns);
      expect(columns * (tileWidth + 12) - 12).toBeLessThanOrEqual(700);
      expect(rows * (tileHeight + 12) - 12).toBeLessThanOrEqual(400);
    }
  });
});

describe('announcements', () => {
  const line = (text: string, last: boolean): CaptionLine => ({
    key: 'p1/1/en',
    speakerId: 'p1',
    speakerName: 'Ana',
    utterance: 1,
    sealed: false,
    original: { language: 'en', text, last },
    translation: null,
    startedAtMs: 0,
    updatedAtMs: 0,
  });
  const said = (text: string) => ({ who: 'Ana', language: 'en', text });

  it('wait for the end of a sentence and say each once', () => {
    const upTo = new Map<string, number>();
    const news = (text: string, last: boolean) => announcements([line(text, last)], upTo);
    expect(news('It costs 3.50', false)).toEqual([]);
    expect(news('It costs 3.50 today. We', false)).toMatchObject([said('It costs 3.50 today.')]);
    expect(news('It costs 3.50 today. We go', true)).toMatchObject([said('We go')]);
    expect(news('It costs 3.50 today. We go', true)).toEqual([]);
  });
});

describe('initials', () => {
  it('are whole letters of any script', () => {
    expect(initials('ana souza lima')).toBe('AL');
    expect(initials('دانا خليل')).toBe('دخ');
    expect(initials('👩🏽‍🚀')).toBe('👩🏽‍🚀');
    expect(initials(' ')).toBe('?');
  });
});

describe('delay', () => {
  const stage = (name: string, kind: 'queue' | 'compute' | 'network', ms: number, blamed = 0) => ({
    stage: name,
    kind,
    ms,
    blamed,
  });
  const voice = {
    speakerId: 'p1',
    language: 'pt',
    words: 20,
    p50Ms: 2_600,
    p90Ms: 3_400,
    misses: 3,
    networkMs: 14.5,
    clockErrorMs: null,
    way: [],
    stages: [
      stage('recognition_queue', 'queue', 40, 1),
      stage('recognition', 'compute', 210),
      stage('synthesis_queue', 'queue', 60, 2),
    ],
  };

  it('is summed up by kind, and nothing of it is lost', () => {
    expect(byKind(voice.stages)).toEqual([
      { kind: 'language', ms: 0 },
      { kind: 'queue', ms: 100 },
      { kind: 'compute', ms: 210 },
      { kind: 'playout', ms: 0 },
    ]);
  });

  it('counts the way between nodes to the network, known or not', () => {
    const far = [...voice.stages, stage('backhaul', 'network', 40)];
    expect(partsOf(far, 14.5)[0]).toEqual({ kind: 'network', name: 'network', ms: 54.5 });
    expect(partsOf(far, null)[0]).toEqual({ kind: 'network', name: 'network', ms: 40 });
  });

  it('begins with the network where that is known', () => {
    expect(partsOf(voice.stages, 14.5)[0]).toEqual({ kind: 'network', name: 'network', ms: 14.5 });
    expect(partsOf(voice.stages, null).map(({ kind }) => kind)).not.toContain('network');
  });

  it('is said in three digits', () => {
    expect([0, 0.13, 9.96, 12.4, 999, 2_649].map(duration)).toEqual([
      '0 ms',
      '0.1 ms',
      '10 ms',
      '12 ms',
      '999 ms',
      '2.6 s',
    ]);
  });

  it('blames the step with the most late words, or none', () => {
    expect(mostBlamed(voice)?.stage).toBe('synthesis_queue');
    expect(mostBlamed({ ...voice, stages: [stage('recognition', 'compute', 5)] })).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import {
  about,
  answer,
  asked,
  occasion,
  passedOver,
  repeated,
  why,
  type Decision,
  type Judged,
} from '../src/grid/decisions';

const none = { lateMs: 0, awayMs: 0, fullMs: 0, priceMs: 0, unknownMs: 0, apartMs: 0 };

const judged = (name: string, more: Partial<Judged>): Judged => ({
  node: `id-${name}`,
  name,
  roundTripMs: 10,
  freeCores: 1,
  reservations: 0,
  ...more,
});

const lisbon = judged('lisbon', { scoreMs: 42.4, score: { ...none, awayMs: 30, fullMs: 12.4 } });
const faro = judged('faro', { whyNot: 'full', freeCores: 0.1 });
const porto = judged('porto', { whyNot: 'excluded' });

const bare: Decision = { at: '2026-11-30T10:00:00Z', kind: 'work', dryRun: false, nodes: [] };

const decision = (more: Partial<Decision> = {}): Decision => ({
  ...bare,
  reason: 'capacity',
  speak: 'en',
  hear: 'pt',
  nodes: ['id-lisbon'],
  explanation: { sentence: '', way: 'score', nodes: [lisbon, faro, porto] },
  ...more,
});

describe('a decision', () => {
  it('says what was asked, and why', () => {
    expect(asked(decision())).toBe('Work home: a speaker of en, heard in pt');
    expect(asked(decision({ kind: 'redirect', speak: 'auto', hear: 'original' }))).toBe(
      'Media home: somebody, who came here',
    );
    expect(occasion(decision())).toBe('this node is full');
    expect(occasion(decision({ reason: 'role' }))).toBe('this node does no work itself');
    const candidates = { ...bare, kind: 'candidates' };
    expect(occasion(candidates)).toBe('');
    expect(about(candidates)).toBe('media');
    expect(about(decision())).toBe('work');
  });

  it('names the node by what was known of it then, else by what is known now', () => {
    expect(answer(decision(), new Map())).toBe('lisbon');
    const unexplained = { ...bare, nodes: ['id-faro', 'id-gone'] };
    expect(answer(unexplained, new Map([['id-faro', 'faro']]))).toBe('faro, id-gone');
    expect(answer(decision({ nodes: [] }), new Map())).toBe('No node');
  });

  it('explains the choice by its score, the heaviest part first', () => {
    expect(why(decision())).toBe('Best of 1 choice: scores 42 ms (distance 30 ms, load 12 ms).');
    const nowhere = { sentence: '', way: 'nowhere', nodes: [faro] };
    expect(why(decision({ nodes: [], explanation: nowhere }))).toBe('None comes into question.');
    const ranked = { sentence: '', way: 'rank', nodes: [lisbon, faro] };
    expect(why(decision({ kind: 'candidates', explanation: ranked }))).toBe(
      '1 node may take them.',
    );
  });

  it('tells who was passed over for what reason', () => {
    const near = judged('braga', { scoreMs: 0.2, score: none });
    const all = { sentence: '', way: 'score', nodes: [lisbon, near, faro, porto] };
    expect(passedOver(decision({ explanation: all }), 'id-porto')).toEqual([
      { node: 'id-braga', name: 'braga', reason: 'scores 0 ms' },
      { node: 'id-faro', name: 'faro', reason: 'has no room (0.10 cores free)' },
      { node: 'id-porto', name: 'porto', reason: 'is the one that asks' },
    ]);
  });

  it('keeps a reason that it does not know', () => {
    const odd = { sentence: '', way: 'score', nodes: [judged('beja', { whyNot: 'moonlit' })] };
    expect(passedOver(decision({ explanation: odd }), '')[0]?.reason).toBe('moonlit');
  });
});

describe('decisions that are alike', () => {
  const at = (second: number, more: Partial<Decision> = {}): Decision =>
    decision({ at: `2026-11-30T10:00:0${second}Z`, ...more });
  const nobody = { nodes: [] };

  it('are told once, in the order of the newest', () => {
    const groups = repeated([at(5, nobody), at(4), at(3, nobody), at(2, nobody)]);
    expect(groups.map(({ newest, times, since }) => [newest.at, times, since])).toEqual([
      ['2026-11-30T10:00:05Z', 3, '2026-11-30T10:00:02Z'],
      ['2026-11-30T10:00:04Z', 1, '2026-11-30T10:00:04Z'],
    ]);
  });

  it('keep their key while more come, and no two share one', () => {
    const [before] = repeated([at(4, nobody)]);
    const [after] = repeated([at(5, nobody), at(4, nobody)]);
    expect(after?.key).toBe(before?.key);
    const keys = repeated([at(1, { speak: 'pt' }), at(1)]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });
});

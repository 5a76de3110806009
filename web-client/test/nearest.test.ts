import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  byPreference,
  fetchCandidates,
  measureAll,
  type Candidate,
  type Measured,
} from '../src/signaling/nearest';

const at = (place: string, roundTripMs: number, inRoom = false): Measured => ({
  place,
  here: place === '',
  inRoom,
  roundTripMs,
});

describe('byPreference', () => {
  it.each([
    ['stays where nobody is nearer', [at('', 30), at('b', 40)], ['', 'b']],
    ['stays for 20 ms and less', [at('', 40), at('b', 20)], ['', 'b']],
    ['goes for more', [at('', 41), at('b', 20)], ['b', '']],
    ['stays for a quarter and less', [at('', 200), at('b', 150)], ['', 'b']],
    ['goes for more than that', [at('', 200), at('b', 149)], ['b', '']],
    ['goes where the room is, within 15 ms', [at('', 20), at('b', 35, true)], ['b', '']],
    ['but no further', [at('', 20), at('b', 36, true)], ['', 'b']],
    ['stays when the room is here too', [at('', 30, true), at('b', 20, true)], ['', 'b']],
    ['leaves a far room for a near node', [at('', 90, true), at('b', 20)], ['b', '']],
    ['leaves out who cannot be reached', [at('b', Infinity), at('', 20)], ['']],
    [
      'leaves a node that is silent itself',
      [at('', Infinity), at('c', 50), at('b', 20)],
      ['b', 'c'],
    ],
    ['stays when nobody answers', [at('', Infinity), at('b', Infinity)], ['']],
    ['stays when nobody is there', [], ['']],
  ])('%s', (_, measured, places) => {
    expect(byPreference(measured)).toEqual(places);
  });
});

describe('measureAll', () => {
  const candidates: Candidate[] = ['', 'b'].map((place) => ({
    place,
    here: place === '',
    inRoom: false,
  }));

  it('takes the least of four, and not the first, which opens the connection', async () => {
    const times: Record<string, number[]> = { '': [1, 30, 20, 25, 40], b: [90, 9, 9, 8, 9] };
    const measured = await measureAll(candidates, (place) =>
      Promise.resolve(times[place]?.shift() ?? NaN),
    );
    expect(measured.map(({ roundTripMs }) => roundTripMs)).toEqual([20, 8]);
  });

  it('counts what came before a loss, and gives up who never answers', async () => {
    let asked = 0;
    const measured = await measureAll(candidates, (place) => {
      if (place === 'b') return Promise.reject(new Error('away'));
      return ++asked < 4 ? Promise.resolve(10 * asked) : Promise.reject(new Error('lost'));
    });
    expect(measured.map(({ roundTripMs }) => roundTripMs)).toEqual([20, Infinity]);
  });
});

describe('fetchCandidates', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('names the node of the page by nothing, and passes over what it cannot read', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (path: string) => {
      asked.push(path);
      return Promise.resolve(
        Response.json([
          { id: '1', name: 'a', url: 'https://a.example.org', region: 'west', here: true },
          { id: '2', url: 'https://b.example.org:8443/', here: false, inRoom: true },
          { id: '3', url: 'nonsense' },
          { id: '4' },
          null,
        ]),
      );
    });
    expect(await fetchCandidates('calm-bay', 'pt', 'original')).toEqual([
      { place: '', here: true, inRoom: false },
      { place: 'https://b.example.org:8443', here: false, inRoom: true },
    ]);
    expect(asked).toEqual(['/api/nodes?room=calm-bay&speak=pt&hear=original']);
  });
});

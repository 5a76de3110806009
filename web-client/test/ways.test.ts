import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerOf } from '../src/media/reach';
import { fetchWays, KnownWays, type Ways } from '../src/signaling/ways';
import { reachText } from '../src/ui/join/reach-text';

const reach = { ufrag: 'abcd', password: 'secret', addresses: ['192.0.2.7'], port: 10_000 };
const ways = (expiresAtMs: number, username = 'somebody'): Ways => ({
  reach,
  relays: true,
  servers: [{ urls: ['turns:relay'], username, credential: 'password' }],
  expiresAtMs,
});

describe('fetchWays', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('asks the node that it is about', async () => {
    const told = {
      reach,
      relays: true,
      iceServers: [{ urls: ['turn:x'] }],
      expiresAt: '2026-01-01T00:00:00Z',
    };
    const fetched = vi.fn(() => Promise.resolve(new Response(JSON.stringify(told))));
    vi.stubGlobal('fetch', fetched);
    expect(await fetchWays('https://b')).toEqual({
      reach,
      relays: true,
      servers: [{ urls: ['turn:x'] }],
      expiresAtMs: Date.UTC(2026, 0, 1),
    });
    expect(fetched).toHaveBeenCalledWith('https://b/api/ice', expect.anything());
  });
});

describe('KnownWays', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.setSystemTime(0);
  });
  afterEach(() => vi.useRealTimers());

  it('asks a node once for as long as its password holds', async () => {
    const asked: string[] = [];
    const known = new KnownWays((place) => {
      asked.push(place);
      return Promise.resolve(ways(Date.now() + 600_000, `${place}${asked.length}`));
    });
    expect((await known.relaysTo('a'))[0]?.username).toBe('a1');
    expect((await known.relaysTo('a'))[0]?.username).toBe('a1');
    expect((await known.relaysTo('b'))[0]?.username).toBe('b2');
    vi.setSystemTime(545_000);
    expect((await known.relaysTo('a'))[0]?.username).toBe('a3');
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('asks anew whoever wants what holds now, and keeps that', async () => {
    let asked = 0;
    const known = new KnownWays(() => Promise.resolve(ways(Infinity, `${++asked}`)));
    expect((await known.now('')).servers[0]?.username).toBe('1');
    expect((await known.now('')).servers[0]?.username).toBe('2');
    expect((await known.relaysTo(''))[0]?.username).toBe('2');
    expect(asked).toBe(2);
  });

  it('goes without relays where the node does not say, and asks again', async () => {
    const answers = [Promise.reject(new Error('away')), Promise.resolve(ways(Infinity))];
    const known = new KnownWays(
      () => answers.shift() ?? Promise.reject(new Error('asked too often')),
    );
    expect(await known.relaysTo('')).toEqual([]);
    expect(await known.relaysTo('')).toHaveLength(1);
    expect(await known.relaysTo('')).toHaveLength(1);
  });
});

describe('answerOf', () => {
  it('leads to all addresses of the port, the best first', () => {
    const sdp = answerOf({ ...reach, addresses: ['192.0.2.7', '198.51.100.7'] });
    expect(sdp).toContain('a=ice-ufrag:abcd\r\na=ice-pwd:secret\r\n');
    expect(sdp).toContain('a=candidate:1 1 udp 2130706431 192.0.2.7 10000 typ host\r\n');
    expect(sdp).toContain('a=candidate:2 1 udp 2130706175 198.51.100.7 10000 typ host\r\n');
  });
});

describe('reachText', () => {
  it('says nothing where all is well, or nothing is known', () => {
    expect(reachText(null)).toBeNull();
    expect(reachText({ reached: 'directly', ways: ways(Infinity) })).toBeNull();
  });

  it('says what is blocked, and what to open', () => {
    const said = reachText({ reached: 'not-at-all', ways: { ...ways(Infinity), relays: false } });
    expect(said?.tone).toBe('warning');
    expect(said?.text).toContain('no relay');
    expect(said?.text).toContain('UDP port 10000 of 192.0.2.7');
    const relayed = reachText({ reached: 'not-at-all', ways: ways(Infinity) });
    expect(relayed?.text).toContain('its relay is not reached either');
  });

  it('tells who goes by a relay, and does not alarm them', () => {
    expect(reachText({ reached: 'by-relay', ways: ways(Infinity) })?.tone).toBe('info');
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchTranscript, fetchTranscriptFile } from '../src/signaling/transcript';
import { clock } from '../src/ui/join/clock';

const OF = { room: 'calm bay', bearer: 'key', place: 'https://two.example', language: 'pt' };
const LINE = {
  startMs: 0,
  endMs: 900,
  speakerId: 'a',
  speaker: 'Ana',
  language: 'pt',
  text: 'Olá',
};

function answers(body: string, init: ResponseInit): ReturnType<typeof vi.fn> {
  const fetch = vi.fn(() => Promise.resolve(new Response(body, init)));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what was said in a call that is over', () => {
  it('is asked of its node, in a language', async () => {
    const fetch = answers(JSON.stringify({ lines: [LINE] }), { status: 200 });
    expect(await fetchTranscript(OF)).toEqual([LINE]);
    const [url, { headers }] = fetch.mock.calls[0] as [string, { headers: Record<string, string> }];
    expect(url).toBe('https://two.example/api/rooms/calm%20bay/transcript?format=json&language=pt');
    expect(headers.authorization).toBe('Bearer key');
    expect(headers.accept).toBe('*/*');
  });

  it('is asked as it was spoken without one', async () => {
    const fetch = answers(JSON.stringify({ lines: [] }), { status: 200 });
    await fetchTranscript({ ...OF, language: null });
    expect(fetch.mock.calls[0]?.[0]).toBe(
      'https://two.example/api/rooms/calm%20bay/transcript?format=json',
    );
  });

  it('is nothing where the room kept nothing, and an error is one', async () => {
    answers(JSON.stringify({ code: 'no_transcripts' }), { status: 404 });
    expect(await fetchTranscript(OF)).toEqual([]);
    answers(JSON.stringify({ code: 'unauthorized', detail: 'no' }), { status: 401 });
    await expect(fetchTranscript(OF)).rejects.toThrow('no');
  });

  it('is saved under the name that the service gives', async () => {
    answers('WEBVTT', {
      status: 200,
      headers: { 'content-disposition': 'attachment; filename="calm-2026-12-01.pt.vtt"' },
    });
    const { name, content } = await fetchTranscriptFile(OF, 'vtt');
    expect(name).toBe('calm-2026-12-01.pt.vtt');
    expect(await content.text()).toBe('WEBVTT');
  });
});

describe('a time since the beginning', () => {
  it.each([
    [0, '0:00'],
    [65_999, '1:05'],
    [3_723_000, '1:02:03'],
    [360_000_000, '100:00:00'],
  ])('%i ms is %s', (ms, text) => {
    expect(clock(ms)).toBe(text);
  });
});

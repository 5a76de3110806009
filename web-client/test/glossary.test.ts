import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countTerms, csvText, fetchGlossary, saveGlossary } from '../src/signaling/glossary';
import { RestError } from '../src/signaling/rest';

interface Sent {
  readonly path: string;
  readonly method: string | undefined;
  readonly body: unknown;
  readonly headers: Record<string, string>;
}

describe('a glossary', () => {
  const sent: Sent[] = [];
  let answer: () => Response;

  beforeEach(() => {
    sent.length = 0;
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
      const { method, body } = init;
      sent.push({ path, method, body, headers: init.headers as Record<string, string> });
      return Promise.resolve(answer());
    });
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const json = (body: object, status = 200): Response =>
    new Response(JSON.stringify(body), { status });

  it('is fetched with the key of the host, and is empty without terms', async () => {
    answer = () => new Response('en,pt\r\nboard,quadro\r\n');
    expect(await fetchGlossary('calm bay', 'key')).toBe('en,pt\r\nboard,quadro\r\n');
    expect(sent[0]?.path).toBe('/api/rooms/calm%20bay/glossary');
    expect(sent[0]?.headers.authorization).toBe('Bearer key');
    answer = () => new Response('*\r\n');
    expect(await fetchGlossary('calm', 'key')).toBe('');
  });

  it('is saved as CSV, and the answer says how much of it holds for how long', async () => {
    answer = () => json({ terms: 2, languages: ['en'], kept: true });
    expect(await saveGlossary('r', 'key', '*\nAnn\nBob')).toEqual({ terms: 2, kept: true });
    expect(sent[0]).toMatchObject({ method: 'POST', body: '*\nAnn\nBob' });
    expect(sent[0]?.headers['content-type']).toBe('text/csv');
    answer = () => json({ terms: 2, languages: ['en'], kept: false });
    expect((await saveGlossary('r', 'key', '*\nAnn\nBob')).kept).toBe(false);
  });

  it('is deleted when nothing is left of it', async () => {
    answer = () => new Response(null, { status: 204 });
    expect(await saveGlossary('r', 'key', ' \n')).toEqual({ terms: 0, kept: true });
    expect(sent[0]?.method).toBe('DELETE');
  });

  it('that does not fit is refused in the words of the service', async () => {
    answer = () => json({ code: 'bad_glossary', detail: 'line 3: too much' }, 400);
    await expect(saveGlossary('r', 'key', '*\nAnn')).rejects.toEqual(
      new RestError(400, 'bad_glossary', 'line 3: too much'),
    );
    const large = saveGlossary('r', 'key', 'é'.repeat(33_000));
    await expect(large).rejects.toMatchObject({ status: 413 });
    expect(sent.length).toBe(1);
  });

  it('has a term in each line below the first', () => {
    expect(countTerms('en\r\na\r\nb\r\n')).toBe(2);
    expect(countTerms('*\r\n')).toBe(0);
    expect(countTerms('')).toBe(0);
  });

  it('is read from files as spreadsheets write them', () => {
    const latin = Uint8Array.from([0x53, 0xe3, 0x6f]);
    expect(csvText(latin)).toBe('São');
    expect(csvText(new TextEncoder().encode('\uFEFFSão'))).toBe('São');
    expect(csvText(Uint8Array.from([0xff, 0xfe, 0x53, 0, 0xe3, 0, 0x6f, 0]))).toBe('São');
  });
});

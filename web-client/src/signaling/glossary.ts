/** How the words of a room are written and said: CSV, see README.md of the service. */
import { fieldsOf, RestError, send } from './rest';
import { t } from '../texts/texts';

export const MOST_BYTES = 64 * 1024;

export interface SavedGlossary {
  readonly terms: number;
  /** Whether it outlives this call. */
  readonly kept: boolean;
}

const pathOf = (place: string, room: string): string =>
  `${place}/api/rooms/${encodeURIComponent(room)}/glossary`;

/**
 * As the service writes it; empty when there are no terms.
 *
 * @param place the node that is asked, see {@link Places}
 */
export async function fetchGlossary(room: string, hostKey: string, place = ''): Promise<string> {
  const csv = await (
    await send('GET', pathOf(place, room), { type: 'text/csv', bearer: hostKey })
  ).text();
  return countTerms(csv) === 0 ? '' : csv;
}

/** Replaces it; what does not fit is refused with its line, and the old one holds. */
export async function saveGlossary(
  room: string,
  hostKey: string,
  csv: string,
  place = '',
): Promise<SavedGlossary> {
  const request = { type: 'text/csv', bearer: hostKey };
  if (csv.trim() === '') {
    await send('DELETE', pathOf(place, room), request);
    return { terms: 0, kept: true };
  }
  if (new TextEncoder().encode(csv).length > MOST_BYTES) {
    throw new RestError(413, 'glossary_too_large', t().writing.tooLarge);
  }
  const { terms, kept } = await fieldsOf(
    await send('POST', pathOf(place, room), { ...request, text: csv }),
  );
  return { terms: typeof terms === 'number' ? terms : 0, kept: kept !== false };
}

/** Of what the service wrote: a line each, below the one that names the columns. */
export const countTerms = (csv: string): number =>
  Math.max(0, csv.split('\r\n').filter((line) => line !== '').length - 1);

/** The text of a file: UTF-8, or what older spreadsheets write. */
export function csvText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

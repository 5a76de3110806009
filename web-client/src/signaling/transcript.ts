/** What `GET /api/rooms/{id}/transcript` tells, see SIGNALING.md. */
import { fieldsOf, RestError, send } from './rest';

export interface TranscriptLine {
  readonly startMs: number;
  readonly endMs: number;
  readonly speakerId: string;
  readonly speaker: string;
  /** Of the text. */
  readonly language: string;
  readonly text: string;
  /** In which it was spoken, where a machine translated it. */
  readonly translatedFrom?: string;
}

/** Of a file to keep. */
export const FORMATS = ['txt', 'vtt', 'srt', 'json'] as const;
export type TranscriptFormat = (typeof FORMATS)[number];

export interface TranscriptOf {
  readonly room: string;
  readonly bearer: string;
  /** The node that is asked, see Places. */
  readonly place: string;
  /** Null as it was spoken. */
  readonly language: string | null;
}

/** What was never read in a language is translated now, some ten lines a second. */
const PATIENCE_MS = 600_000;

const ask = (of: TranscriptOf, format: TranscriptFormat): Promise<Response> => {
  const query = new URLSearchParams({ format, ...(of.language && { language: of.language }) });
  const path = `${of.place}/api/rooms/${encodeURIComponent(of.room)}/transcript?${query.toString()}`;
  return send('GET', path, {
    type: 'application/json',
    // Its form is told by the query.
    accept: '*/*',
    bearer: of.bearer,
    patienceMs: PATIENCE_MS,
  });
};

/** What was said, in order; empty where the room kept nothing. */
export async function fetchTranscript(of: TranscriptOf): Promise<readonly TranscriptLine[]> {
  try {
    const { lines } = await fieldsOf(await ask(of, 'json'));
    return Array.isArray(lines) ? (lines as TranscriptLine[]) : [];
  } catch (error) {
    if (error instanceof RestError && error.code === 'no_transcripts') return [];
    throw error;
  }
}

export interface TranscriptFile {
  readonly name: string;
  readonly content: Blob;
}

export async function fetchTranscriptFile(
  of: TranscriptOf,
  format: TranscriptFormat,
): Promise<TranscriptFile> {
  const answer = await ask(of, format);
  const named = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '');
  return { name: named?.[1] ?? `${of.room}.${format}`, content: await answer.blob() };
}

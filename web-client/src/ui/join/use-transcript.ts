import { useEffect, useState } from 'preact/hooks';
import {
  fetchTranscript,
  type TranscriptLine,
  type TranscriptOf,
} from '../../signaling/transcript';
import { problemText } from '../problem-text';

export interface TranscriptNews {
  /** Null until they are known. */
  readonly lines: readonly TranscriptLine[] | null;
  readonly isAsking: boolean;
  /** Why there is none; empty otherwise. */
  readonly problem: string;
}

const UNKNOWN: TranscriptNews = { lines: null, isAsking: false, problem: '' };

const NOTHING: TranscriptOf = { room: '', bearer: '', place: '', language: null };

/**
 * What was said in a call that is over. The lines before stay while others are asked for.
 *
 * @param of null where nothing is asked for
 */
export function useTranscript(of: TranscriptOf | null): TranscriptNews {
  const [news, setNews] = useState<TranscriptNews>(UNKNOWN);
  const { room, bearer, place, language } = of ?? NOTHING;
  useEffect(() => {
    let isWanted = true;
    if (room === '') {
      setNews(UNKNOWN);
      return;
    }
    setNews(({ lines }) => ({ lines, isAsking: true, problem: '' }));
    const tell = (next: TranscriptNews): void => {
      if (isWanted) setNews(next);
    };
    fetchTranscript({ room, bearer, place, language }).then(
      (lines) => tell({ lines, isAsking: false, problem: '' }),
      (error: unknown) => tell({ lines: null, isAsking: false, problem: problemText(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [room, bearer, place, language]);
  return news;
}

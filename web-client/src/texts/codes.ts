/** What the service tells by a code, see SIGNALING.md, and with a sentence in English. */
export type ProblemCode =
  | 'bad_message'
  | 'bad_request'
  | 'forbidden'
  | 'internal'
  | 'media_failed'
  | 'no_guests'
  | 'not_granted'
  | 'not_host'
  | 'out_of_order'
  | 'overloaded'
  | 'rate_limited'
  | 'removed'
  | 'room_full'
  | 'room_locked'
  | 'store_unavailable'
  | 'too_large'
  | 'unauthorized'
  | 'unknown_host'
  | 'unknown_language'
  | 'unknown_track'
  | 'unsupported_sdp';

export type ShortfallCode = 'no_voice' | 'text_room' | 'no_node' | 'node_full';

export type UntranslatedCode = 'language_unknown' | 'no_model' | 'busy' | 'failed';

/** In the language of the page where it has words for the code, else the sentence that was sent. */
export type OfSentence = (sentence: string, code: string | null) => string;

/** The same, of a message that was not translated between two languages. */
export type OfUntranslated = (
  sentence: string,
  code: string | null,
  from: string,
  into: string,
) => string;

export const ofCode =
  <C extends string>(texts: Readonly<Record<C, string>>): OfSentence =>
  (sentence, code) =>
    code !== null && Object.hasOwn(texts, code) ? texts[code as C] : sentence;

import { call } from './call';
import { delay } from './delay';
import { devices } from './devices';
import { languages } from './languages';
import { people } from './people';
import { service } from './service';
import { start } from './start';
import { words } from './words';
import { writing } from './writing';

/**
 * English. The terms of the page, each for one thing: call, room, host (who may lock and mute), people,
 * captions, transcript, voice, lips, original (what is not translated), language, service (all of
 * it), server (one node, for people), delay (of voices: they trail), glossary, synthetic or by AI.
 */
export const en = { start, languages, devices, call, people, writing, delay, service, words };

/** What every language of the page has to say. */
export type Texts = typeof en;

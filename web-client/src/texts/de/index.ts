import type { Texts } from '../en';
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
 * Deutsch, mit „Sie“. Die Begriffe: call = Anruf, room = Raum, host = Host, people = Personen,
 * captions = Untertitel, transcript = Mitschrift, voice = Stimme, lips = Lippen, original = Original,
 * language = Sprache, service = Dienst, node und server = Server, delay = Verzögerung,
 * glossary = Glossar, synthetic = von KI, token = Zugang.
 */
export const de: Texts = {
  start,
  languages,
  devices,
  call,
  people,
  writing,
  delay,
  service,
  words,
};

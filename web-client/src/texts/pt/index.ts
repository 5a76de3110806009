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
 * Português do Brasil, com “você”. Os termos: call = chamada, room = sala, host = anfitrião,
 * people = pessoas, captions = legendas, transcript = transcrição, voice = voz, lips = lábios,
 * original = original, language = idioma, service = serviço, node e server = servidor,
 * delay = atraso, glossary = glossário, synthetic = sintético ou por IA, token = acesso.
 */
export const pt: Texts = {
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

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
 * Español, con “tú”, para España y América. Los términos: call = llamada, room = sala, host = anfitrión,
 * people = personas, captions = subtítulos, transcript = transcripción, voice = voz, lips = labios,
 * original = original, language = idioma, service = servicio, node y server = servidor,
 * delay = retraso, glossary = glosario, synthetic = sintético o por IA, token = acceso.
 */
export const es: Texts = {
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

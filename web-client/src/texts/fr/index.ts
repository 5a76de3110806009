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
 * Français, avec « vous ». Les termes : call = appel, room = salle, host = hôte, people = personnes,
 * captions = sous-titres, transcript = transcription, voice = voix, lips = lèvres, original = original,
 * language = langue, service = service, node et server = serveur, delay = retard,
 * glossary = glossaire, synthetic = synthétique ou par IA, token = accès.
 */
export const fr: Texts = {
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

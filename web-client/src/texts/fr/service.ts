import { ofCode, type ProblemCode, type ShortfallCode, type UntranslatedCode } from '../codes';
import type { ServiceTexts } from '../en/service';

const problems: Readonly<Record<ProblemCode, string>> = {
  bad_message: 'Le service n’a pas compris cette page. Rechargez-la.',
  bad_request: 'Le service n’a pas compris cette page. Rechargez-la.',
  forbidden: 'Votre accès ne le permet pas.',
  internal: 'Le service a échoué\u00a0; réessayez.',
  media_failed: 'Ce serveur ne prend ni son ni image en ce moment\u00a0; réessayez.',
  no_guests: 'Ce service demande un accès de son opérateur.',
  not_granted: 'Votre accès ne le permet pas.',
  not_host: 'Seul l’hôte de la salle peut faire cela.',
  out_of_order: 'Le service n’attendait pas cela maintenant. Rechargez la page.',
  overloaded: 'Le service a trop à faire\u00a0; réessayez.',
  rate_limited: 'C’était trop rapide\u00a0; attendez un peu.',
  removed: 'L’hôte vous a exclu de cette salle.',
  room_full: 'La salle est pleine\u00a0; réessayez quand quelqu’un sera parti.',
  room_locked: 'L’hôte a verrouillé cette salle\u00a0; demandez-lui de vous laisser entrer.',
  store_unavailable: 'La base de données ne répond pas\u00a0; les appels continuent.',
  too_large: 'C’est trop gros pour le service.',
  unauthorized: 'Votre accès ne vaut plus, ou vaut pour une autre salle.',
  unknown_host: 'Cette adresse n’est pas de ce service.',
  unknown_language: 'Ce service ne connaît pas cette langue.',
  unknown_track: 'Quelqu’un que vous receviez n’est plus dans la salle.',
  unsupported_sdp: 'Le service ne s’entend pas avec le son et l’image de ce navigateur.',
};

const shortfalls: Readonly<Record<ShortfallCode, string>> = {
  no_voice: 'Aucune voix ne parle cette langue ici\u00a0: vous la lisez.',
  text_room: 'Cette salle demande des sous-titres sans voix.',
  no_node: 'Aucun serveur à portée n’a de place pour traduire.',
  node_full: 'Le serveur est plein en ce moment.',
};

const untranslated = (from: string, into: string): Readonly<Record<UntranslatedCode, string>> => ({
  language_unknown: 'on ne sait pas dans quelle langue c’est écrit',
  no_model: `rien ici ne traduit de ${from} vers ${into}`,
  busy: 'le service a trop à faire',
  failed: 'la traduction a échoué',
});

const problem = ofCode(problems);

export const service: ServiceTexts = {
  unreachable: 'Le service est inaccessible. Vérifiez votre réseau.',
  answered: (status) => `Le service a répondu ${status}.`,
  unreadable: 'Le service a envoyé un accès que cette page ne sait pas lire.',
  silent: 'Le serveur ne répond pas.',
  noToken: 'Pas d’accès pour entrer.',
  noRoom: 'Aucun serveur n’a de place pour cet appel.',
  restarts: 'Le service redémarre.',
  broken: 'La connexion au serveur s’est coupée.',
  blocked: 'Un proxy bloque peut-être les WebSockets, ou le service est plein.',
  ended: {
    left: 'Vous avez quitté l’appel.',
    elsewhere: 'Cet appel continue dans une autre fenêtre ou sur un autre appareil.',
    timeout: 'Vous avez été déconnecté trop longtemps. Vous pouvez revenir.',
    removed: 'L’hôte vous a exclu de l’appel.',
    ended: 'L’hôte a terminé l’appel pour tout le monde.',
    refused: 'Le service ne vous a pas laissé entrer.',
  },
  problem: (sentence, code) =>
    code === 'bad_glossary'
      ? `Le glossaire ne convient pas\u00a0: ${sentence}`
      : problem(sentence, code),
  shortfall: ofCode(shortfalls),
  untranslated: (sentence, code, from, into) => ofCode(untranslated(from, into))(sentence, code),
};

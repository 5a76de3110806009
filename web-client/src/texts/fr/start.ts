import type { StartTexts } from '../en/start';

export const start: StartTexts = {
  pageLanguage: 'Langue de cette page',
  asBrowser: 'Celle du navigateur',
  description: 'Des appels vidéo où chacun parle sa langue.',
  preview: 'Caméra et micro',
  claim: { yours: 'Parlez votre langue.', theirs: 'Tous vous comprennent.' },
  ready: 'On y va\u00a0?',
  lead: 'Lancez un appel vidéo où chacun parle, écoute et lit dans la langue de son choix.',
  leadOfRoom:
    'Choisissez ce que vous parlez et ce que vous voulez entendre. Vous pourrez changer les deux pendant l’appel.',
  tryingAgain: (problem) => `${problem} Nouvel essai …`,
  yourName: 'Votre nom',
  room: 'Salle',
  join: 'Rejoindre l’appel',
  connecting: 'Connexion au service …',
  finePrint:
    'Les voix traduites et les lèvres qui les suivent sont synthétiques et toujours signalées. Le son et l’image ne sont pas enregistrés.',
  keepsTranscripts:
    'Cette salle garde des transcriptions. Ce que vous y dites est noté avec votre nom. N’entrez que si vous êtes d’accord.',
  byRelay:
    'Votre réseau ne laisse pas passer le son et l’image directement (il bloque UDP). L’appel passe par un relais de ce service et peut être moins fluide.',
  noWayWithRelay: (port, host) => noWay('et son relais est inaccessible lui aussi', port, host),
  noWay: (port, host) => noWay('et il n’a pas de relais pour de tels réseaux', port, host),
  noWebRtc: `Ce navigateur ne peut pas faire d’appels\u00a0: WebRTC y est désactivé. Autorisez-le dans les réglages du navigateur ou dans l’extension qui le bloque, ou ouvrez cette page dans ${floor()} ou plus récent.`,
  noWebAudio: `Ce navigateur ne peut pas faire d’appels\u00a0: il n’a pas Web Audio, ou le bloque. Ouvrez cette page dans ${floor()} ou plus récent.`,
  oldBrowser: `Ce navigateur est ancien\u00a0: la page peut s’afficher mal ou ne pas marcher par endroits. Passez à ${floor()} ou plus récent.`,
};

function floor(): string {
  return 'Chrome ou Edge 123, Firefox 125 ou Safari 17.5';
}

function noWay(why: string, port: number, host: string): string {
  return `Le son et l’image ne passeraient pas\u00a0: votre réseau bloque UDP vers ce service, ${why}. Essayez un autre réseau, comme celui d’un téléphone, ou demandez à qui gère le vôtre d’ouvrir le port UDP ${port} de ${host}.`;
}

import { countingIn } from '../counting';
import type { PeopleTexts } from '../en/people';

const count = countingIn('fr');

export const people: PeopleTexts = {
  title: 'Personnes',
  hand: 'Main',
  react: 'Réagir',
  handAndReactions: 'Main et réactions',
  raiseHand: 'Lever la main',
  lowerHand: 'Baisser la main',
  handRaised: 'Main levée',
  handRaisedAs: (place, of) => `Main levée, numéro ${place} sur ${of}`,
  handsRaised: (hands) =>
    count(hands, { one: (n) => `${n} main levée`, other: (n) => `${n} mains levées` }),
  raisedAHand: (name) => `${name} a levé la main.`,
  handDownAgain: 'Votre main est de nouveau baissée\u00a0: vous avez eu la parole.',
  reactions: {
    like: 'Pouce levé',
    love: 'Cœur',
    laugh: 'Rire',
    wonder: 'Surprise',
    clap: 'Applaudissements',
    party: 'Fête',
  },
  host: 'Hôte',
  theHost: 'L’hôte',
  microphoneOff: ', micro coupé',
  mute: 'Couper le micro',
  remove: 'Exclure',
  mutedYou: (name) => `${name} a coupé votre micro. Rallumez-le quand vous voulez parler.`,
  lock: 'Verrouiller la salle',
  lockHelp:
    'Personne d’autre n’entre tant qu’elle est verrouillée. Qui est déjà là peut revenir après une coupure.',
  keepTranscript: 'Garder une transcription',
  keepTranscriptHelp:
    'Ce qui se dit à partir de maintenant est noté, avec les noms. Tout le monde est prévenu et le voit tout le temps.',
  lockedByHost: 'L’hôte a verrouillé cette salle. Personne d’autre n’entre.',
  hostNote:
    'Les personnes dont vous coupez le micro peuvent le rallumer. Qui a le lien peut revenir sous un autre nom, sauf si la salle est verrouillée.',
  aboutRoom: 'À propos de cette salle',
  transcriptKept: 'Transcription gardée',
  transcriptKeptHelp: 'Ce qui se dit dans cette salle est noté, avec les noms.',
  locked: 'Verrouillée',
  lockedHelp: 'Personne d’autre n’entre.',
  keepsTranscripts:
    'Cette salle garde des transcriptions\u00a0: ce qui se dit est noté, avec les noms.',
  transcriptsOver: 'La transcription est arrêtée. Ce qui a été noté avant reste.',
};

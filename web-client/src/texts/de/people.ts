import { countingIn } from '../counting';
import type { PeopleTexts } from '../en/people';

const count = countingIn('de');

export const people: PeopleTexts = {
  title: 'Personen',
  hand: 'Hand',
  react: 'Reagieren',
  handAndReactions: 'Hand und Reaktionen',
  raiseHand: 'Hand heben',
  lowerHand: 'Hand senken',
  handRaised: 'Hand gehoben',
  handRaisedAs: (place, of) => `Hand gehoben, Nummer ${place} von ${of}`,
  handsRaised: (hands) =>
    count(hands, { one: (n) => `${n} Hand ist gehoben`, other: (n) => `${n} Hände sind gehoben` }),
  raisedAHand: (name) => `${name} hat die Hand gehoben.`,
  handDownAgain: 'Ihre Hand ist wieder unten: Sie waren an der Reihe.',
  reactions: {
    like: 'Daumen hoch',
    love: 'Herz',
    laugh: 'Lachen',
    wonder: 'Staunen',
    clap: 'Beifall',
    party: 'Feiern',
  },
  host: 'Host',
  theHost: 'Der Host',
  microphoneOff: ', Mikrofon aus',
  mute: 'Stumm',
  remove: 'Entfernen',
  mutedYou: (name) =>
    `${name} hat Sie stummgeschaltet. Schalten Sie Ihr Mikrofon ein, wenn Sie sprechen möchten.`,
  lock: 'Raum sperren',
  lockHelp:
    'Solange er gesperrt ist, kommt niemand neu herein. Wer da ist, kann nach einem Abbruch zurückkommen.',
  keepTranscript: 'Mitschreiben',
  keepTranscriptHelp:
    'Was ab jetzt gesagt wird, wird mit Namen festgehalten. Alle erfahren es und sehen es die ganze Zeit.',
  lockedByHost: 'Der Host hat diesen Raum gesperrt. Niemand kommt neu herein.',
  hostNote:
    'Wen Sie stummschalten, kann das Mikrofon wieder einschalten. Wer den Link hat, kann als jemand anderes zurückkommen, wenn der Raum nicht gesperrt ist.',
  aboutRoom: 'Zu diesem Raum',
  transcriptKept: 'Mitschrift läuft',
  transcriptKeptHelp: 'Was in diesem Raum gesagt wird, wird mit Namen festgehalten.',
  locked: 'Gesperrt',
  lockedHelp: 'Niemand kommt neu herein.',
  keepsTranscripts:
    'In diesem Raum wird mitgeschrieben: Was gesagt wird, wird mit Namen festgehalten.',
  transcriptsOver: 'Es wird nicht mehr mitgeschrieben. Was schon festgehalten ist, bleibt.',
};

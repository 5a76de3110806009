import { countingIn } from '../counting';
import type { PeopleTexts } from '../en/people';

const count = countingIn('es');

export const people: PeopleTexts = {
  title: 'Personas',
  hand: 'Mano',
  react: 'Reaccionar',
  handAndReactions: 'Mano y reacciones',
  raiseHand: 'Levantar la mano',
  lowerHand: 'Bajar la mano',
  handRaised: 'Mano levantada',
  handRaisedAs: (place, of) => `Mano levantada, número ${place} de ${of}`,
  handsRaised: (hands) =>
    count(hands, { one: (n) => `${n} mano levantada`, other: (n) => `${n} manos levantadas` }),
  raisedAHand: (name) => `${name} levantó la mano.`,
  handDownAgain: 'Tu mano vuelve a estar bajada: ya has tenido tu turno.',
  reactions: {
    like: 'Pulgar arriba',
    love: 'Corazón',
    laugh: 'Risa',
    wonder: 'Sorpresa',
    clap: 'Aplauso',
    party: 'Fiesta',
  },
  host: 'Anfitrión',
  theHost: 'El anfitrión',
  microphoneOff: ', micrófono apagado',
  mute: 'Silenciar',
  remove: 'Expulsar',
  mutedYou: (name) => `${name} te silenció. Enciende el micrófono cuando quieras hablar.`,
  lock: 'Cerrar la sala',
  lockHelp:
    'Nadie nuevo entra mientras está cerrada. Quien ya está puede volver si se corta la conexión.',
  keepTranscript: 'Guardar una transcripción',
  keepTranscriptHelp:
    'Lo que se diga desde ahora se anota, con nombres. Se avisa a todos, y lo ven todo el tiempo.',
  lockedByHost: 'El anfitrión ha cerrado esta sala. Nadie nuevo entra.',
  hostNote:
    'Las personas que silencies pueden volver a encender su micrófono. Quien tenga el enlace puede volver como otra persona, salvo que la sala esté cerrada.',
  aboutRoom: 'Sobre esta sala',
  transcriptKept: 'Con transcripción',
  transcriptKeptHelp: 'Lo que se dice en esta sala se anota, con nombres.',
  locked: 'Cerrada',
  lockedHelp: 'Nadie nuevo entra.',
  keepsTranscripts: 'Esta sala guarda transcripciones: lo que se dice se anota, con nombres.',
  transcriptsOver: 'Ya no se guarda transcripción. Lo que se anotó antes se queda.',
};

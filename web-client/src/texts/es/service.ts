import { ofCode, type ProblemCode, type ShortfallCode, type UntranslatedCode } from '../codes';
import type { ServiceTexts } from '../en/service';

const problems: Readonly<Record<ProblemCode, string>> = {
  bad_message: 'El servicio no entendió a esta página. Recárgala.',
  bad_request: 'El servicio no entendió a esta página. Recárgala.',
  forbidden: 'Tu acceso no lo permite.',
  internal: 'El servicio falló; inténtalo de nuevo.',
  media_failed: 'Este servidor no toma sonido ni imagen ahora; inténtalo de nuevo.',
  no_guests: 'Para este servicio hace falta un acceso de su operador.',
  not_granted: 'Tu acceso no lo permite.',
  not_host: 'Eso solo puede hacerlo el anfitrión de la sala.',
  out_of_order: 'El servicio no esperaba eso ahora. Recarga la página.',
  overloaded: 'El servicio tiene demasiado trabajo; inténtalo de nuevo.',
  rate_limited: 'Fue demasiado rápido; espera un poco.',
  removed: 'El anfitrión te expulsó de esta sala.',
  room_full: 'La sala está llena; inténtalo cuando alguien salga.',
  room_locked: 'El anfitrión ha cerrado esta sala; pídele que te deje entrar.',
  store_unavailable: 'La base de datos no responde; las llamadas siguen.',
  too_large: 'Eso es demasiado grande para el servicio.',
  unauthorized: 'Tu acceso ya no vale, o vale para otra sala.',
  unknown_host: 'Esta dirección no es de este servicio.',
  unknown_language: 'Este servicio no conoce este idioma.',
  unknown_track: 'Alguien a quien recibías ya no está en la sala.',
  unsupported_sdp: 'El servicio no se entiende con el sonido y la imagen de este navegador.',
};

const shortfalls: Readonly<Record<ShortfallCode, string>> = {
  no_voice: 'Ninguna voz habla este idioma aquí: lo lees.',
  text_room: 'Esta sala pide subtítulos sin voz.',
  no_node: 'Ningún servidor cercano tiene sitio para traducir.',
  node_full: 'El servidor está lleno ahora.',
};

const untranslated = (from: string, into: string): Readonly<Record<UntranslatedCode, string>> => ({
  language_unknown: 'no se sabe en qué idioma está escrito',
  no_model: `nada aquí traduce de ${from} a ${into}`,
  busy: 'el servicio tiene demasiado trabajo',
  failed: 'la traducción falló',
});

const problem = ofCode(problems);

export const service: ServiceTexts = {
  unreachable: 'No se llega al servicio. Comprueba tu red.',
  answered: (status) => `El servicio respondió ${status}.`,
  unreadable: 'El servicio envió un acceso que esta página no sabe leer.',
  silent: 'El servidor no responde.',
  noToken: 'Sin acceso para entrar.',
  noRoom: 'Ningún servidor tiene sitio para esta llamada.',
  restarts: 'El servicio se reinicia.',
  broken: 'Se cortó la conexión con el servidor.',
  blocked: 'Quizá un proxy bloquee WebSockets por el camino, o el servicio esté lleno.',
  ended: {
    left: 'Has salido de la llamada.',
    elsewhere: 'Esta llamada sigue en otra ventana o en otro dispositivo.',
    timeout: 'Estuviste demasiado tiempo sin conexión. Puedes volver a entrar.',
    removed: 'El anfitrión te expulsó de la llamada.',
    ended: 'El anfitrión terminó la llamada para todos.',
    refused: 'El servicio no te dejó entrar.',
  },
  problem: (sentence, code) =>
    code === 'bad_glossary' ? `El glosario no sirve: ${sentence}` : problem(sentence, code),
  shortfall: ofCode(shortfalls),
  untranslated: (sentence, code, from, into) => ofCode(untranslated(from, into))(sentence, code),
};

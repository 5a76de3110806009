import type { StartTexts } from '../en/start';

export const start: StartTexts = {
  pageLanguage: 'Idioma de esta página',
  asBrowser: 'El del navegador',
  description: 'Videollamadas en las que cada persona habla su idioma.',
  preview: 'Cámara y micrófono',
  claim: { yours: 'Habla en tu idioma.', theirs: 'Te entienden en el suyo.' },
  ready: '¿Todo listo para entrar?',
  lead: 'Empieza una videollamada en la que todos hablan, escuchan y leen en el idioma que elijan.',
  leadOfRoom:
    'Elige lo que hablas y lo que quieres oír. Puedes cambiar ambas cosas durante la llamada.',
  tryingAgain: (problem) => `${problem} Intentándolo de nuevo …`,
  yourName: 'Tu nombre',
  room: 'Sala',
  join: 'Entrar en la llamada',
  connecting: 'Conectando con el servicio …',
  finePrint:
    'Las voces traducidas y los labios que las siguen son sintéticos y siempre se marcan como tales. El sonido y la imagen no se guardan.',
  keepsTranscripts:
    'Esta sala guarda transcripciones. Lo que digas en ella se anota con tu nombre. Entra solo si estás de acuerdo.',
  byRelay:
    'Tu red no deja pasar sonido e imagen directamente (bloquea UDP). La llamada va por un repetidor de este servicio y puede ser menos fluida.',
  noWayWithRelay: (port, host) => noWay('y tampoco se llega a su repetidor', port, host),
  noWay: (port, host) => noWay('y no tiene repetidor para redes así', port, host),
  noWebRtc: `Este navegador no puede hacer llamadas: WebRTC está desactivado. Permítelo en los ajustes del navegador o en la extensión que lo bloquea, o abre esta página en ${floor()} o más nuevo.`,
  noWebAudio: `Este navegador no puede hacer llamadas: no tiene Web Audio, o lo bloquea. Abre esta página en ${floor()} o más nuevo.`,
  oldBrowser: `Este navegador es antiguo: partes de la página pueden verse mal o no funcionar. Actualízalo a ${floor()} o más nuevo.`,
};

function floor(): string {
  return 'Chrome o Edge 123, Firefox 125 o Safari 17.5';
}

function noWay(why: string, port: number, host: string): string {
  return `El sonido y la imagen no llegarían: tu red bloquea UDP hacia este servicio, ${why}. Prueba con otra red, como la del móvil, o pide a quien lleva la tuya que abra el puerto UDP ${port} de ${host}.`;
}

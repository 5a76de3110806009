import type { DeviceTexts } from '../en/devices';

export const devices: DeviceTexts = {
  microphone: 'Micrófono',
  camera: 'Cámara',
  speaker: 'Altavoz',
  yourCamera: 'Tu cámara',
  cameraIsOff: 'La cámara está apagada',
  asking: 'El navegador pregunta si esta página puede usar tu cámara.',
  choose: 'Elegir dispositivos',
  noneFound: 'No se encontró ninguno',
  systemDefault: 'El del sistema',
  lost: (name) => `«${name}» se ha desconectado.`,
  takenAway: {
    audio: 'Tu micrófono se ha desconectado.',
    video: 'Tu cámara se ha desconectado.',
  },
  anotherNow: {
    audio: 'Ahora se usa otro micrófono.',
    video: 'Ahora se usa otra cámara.',
  },
  now: {
    audio: (name) => `Tu micrófono ahora es «${name}».`,
    video: (name) => `Tu cámara ahora es «${name}».`,
  },
  notStarted: 'No se pudo encender; quizá lo use otro programa.',
  still: {
    audio: (name) => `Tu micrófono sigue siendo «${name}».`,
    video: (name) => `Tu cámara sigue siendo «${name}».`,
  },
  stillBefore: {
    audio: 'Tu micrófono sigue siendo el de antes.',
    video: 'Tu cámara sigue siendo la de antes.',
  },
  held: {
    audio:
      'Tu sistema retiene el micrófono, por una llamada o con un interruptor propio: nadie te oye hasta que lo devuelva.',
    video:
      'Tu sistema retiene la cámara, por una llamada o con un interruptor propio: nadie te ve hasta que la devuelva.',
  },
  refused: {
    audio:
      'Esta página no puede usar tu micrófono. Permítelo en la barra de direcciones y enciéndelo de nuevo. Puedes entrar sin él.',
    video:
      'Esta página no puede usar tu cámara. Permítelo en la barra de direcciones y enciéndela de nuevo. Puedes entrar sin ella.',
  },
  absent: {
    audio: 'No se encontró ningún micrófono. Puedes entrar sin él.',
    video: 'No se encontró ninguna cámara. Puedes entrar sin ella.',
  },
  busy: {
    audio: 'No se pudo encender tu micrófono. Quizá lo use otro programa. Puedes entrar sin él.',
    video: 'No se pudo encender tu cámara. Quizá la use otro programa. Puedes entrar sin ella.',
  },
  insecure: {
    audio:
      'Los navegadores solo dan el micrófono a páginas cargadas por HTTPS. Puedes entrar sin él.',
    video:
      'Los navegadores solo dan la cámara a páginas cargadas por HTTPS. Puedes entrar sin ella.',
  },
  untaken: {
    audio:
      'Nadie te oye: tu navegador no envía Opus, el formato que toma este servicio. Usa otro navegador para que te oigan.',
    video:
      'Nadie te ve: tu navegador no envía VP8, el formato que toma este servicio. Usa otro navegador para que te vean.',
  },
  echo: 'Tu micrófono recoge las voces que oyes. Los auriculares ayudan.',
  lips: 'Sincronizar mis labios en otros idiomas',
  lipsHelp:
    'Quien te oye en otro idioma ve tu boca redibujada para que encaje con la voz. Desactivado: todos ven tu cámara sin cambios.',
  yourSound: 'Tu sonido',
  soundModes: { voice: 'Voz', noisy: 'Menos ruido', music: 'Música', off: 'Tal cual' },
  soundHelp: {
    voice: 'Se quita el eco, y tu voz se mantiene al mismo volumen.',
    noisy: 'También se quita el ruido, para sitios ruidosos.',
    music: 'Solo se quita el eco. Los instrumentos suenan como son.',
    off: 'A tu sonido no se le hace nada. Usa auriculares, o los demás se oirán a sí mismos.',
  },
  soundStuck:
    'El sonido no suena, así que no oyes a nadie. Haz clic aquí; si no ayuda, conecta o elige un altavoz o auriculares.',
  playSound: 'Activar sonido',
  soundAndDevices: 'Sonido y dispositivos',
  originalShare: 'Voz original bajo una traducción',
  percent: (percent) => `${percent} por ciento`,
  showDelay: 'Mostrar cuánto se retrasan las voces, y por qué',
};

import type { DeviceTexts } from '../en/devices';

export const devices: DeviceTexts = {
  microphone: 'Microfone',
  camera: 'Câmera',
  speaker: 'Alto-falante',
  yourCamera: 'Sua câmera',
  cameraIsOff: 'A câmera está desligada',
  asking: 'O navegador pergunta se esta página pode usar a sua câmera.',
  choose: 'Escolher dispositivos',
  noneFound: 'Nenhum encontrado',
  systemDefault: 'Padrão do sistema',
  lost: (name) => `“${name}” foi desconectado.`,
  takenAway: {
    audio: 'O seu microfone foi desconectado.',
    video: 'A sua câmera foi desconectada.',
  },
  anotherNow: {
    audio: 'Outro microfone é usado agora.',
    video: 'Outra câmera é usada agora.',
  },
  now: {
    audio: (name) => `O seu microfone agora é “${name}”.`,
    video: (name) => `A sua câmera agora é “${name}”.`,
  },
  notStarted: 'Não foi possível ligar; talvez outro programa esteja usando.',
  still: {
    audio: (name) => `O seu microfone ainda é “${name}”.`,
    video: (name) => `A sua câmera ainda é “${name}”.`,
  },
  stillBefore: {
    audio: 'O seu microfone ainda é o de antes.',
    video: 'A sua câmera ainda é a de antes.',
  },
  held: {
    audio:
      'O seu sistema retém o microfone, por uma ligação ou por um botão próprio: os outros não ouvem você até que ele o devolva.',
    video:
      'O seu sistema retém a câmera, por uma ligação ou por um botão próprio: os outros não veem você até que ele a devolva.',
  },
  refused: {
    audio:
      'Esta página não pode usar o seu microfone. Permita na barra de endereço e ligue-o de novo. Você pode entrar sem ele.',
    video:
      'Esta página não pode usar a sua câmera. Permita na barra de endereço e ligue-a de novo. Você pode entrar sem ela.',
  },
  absent: {
    audio: 'Nenhum microfone foi encontrado. Você pode entrar sem ele.',
    video: 'Nenhuma câmera foi encontrada. Você pode entrar sem ela.',
  },
  busy: {
    audio:
      'Não foi possível ligar o seu microfone. Talvez outro programa o esteja usando. Você pode entrar sem ele.',
    video:
      'Não foi possível ligar a sua câmera. Talvez outro programa a esteja usando. Você pode entrar sem ela.',
  },
  insecure: {
    audio:
      'Navegadores só dão o microfone a páginas carregadas por HTTPS. Você pode entrar sem ele.',
    video: 'Navegadores só dão a câmera a páginas carregadas por HTTPS. Você pode entrar sem ela.',
  },
  untaken: {
    audio:
      'Os outros não ouvem você: o seu navegador não envia Opus, o formato que este serviço aceita. Use outro navegador para ser ouvido.',
    video:
      'Os outros não veem você: o seu navegador não envia VP8, o formato que este serviço aceita. Use outro navegador para ser visto.',
  },
  echo: 'O seu microfone capta as vozes que você ouve. Fones de ouvido ajudam.',
  lips: 'Sincronizar meus lábios em outros idiomas',
  lipsHelp:
    'Quem ouve você em outro idioma vê a sua boca redesenhada para combinar com a voz. Desligado: todos veem a sua câmera sem mudanças.',
  yourSound: 'Seu som',
  soundModes: { voice: 'Voz', noisy: 'Menos ruído', music: 'Música', off: 'Como está' },
  soundHelp: {
    voice: 'O eco é retirado, e a sua voz é mantida no mesmo volume.',
    noisy: 'O ruído também é retirado, para lugares barulhentos.',
    music: 'Só o eco é retirado. Instrumentos ficam como soam.',
    off: 'Nada é feito com o seu som. Use fones, ou os outros ouvirão a si mesmos.',
  },
  soundStuck:
    'O som não está tocando, então você não ouve ninguém. Clique aqui; se não adiantar, conecte ou escolha um alto-falante ou fones.',
  playSound: 'Tocar o som',
  soundAndDevices: 'Som e dispositivos',
  originalShare: 'Voz original sob uma tradução',
  percent: (percent) => `${percent} por cento`,
  showDelay: 'Mostrar quanto as vozes atrasam, e por quê',
};

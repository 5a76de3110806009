import type { StartTexts } from '../en/start';

export const start: StartTexts = {
  pageLanguage: 'Idioma desta página',
  asBrowser: 'O do navegador',
  description: 'Chamadas de vídeo em que cada um fala a sua língua.',
  preview: 'Câmera e microfone',
  claim: { yours: 'Fale na sua língua.', theirs: 'Seja entendido na deles.' },
  ready: 'Pronto para entrar?',
  lead: 'Comece uma chamada de vídeo em que todos falam, ouvem e leem na língua que escolherem.',
  leadOfRoom:
    'Escolha o que você fala e o que quer ouvir. Você pode mudar os dois durante a chamada.',
  tryingAgain: (problem) => `${problem} Tentando de novo …`,
  yourName: 'Seu nome',
  room: 'Sala',
  join: 'Entrar na chamada',
  connecting: 'Conectando ao serviço …',
  finePrint:
    'As vozes traduzidas e os lábios que as acompanham são sintéticos e sempre marcados como tal. Som e imagem não são gravados.',
  keepsTranscripts:
    'Esta sala guarda transcrições. O que você diz nela é registrado com o seu nome. Entre só se concordar.',
  byRelay:
    'A sua rede não deixa passar som e imagem diretamente (ela bloqueia UDP). A chamada vai por um retransmissor deste serviço e pode ser menos fluida.',
  noWayWithRelay: (port, host) => noWay('e o retransmissor dele também não responde', port, host),
  noWay: (port, host) => noWay('e ele não tem retransmissor para redes assim', port, host),
  noWebRtc: `Este navegador não pode fazer chamadas: o WebRTC está desligado nele. Permita-o nas configurações do navegador ou na extensão que o bloqueia, ou abra esta página no ${floor()} ou mais novo.`,
  noWebAudio: `Este navegador não pode fazer chamadas: ele não tem Web Audio, ou o bloqueia. Abra esta página no ${floor()} ou mais novo.`,
  oldBrowser: `Este navegador é antigo: partes da página podem aparecer erradas ou não funcionar. Atualize para o ${floor()} ou mais novo.`,
};

function floor(): string {
  return 'Chrome ou Edge 123, Firefox 125 ou Safari 17.5';
}

function noWay(why: string, port: number, host: string): string {
  return `Som e imagem não passariam: a sua rede bloqueia UDP para este serviço, ${why}. Tente outra rede, como a do celular, ou peça a quem cuida da sua que abra a porta UDP ${port} de ${host}.`;
}

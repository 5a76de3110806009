import { ofCode, type ProblemCode, type ShortfallCode, type UntranslatedCode } from '../codes';
import type { ServiceTexts } from '../en/service';

const problems: Readonly<Record<ProblemCode, string>> = {
  bad_message: 'O serviço não entendeu esta página. Recarregue-a.',
  bad_request: 'O serviço não entendeu esta página. Recarregue-a.',
  forbidden: 'O seu acesso não permite isso.',
  internal: 'O serviço falhou; tente de novo.',
  media_failed: 'Este servidor não aceita som e imagem agora; tente de novo.',
  no_guests: 'Para este serviço é preciso um acesso do operador.',
  not_granted: 'O seu acesso não permite isso.',
  not_host: 'Só o anfitrião da sala pode fazer isso.',
  out_of_order: 'O serviço não esperava isso agora. Recarregue a página.',
  overloaded: 'O serviço tem trabalho demais; tente de novo.',
  rate_limited: 'Foi rápido demais; espere um pouco.',
  removed: 'O anfitrião removeu você desta sala.',
  room_full: 'A sala está cheia; tente de novo quando alguém sair.',
  room_locked: 'O anfitrião trancou esta sala; peça que deixe você entrar.',
  store_unavailable: 'O banco de dados não responde; as chamadas continuam.',
  too_large: 'Isso é grande demais para o serviço.',
  unauthorized: 'O seu acesso não vale mais, ou vale para outra sala.',
  unknown_host: 'Este endereço não é deste serviço.',
  unknown_language: 'Este serviço não conhece este idioma.',
  unknown_track: 'Alguém que você recebia não está mais na sala.',
  unsupported_sdp: 'O serviço não se entende com o som e a imagem deste navegador.',
};

const shortfalls: Readonly<Record<ShortfallCode, string>> = {
  no_voice: 'Nenhuma voz fala este idioma aqui: você o lê.',
  text_room: 'Esta sala pede legendas sem voz.',
  no_node: 'Nenhum servidor por perto tem espaço para traduzir.',
  node_full: 'O servidor está cheio agora.',
};

const untranslated = (from: string, into: string): Readonly<Record<UntranslatedCode, string>> => ({
  language_unknown: 'não se sabe em que idioma foi escrita',
  no_model: `nada aqui traduz de ${from} para ${into}`,
  busy: 'o serviço tem trabalho demais',
  failed: 'a tradução falhou',
});

const problem = ofCode(problems);

export const service: ServiceTexts = {
  unreachable: 'O serviço não responde. Verifique a sua rede.',
  answered: (status) => `O serviço respondeu ${status}.`,
  unreadable: 'O serviço enviou um acesso que esta página não sabe ler.',
  silent: 'O servidor não responde.',
  noToken: 'Sem acesso para entrar.',
  noRoom: 'Nenhum servidor tem espaço para esta chamada.',
  restarts: 'O serviço está reiniciando.',
  broken: 'A conexão com o servidor caiu.',
  blocked: 'Talvez um proxy no caminho bloqueie WebSockets, ou o serviço esteja cheio.',
  ended: {
    left: 'Você saiu da chamada.',
    elsewhere: 'Esta chamada continua em outra janela ou em outro dispositivo.',
    timeout: 'Você ficou tempo demais sem conexão. Pode entrar de novo.',
    removed: 'O anfitrião removeu você da chamada.',
    ended: 'O anfitrião encerrou a chamada para todos.',
    refused: 'O serviço não deixou você entrar.',
  },
  problem: (sentence, code) =>
    code === 'bad_glossary' ? `O glossário não serve: ${sentence}` : problem(sentence, code),
  shortfall: ofCode(shortfalls),
  untranslated: (sentence, code, from, into) => ofCode(untranslated(from, into))(sentence, code),
};

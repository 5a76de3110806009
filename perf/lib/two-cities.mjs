// What models/cache/test-speech/two_cities.wav says (Dickens, A Tale of Two Cities, 1859), and our own translation of it.
import { chrF } from './chrf.mjs';
import { wordErrors } from './words.mjs';

export const ENGLISH = `It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the season of
Darkness, it was the spring of hope, it was the winter of despair, we had everything before us, we had nothing before us, we
were all going direct to Heaven, we were all going direct the other way. In short, the period was so far like the present
period, that some of its noisiest authorities insisted on its being received, for good or for evil, in the superlative degree
of comparison only.`;

/** Where its clauses begin, in seconds, and what they are in Portuguese. */
export const CLAUSES = [
  [1.15, 'Foi o melhor dos tempos,'],
  [2.9, 'foi o pior dos tempos,'],
  [4.95, 'foi a era da sabedoria,'],
  [6.6, 'foi a era da tolice,'],
  [8.7, 'foi a época da crença,'],
  [10.7, 'foi a época da incredulidade,'],
  [13.4, 'foi a estação da Luz,'],
  [15.05, 'foi a estação das Trevas,'],
  [17.45, 'foi a primavera da esperança,'],
  [18.9, 'foi o inverno do desespero,'],
  [21.2, 'tínhamos tudo diante de nós,'],
  [22.7, 'não tínhamos nada diante de nós,'],
  [24.6, 'íamos todos direto para o Céu,'],
  [26.55, 'íamos todos direto para o outro lado.'],
  [28.95, 'Em suma, o período era tão parecido com o período atual'],
  [32.5, 'que algumas de suas autoridades mais ruidosas insistiram em que fosse recebido, para o bem ou para o mal, apenas no grau superlativo de comparação.'],
];

/** Where the last one ends. */
export const END_S = 42.2;

export const PORTUGUESE = CLAUSES.map(([, text]) => text).join(' ');

/** What somebody read of a speaker who says it over and over, beside what it is: {chrF, wordErrorPercent}. */
export function understood(captions, speakerId) {
  const lines = captions.filter((line) => line.speakerId === speakerId);
  const text = (kind) => lines.map((line) => line[kind]?.text ?? '').join(' ');
  const loops = Math.round(text('translation').length / PORTUGUESE.length) || 1;
  return {
    chrF: chrF(text('translation'), Array(loops).fill(PORTUGUESE).join(' ')),
    wordErrorPercent: wordErrors(ENGLISH, text('original')).percent,
  };
}

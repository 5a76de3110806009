// What models/cache/test-speech/two_cities.wav says (Dickens, A Tale of Two Cities, 1859), and our own translation of it.
export const ENGLISH = `It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the season of
Darkness, it was the spring of hope, it was the winter of despair, we had everything before us, we had nothing before us, we
were all going direct to Heaven, we were all going direct the other way. In short, the period was so far like the present
period, that some of its noisiest authorities insisted on its being received, for good or for evil, in the superlative degree
of comparison only.`;

export const PORTUGUESE = `Foi o melhor dos tempos, foi o pior dos tempos, foi a era da sabedoria, foi a era da tolice, foi a
época da crença, foi a época da incredulidade, foi a estação da Luz, foi a estação das Trevas, foi a primavera da esperança,
foi o inverno do desespero, tínhamos tudo diante de nós, não tínhamos nada diante de nós, íamos todos direto para o Céu, íamos
todos direto para o outro lado. Em suma, o período era tão parecido com o período atual que algumas de suas autoridades mais
ruidosas insistiram em que fosse recebido, para o bem ou para o mal, apenas no grau superlativo de comparação.`;

package io.babelgrid.synthesis.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Portuguese words that the spelling rules cannot know: function words with their unstressed forms,
 * and words respelt so that the rules read them right. Loaded once, immutable.
 */
final class PortugueseLexicon {

  /** How short words sound inside a phrase. */
  private static final Map<String, String> FUNCTION_WORDS =
      Terms.pairs(
          """
          a=a; o=ʊ; as=as; os=ʊs; à=aː; às=aːs; e=i; é=ɛ; de=ʤy; do=dʊ; da=da; dos=dʊs; das=das
          que=ky; em=ˈAŋ; no=nʊ; na=na; nos=nʊs; nas=nas; um=ũŋ; uma=ˌumæ; uns=ũŋs; umas=ˌumæs
          por=por; para=pˌaɾæ; pra=pra; pro=prʊ; com=koŋ; se=sy; me=my; te=ʧy; lhe=ʎˈy; lhes=ʎˈys
          ao=W; aos=Ws; mas=mas; ou=ow; eu=eʊ; tu=tu; ele=ˌely; ela=ˌɛlæ; eles=ˌelys; elas=ˌɛlæs
          não=nˌɐ̃ʊ̃; sua=sˌuæ; suas=sˌuæs; seu=seʊ; seus=seʊs; meu=meʊ; meus=meʊs; minha=mˌiɲæ
          minhas=mˌiɲæs; nosso=nˌɔsʊ; nossa=nˌɔsæ; tem=tAŋ; têm=tAŋ; está=estˌa; estão=estˌɐ̃ʊ̃
          você=vosˌe; vocês=vosˌes; este=ˌesʧy; esta=ˌɛstæ; esse=ˌesy; como=kˌomʊ; onde=ˌoŋʤy
          até=atˌɛ; desde=dˌezʤy; foi=foɪ; ser=ser; são=sɐ̃ʊ̃; era=ˌɛɾæ; num=nũŋ; numa=nˌumæ
          dum=dũŋ; duma=dˌumæ; neste=nˌesʧy; nesta=nˌɛstæ; nesse=nˌesy; dele=dˌely; dela=dˌɛlæ
          nele=nˌely; nela=nˌɛlæ; vai=vI; vou=vow; ter=ter; há=a; vos=vus; lo=lʊ; la=læ; los=lʊs
          las=læs; porque=pˈoɾəky; muito=mwˈiŋtʊ; muita=mwˈiŋtæ; muitos=mwˈiŋtʊs; muitas=mwˈiŋtæs
          """);

  private static final PortugueseLexicon INSTANCE = new PortugueseLexicon();

  private final Map<String, String> respellings =
      WordTable.load("portuguese-respellings.txt", "portuguese-english-words.txt");

  private PortugueseLexicon() {}

  static PortugueseLexicon instance() {
    return INSTANCE;
  }

  /** Phonemes of a word that has a reduced form, or null. */
  @Nullable String functionWord(String word) {
    return FUNCTION_WORDS.get(word);
  }

  /** Respelling of a word or of its singular, or null. */
  @Nullable String respelling(String word) {
    String exact = respellings.get(word);
    if (exact != null || !word.endsWith("s")) {
      return exact;
    }
    String singular = respellings.get(word.substring(0, word.length() - 1));
    return singular == null ? null : singular + "s";
  }

  boolean knows(String word) {
    return functionWord(word) != null || respelling(word) != null;
  }
}

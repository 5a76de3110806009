package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.Term;
import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands around a term of the room agrees with it, with the real model. */
@Tag("models")
@Tag("words")
class GlossaryGenderTest {

  /** Words that tell the gender, before the term or behind it. */
  private static final String FEMININE =
      "(?:[Nn]ossa|[Aa]|da|uma|nova|à|na|pela|[Ee]sta|[Ee]ssa|aquela)";

  private static final String MASCULINE =
      "(?:[Nn]osso|[Oo]|do|um|novo|ao|no|pelo|[Ee]ste|[Ee]sse|aquele)";

  private static final List<String> SENTENCES =
      List.of(
          "Our %s has approved the budget.",
          "We need a new %s for the project.",
          "Please send it to the %s before noon.",
          "The report of the %s is ready.");

  private static final Map<String, String> FEMININE_TERMS =
      terms(
          """
          board=diretoria; branch=filial; branch office=sucursal; network=rede; ledger=razão
          headquarters=sede; meeting=reunião; assembly=assembleia; management=gestão
          policy=apólice; steering group=comissão gestora; squad=equipe; key=chave; cloud=nuvem
          database=base de dados; baseline=linha de base; sprint=corrida; claim=reivindicação
          roadmap=rota; tribe=tribo; interface=interface; guideline=diretriz; issue=questão
          """);

  private static final Map<String, String> MASCULINE_TERMS =
      terms(
          """
          board=conselho; branch=ramo; backlog=acervo; system=sistema; program=programa; node=nó
          committee=comitê; budget owner=gestor; scheme=esquema; desk=balcão; map=mapa; hub=polo
          panel=painel; contract=contrato; index=índice; lag=atraso; plant=parque fabril
          sprint=ciclo; pull request=pedido; bridge=viaduto; warehouse=armazém; server=servidor
          """);

  private static final Logger LOG = Logger.getLogger(GlossaryGenderTest.class);

  @RegisterExtension private static final RealTranslators MODELS = new RealTranslators();

  private Glossary now = Glossary.EMPTY;

  private static Map<String, String> terms(String list) {
    var terms = new TreeMap<String, String>();
    for (String pair : list.strip().split("[;\n]")) {
      String[] sides = pair.strip().split("=");
      terms.put(sides[0], sides[1]);
    }
    return terms;
  }

  @Test
  void feminineTermsHaveFeminineCompany() {
    assertAgree(FEMININE_TERMS, FEMININE, MASCULINE);
  }

  @Test
  void masculineTermsHaveMasculineCompany() {
    assertAgree(MASCULINE_TERMS, MASCULINE, FEMININE);
  }

  private void assertAgree(Map<String, String> terms, String own, String other) {
    assertTrue(terms.size() >= 20, terms.size() + " terms");
    StreamingTranslator translator =
        MODELS.streaming(Language.ENGLISH, Language.PORTUGUESE, () -> now);
    var wrong = new ArrayList<String>();
    int agreeing = 0;
    for (Map.Entry<String, String> term : terms.entrySet()) {
      var written = Map.of(Language.ENGLISH, term.getKey(), Language.PORTUGUESE, term.getValue());
      now = new Glossary(List.of(new Term(null, written, Map.of())));
      for (String sentence : SENTENCES) {
        String heard = sentence.formatted(term.getKey());
        String text = RealTranslators.said(translator, Language.ENGLISH, heard);
        boolean agrees = text.matches("(?U).*\\b" + own + " " + term.getValue() + "\\b.*");
        agreeing += agrees ? 1 : 0;
        if (!text.contains(term.getValue())
            || text.matches("(?U).*\\b" + other + " " + term.getValue() + "\\b.*")) {
          wrong.add(heard + " -> " + text);
        }
      }
    }
    int sentences = terms.size() * SENTENCES.size();
    LOG.infof("%d of %d sentences agree, %d do not", agreeing, sentences, wrong.size());
    assertEquals(List.of(), wrong);
    assertTrue(agreeing >= 0.95 * sentences, agreeing + " of " + sentences);
  }
}

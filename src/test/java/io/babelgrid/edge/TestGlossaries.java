package io.babelgrid.edge;

import io.babelgrid.glossary.Glossaries;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The glossaries of the rooms, which the node brings otherwise. */
@Alternative
@Singleton
public class TestGlossaries {

  @Produces
  @Singleton
  Glossaries glossaries() {
    return new Glossaries();
  }
}

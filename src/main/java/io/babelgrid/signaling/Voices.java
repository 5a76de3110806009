package io.babelgrid.signaling;

import io.babelgrid.pipeline.Language;
import java.util.List;

/** The languages that this node can speak; asked once it has started. */
@FunctionalInterface
public interface Voices {

  List<Language> languages();
}

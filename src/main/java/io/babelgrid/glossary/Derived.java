package io.babelgrid.glossary;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What somebody makes of a room's glossary, made anew only when that has changed. One owner.
 *
 * @param <T> what is made
 */
public final class Derived<T> {

  private final Supplier<Glossary> glossary;
  private final Function<Glossary, T> make;
  private Glossary read = Glossary.EMPTY;
  private T made;

  public Derived(Supplier<Glossary> glossary, Function<Glossary, T> make) {
    this.glossary = glossary;
    this.make = make;
    made = make.apply(read);
  }

  /** Of the glossary that the room has now. */
  public T now() {
    Glossary now = glossary.get();
    if (!now.equals(read)) {
      read = now;
      made = make.apply(now);
    }
    return made;
  }
}

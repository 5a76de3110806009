package io.babelgrid.playout;

import io.babelgrid.synthesis.Phrase;

/** Hands events on by the teller; what only counts is told at once. */
record ToldLater(PlayoutListener listener, Teller teller) implements PlayoutListener {

  @Override
  public void talking(boolean talking) {
    teller.tell(() -> listener.talking(talking));
  }

  @Override
  public void wordHeard(Phrase phrase, int word, long heardNs) {
    teller.tell(() -> listener.wordHeard(phrase, word, heardNs));
  }

  @Override
  public void failed() {
    teller.tell(listener::failed);
  }

  @Override
  public void pause(Phrase phrase) {
    listener.pause(phrase);
  }

  @Override
  public void stretch(Phrase phrase) {
    listener.stretch(phrase);
  }

  @Override
  public void underrun(Phrase phrase) {
    listener.underrun(phrase);
  }
}

// Who is seen to go, found out inside a page.

/** Writes down in `window.states`, from now on, whenever one of `ids` is not in the call, or not connected. */
export function inStates(ids) {
  window.states = [];
  setInterval(() => {
    for (const id of ids) {
      const one = window.babelgrid.participants.find((each) => each.id === id);
      const state = one?.connection ?? 'away';
      const seen = `${one?.name} ${state}`;
      if (state !== 'connected' && window.states.at(-1) !== seen) window.states.push(seen);
    }
  }, 50);
}

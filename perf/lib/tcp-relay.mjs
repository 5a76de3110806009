// Passes TCP between nodes on, later.
import { createConnection, createServer } from 'node:net';

/**
 * A relay to a port of this machine. What goes through takes `delayMs` +- `jitterMs`, in order.
 *
 * While it is cut nothing passes and nobody is told; what was sent comes when it is mended, as TCP repeats it. While it is down all
 * connections are broken and new ones are refused.
 *
 * @returns {Promise<{port, cut: (isCut: boolean) => void, down: (isDown: boolean) => void, takes: (ms: number) => void, close: () => Promise<void>}>}
 */
export async function tcpRelay(port, { delayMs = 0, jitterMs = 0 } = {}) {
  const ends = new Set();
  let isCut = false;
  let isDown = false;
  let held = [];
  let wayMs = delayMs;
  const whenWhole = (act) => (isCut ? held.push(act) : act());
  const pass = (from, to) => {
    // Timers of nearly equal ends may change places; bytes must not.
    const waiting = [];
    let dueMs = 0;
    const next = () => {
      const act = waiting.shift();
      if (!to.destroyed) act();
    };
    const later = (act) => {
      dueMs = Math.max(dueMs, performance.now() + wayMs + jitterMs * (2 * Math.random() - 1));
      waiting.push(act);
      setTimeout(() => whenWhole(next), dueMs - performance.now());
    };
    from.on('data', (bytes) => later(() => to.write(bytes)));
    from.on('close', () => later(() => to.end()));
    from.on('error', () => to.destroy());
    ends.add(from);
    from.once('close', () => ends.delete(from));
  };
  const relay = createServer((caller) => {
    if (isDown) return caller.destroy();
    whenWhole(() => {
      const called = createConnection(port, '127.0.0.1');
      pass(caller, called);
      pass(called, caller);
    });
  });
  await new Promise((ready) => relay.listen(0, '127.0.0.1', ready));
  return {
    port: relay.address().port,
    cut(cut) {
      isCut = cut;
      if (isCut) return;
      const all = held;
      held = [];
      all.forEach((act) => act());
    },
    /** What comes from now on takes so long. */
    takes(ms) {
      wayMs = ms;
    },
    down(down) {
      isDown = down;
      if (isDown) ends.forEach((end) => end.destroy());
    },
    close() {
      ends.forEach((end) => end.destroy());
      return new Promise((closed) => relay.close(closed));
    },
  };
}

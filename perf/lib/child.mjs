// Processes that go with this one, however it ends.
import { spawn } from 'node:child_process';

const running = new Set();
process.on('exit', () => running.forEach((each) => each.kill('SIGTERM')));
for (const [signal, status] of [['SIGINT', 130], ['SIGTERM', 143]]) process.once(signal, () => process.exit(status));

/** As `spawn` of Node does it. */
export function child(command, args, options) {
  const started = spawn(command, args, options);
  running.add(started);
  started.once('exit', () => running.delete(started));
  return started;
}

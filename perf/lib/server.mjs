// A process that answers each line of JSON with one.
import { createInterface } from 'node:readline';
import { child } from './child.mjs';

const END_LIMIT_MS = 15_000;

/** Starts it. With a question, asks that before anything else; `ready` is the first answer. */
export async function server({ command, args }, first) {
  const answering = child(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => answering.once('exit', resolve));
  const lines = createInterface({ input: answering.stdout })[Symbol.asyncIterator]();
  const line = async () => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${args.at(-1)} ended early`);
      if (value.startsWith('{')) return JSON.parse(value);
    }
  };
  const say = (question) => answering.stdin.write(`${JSON.stringify(question)}\n`);
  if (first !== undefined) say(first);
  const ready = await line();
  return {
    ready,
    ask(question) {
      say(question);
      return line();
    },
    /** Ends it, and waits until it has ended. */
    async close() {
      const late = setTimeout(() => answering.kill('SIGKILL'), END_LIMIT_MS);
      answering.stdin.end();
      await ended;
      clearTimeout(late);
    },
  };
}

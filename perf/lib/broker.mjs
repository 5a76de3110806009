// A Kafka broker on this machine, as a process of its own. Its jars are those that the load clients are built with.
import { execFileSync } from 'node:child_process';
import { createConnection } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { child } from './child.mjs';
import { pause } from './pause.mjs';
import { freePort } from './service.mjs';

const START_LIMIT_MS = 60_000;
const JAVA = `${process.env.JAVA_HOME}/bin/java`;
const JARS = ['-Xmx256m', '-cp', 'perf/target/lib/*'];
const CLUSTER = '4L6g3nShT-eMCtK--X86sw';

/** @returns {Promise<{servers: string, start: () => Promise<void>, kill: () => Promise<void>, close: () => Promise<void>}>} not running yet */
export async function broker() {
  const [port, controllerPort] = [await freePort(), await freePort()];
  const directory = mkdtempSync(join(tmpdir(), 'babelgrid-broker-'));
  const keys = join(directory, 'server.properties');
  writeFileSync(
    keys,
    Object.entries({
      'node.id': 1,
      'process.roles': 'broker,controller',
      'controller.quorum.voters': `1@localhost:${controllerPort}`,
      listeners: `PLAINTEXT://localhost:${port},CONTROLLER://localhost:${controllerPort}`,
      'controller.listener.names': 'CONTROLLER',
      'log.dirs': join(directory, 'log'),
      'auto.create.topics.enable': false,
      'default.replication.factor': 1,
      'offsets.topic.replication.factor': 1,
      'offsets.topic.num.partitions': 3,
      'transaction.state.log.replication.factor': 1,
      'transaction.state.log.min.isr': 1,
    })
      .map((pair) => pair.join('='))
      .join('\n'),
  );
  execFileSync(JAVA, [...JARS, 'kafka.tools.StorageTool', 'format', '-t', CLUSTER, '-c', keys], { stdio: 'ignore' });
  let running;
  const kill = async () => {
    if (running === undefined) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
    running = undefined;
  };
  return {
    servers: `localhost:${port}`,
    async start() {
      running = child(JAVA, [...JARS, 'kafka.Kafka', keys], { stdio: 'ignore' });
      const startedMs = Date.now();
      while (!(await listens(port))) {
        if (running.exitCode !== null || Date.now() - startedMs > START_LIMIT_MS) throw new Error('the broker did not start');
        await pause(200);
      }
    },
    /** As a power cut does. */
    kill,
    async close() {
      await kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const listens = (port) =>
  new Promise((resolve) => {
    const socket = createConnection(port, 'localhost');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });

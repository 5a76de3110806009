// The packaged service as a process of its own, on free ports and an empty data directory.
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BLOCK_S, sums } from './blocks.mjs';
import { pause } from './pause.mjs';

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;

export class Service {
  /**
   * @param options flags of the virtual machine
   * @param mediaPort null for any that is free
   */
  static async start(options = [], { mediaPort = null, environment = {} } = {}) {
    const service = new Service();
    service.directory = mkdtempSync(join(tmpdir(), 'babelgrid-perf-'));
    service.logFile = join(service.directory, 'service.log');
    const port = await freePort();
    service.url = `http://localhost:${port}`;
    service.mediaPort = mediaPort ?? (await freePort());
    const log = openSync(service.logFile, 'w');
    const flags = [
      '--enable-native-access=ALL-UNNAMED',
      '--sun-misc-unsafe-memory-access=allow',
      '-XX:+UseZGC',
      '-XX:+ExitOnOutOfMemoryError',
      '-Xmx2g',
      '-Dice4j.harvest.mapping.aws.enabled=false',
      `-Dquarkus.http.port=${port}`,
      `-Dbabelgrid.media.port=${service.mediaPort}`,
      '-Dbabelgrid.media.hosts=127.0.0.1',
      // Everybody calls from this machine: what one address may use is what all may.
      '-Dbabelgrid.http.requests-per-second=1000',
      '-Dbabelgrid.http.requests-at-once=1000',
      '-Dbabelgrid.signaling.connections-per-address=512',
      `-Dbabelgrid.data.dir=${join(service.directory, 'data')}`,
      ...options,
    ];
    service.process = spawn('java', [...flags, '-jar', 'target/quarkus-app/quarkus-run.jar'], {
      stdio: ['ignore', log, log],
      env: { ...process.env, ...environment },
    });
    service.ended = new Promise((resolve) => service.process.once('exit', resolve));
    const startedMs = Date.now();
    while (!(await service.ready())) {
      if (service.process.exitCode !== null || Date.now() - startedMs > START_LIMIT_MS) {
        service.process.kill('SIGKILL');
        throw new Error(`the service did not become ready:\n${readFileSync(service.logFile, 'utf8')}`);
      }
      await pause(200);
    }
    service.startMs = Date.now() - startedMs;
    return service;
  }

  async ready() {
    try {
      return (await fetch(`${this.url}/q/health/ready`, { signal: AbortSignal.timeout(5_000) })).ok;
    } catch {
      return false;
    }
  }

  /** Notes the sums of the ledger block by block, from now until `stop()` gives them. */
  watchLedger() {
    const blocks = [];
    const look = () => {
      const place = blocks.push(null) - 1;
      void this.debug().then(({ latency }) => (blocks[place] = sums(latency)), () => undefined);
    };
    look();
    const timer = setInterval(look, 1_000 * BLOCK_S);
    return {
      stop() {
        clearInterval(timer);
        return blocks;
      },
    };
  }

  async debug() {
    return (await fetch(`${this.url}/api/debug`)).json();
  }

  async stop() {
    this.process.kill('SIGTERM');
    const late = setTimeout(() => this.process.kill('SIGKILL'), STOP_LIMIT_MS);
    await this.ended;
    clearTimeout(late);
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** A port below the range from which the system hands them out, free for TCP and UDP. */
export async function freePort() {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if ((await bindsTcp(port)) && (await bindsUdp(port))) return port;
  }
  throw new Error('no free port between 20000 and 30000');
}

const bindsTcp = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, 'localhost', () => server.close(() => resolve(true)));
  });

const bindsUdp = (port) =>
  new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
  });

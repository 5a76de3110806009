// The packaged service as a process of its own, on free ports and an empty data directory.
import { createSocket } from 'node:dgram';
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BLOCK_S, sums } from './blocks.mjs';
import { child } from './child.mjs';
import { pause } from './pause.mjs';

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;

export class Service {
  /**
   * @param options flags of the virtual machine
   * @param port of its pages; null for any that is free, as mediaPort
   * @param app folder of the service as it was packaged
   */
  static async start(options = [], { port = null, mediaPort = null, environment = {}, app = 'target/quarkus-app' } = {}) {
    const service = new Service();
    service.directory = mkdtempSync(join(tmpdir(), 'babelgrid-perf-'));
    service.logFile = join(service.directory, 'service.log');
    service.port = port ?? (await freePort());
    service.url = `http://localhost:${service.port}`;
    service.mediaPort = mediaPort ?? (await freePort());
    service.options = options;
    service.environment = environment;
    service.app = app;
    await service.launch();
    return service;
  }

  /** Starts it, again after `kill()`: where it was and with what it had. */
  async launch() {
    const log = openSync(this.logFile, 'a');
    const flags = [
      '--enable-native-access=ALL-UNNAMED',
      '--sun-misc-unsafe-memory-access=allow',
      '-XX:+UseZGC',
      '-XX:+ExitOnOutOfMemoryError',
      '-Xmx2g',
      '-Dice4j.harvest.mapping.aws.enabled=false',
      `-Dquarkus.http.port=${this.port}`,
      `-Dbabelgrid.media.port=${this.mediaPort}`,
      '-Dbabelgrid.media.hosts=127.0.0.1',
      // Everybody calls from this machine: what one address may use is what all may.
      '-Dbabelgrid.http.requests-per-second=1000',
      '-Dbabelgrid.http.requests-at-once=1000',
      '-Dbabelgrid.signaling.connections-per-address=512',
      `-Dbabelgrid.data.dir=${join(this.directory, 'data')}`,
      ...this.options,
    ];
    this.process = child('java', [...flags, '-jar', join(this.app, 'quarkus-run.jar')], {
      stdio: ['ignore', log, log],
      env: { ...process.env, ...this.environment },
    });
    const { process: launched } = this;
    this.ended = new Promise((resolve) => launched.once('exit', resolve));
    const startedMs = Date.now();
    while (!(await this.ready())) {
      if (this.process.exitCode !== null || Date.now() - startedMs > START_LIMIT_MS) {
        this.process.kill('SIGKILL');
        throw new Error(`the service did not become ready:\n${readFileSync(this.logFile, 'utf8')}`);
      }
      await pause(200);
    }
    this.startMs = Date.now() - startedMs;
  }

  /** Ends it as a power cut does. */
  async kill() {
    this.process.kill('SIGKILL');
    await this.ended;
  }

  /** Threads of its process. */
  threads() {
    return readdirSync(`/proc/${this.process.pid}/task`).length;
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

// One client program for two servers, and the other server. Both are Go, from the Go module proxy.
import { execFileSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { child } from './child.mjs';
import { pause } from './pause.mjs';
import { server } from './server.mjs';

const LIVEKIT = 'v1.9.11';
const LIVEKIT_PORT = 21_880;
const START_LIMIT_MS = 30_000;

/** Builds the client into a folder; gives what starts it with these options. */
export function forwardPeer(folder) {
  const program = resolve(folder, 'forward-peer');
  execFileSync('go', ['build', '-o', program, '.'], { cwd: 'perf/forward-peer', stdio: ['ignore', 2, 2] });
  return async (options) => server({ command: program, args: Object.entries(options).map(([name, value]) => `-${name}=${value}`) });
}

/** LiveKit (Apache-2.0), all on this machine. */
export class LiveKit {
  static async start(folder) {
    const program = resolve(folder, 'server');
    if (!existsSync(program)) {
      const env = { ...process.env, GOBIN: resolve(folder) };
      execFileSync('go', ['install', `github.com/livekit/livekit-server/cmd/server@${LIVEKIT}`], { env, stdio: ['ignore', 2, 2] });
    }
    const config = JSON.stringify({
      port: LIVEKIT_PORT,
      bind_addresses: ['127.0.0.1'],
      logging: { level: 'warn' },
      rtc: { udp_port: LIVEKIT_PORT + 1, tcp_port: 0, use_external_ip: false, node_ip: '127.0.0.1', enable_loopback_candidate: true, interfaces: { includes: ['lo'] } },
      keys: { devkey: 'secret' },
    });
    const livekit = new LiveKit();
    livekit.url = `http://127.0.0.1:${LIVEKIT_PORT}`;
    const log = openSync(resolve(folder, 'livekit.log'), 'w');
    // Development mode takes a key as short as this one.
    livekit.process = child(program, ['--dev', '--config-body', config], { stdio: ['ignore', log, log] });
    livekit.ended = new Promise((done) => livekit.process.once('exit', done));
    for (const startedMs = Date.now(); !(await livekit.ready()); await pause(200)) {
      if (livekit.process.exitCode !== null || Date.now() - startedMs > START_LIMIT_MS) {
        livekit.process.kill('SIGKILL');
        throw new Error(`LiveKit did not start: see ${folder}/livekit.log`);
      }
    }
    return livekit;
  }

  async ready() {
    try {
      return (await fetch(this.url)).ok;
    } catch {
      return false;
    }
  }

  async stop() {
    this.process.kill('SIGTERM');
    await this.ended;
  }
}

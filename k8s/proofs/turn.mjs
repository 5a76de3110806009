// Somebody whose network lets nothing through but TCP to port 443: told so before the call, and in it by a relay.
import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Caller } from '../../perf/lib/caller.mjs';
import { writeHum } from '../../perf/lib/hum.mjs';
import { inLongestSilences } from '../../perf/lib/silence.mjs';
import { RUN, everybodyLeaves, kubectl, note, prove, readyPods, tellCertificate, tellSecrets, until } from './lib.mjs';
import { mayRelay } from './turn/client.mjs';

const CLIENT = 'bgt-client';
const ADDRESSES = { 'meet.edge.test': '10.77.0.11', 'turn.edge.test': '10.77.0.12' };
const TURN = 'turns:turn.edge.test:443?transport=tcp';
const SECRET = 'of-the-test';
const PAGES = ['--silent', '--insecure', '--resolve', `meet.edge.test:443:${ADDRESSES['meet.edge.test']}`];
const hum = writeHum(join(RUN, 'hum.wav'), 600);
const people = [];

/** A machine behind a firewall, beside those of the cluster. */
class Client {
  constructor() {
    const ip = (...args) => execFileSync('ip', args, { stdio: 'pipe' });
    const inside = (command, args, input) => execFileSync('nsenter', [`--net=/run/netns/${CLIENT}`, '--', command, ...args], { input, stdio: 'pipe' });
    ip('netns', 'add', CLIENT);
    ip('link', 'add', 'client0', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', CLIENT);
    ip('link', 'set', 'client0', 'master', 'br0', 'up');
    for (const args of [['link', 'set', 'lo', 'up'], ['addr', 'add', '10.77.0.50/24', 'dev', 'eth0'], ['link', 'set', 'eth0', 'up'], ['route', 'add', 'default', 'via', '10.77.0.1']]) inside('ip', args);
    inside('nft', ['-f', '-'], 'table ip wall {\n  chain out {\n    type filter hook output priority 0\n    oif lo accept\n    tcp dport 443 accept\n    drop\n  }\n}\n');
    this.browser = join(RUN, 'browser-of-client');
    writeFileSync(this.browser, `#!/bin/sh\nexec nsenter --net=/run/netns/${CLIENT} -- /usr/bin/chromium "$@"\n`, { mode: 0o755 });
  }

  static close() {
    try {
      execFileSync('ip', ['netns', 'del', CLIENT], { stdio: 'pipe' });
    } catch {
      // It was not made.
    }
  }
}

const FLAGS = [`--host-resolver-rules=${Object.entries(ADDRESSES).map(([name, address]) => `MAP ${name} ${address}`).join(', ')}`, '--ignore-certificate-errors'];

/** Somebody on the page before the call. */
async function arrive(name, program = '/usr/bin/chromium') {
  const person = await Caller.open({ url: 'https://meet.edge.test' }, { room: 'turn', name, speak: 'en', hear: 'original', microphone: hum, program, flags: FLAGS });
  people.push(person);
  return person;
}

/** What the page says of the network, before the call. */
async function told(person, what) {
  await person.page.locator('.note', { hasText: what }).waitFor({ timeout: 30_000 });
}

/** By what kind of candidate somebody's media go. */
const wayOf = (person) =>
  person.page.evaluate(async () => {
    const stats = await window.babelgrid.getStats();
    const pair = stats.find(({ type, nominated }) => type === 'candidate-pair' && nominated);
    return stats.find(({ id }) => id === pair?.localCandidateId)?.candidateType;
  });

/** Whether pages are served at their own port: a Service takes a moment. */
const isServed = () => {
  try {
    execFileSync('curl', [...PAGES, '--fail', 'https://meet.edge.test/api/ping'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
};

let client;
try {
  Client.close();
  client = new Client();
  await prove('turn', {
    'without a relay the page says before the call that nothing gets through': async () => {
      kubectl(['apply', '-k', 'k8s/proofs/turn/node']);
      await readyPods(1);
      await until(isServed, 30, 'pages are served');
      const shut = await arrive('Shut', client.browser);
      await told(shut, 'no relay');
      const open = await arrive('Open');
      await open.enter();
      if ((await open.page.locator('.note--warning').count()) > 0) throw new Error('whose network is open is warned as well');
      await everybodyLeaves(people);
    },
    'with one it says that the call goes by it': async () => {
      kubectl(['apply', '-f', 'k8s/turn/namespace.yaml']);
      tellCertificate('babelgrid-turn', 'turn-tls');
      tellSecrets({ secret: SECRET }, 'babelgrid-turn', 'turn');
      kubectl(['apply', '-k', 'k8s/proofs/turn/relay']);
      tellSecrets({ BABELGRID_TURN_URLS: TURN, BABELGRID_TURN_SECRET: SECRET });
      kubectl(['-n', 'babelgrid', 'rollout', 'restart', 'deployment/babelgrid']);
      kubectl(['-n', 'babelgrid', 'rollout', 'status', 'deployment/babelgrid', '--timeout=180s']);
      kubectl(['-n', 'babelgrid-turn', 'rollout', 'status', 'deployment/turn', '--timeout=60s']);
      await until(isServed, 30, 'pages are served again');
      await told(await arrive('Shut', client.browser), 'goes by a relay');
    },
    'they are heard, and hear, over TLS': async () => {
      const [shut] = people;
      const open = await arrive('Open');
      for (const one of [shut, open]) await one.enter();
      for (const [self, peer] of [[shut, open], [open, shut]]) await self.page.waitForFunction((id) => window.babelgrid.speaking.includes(id), peer.id);
      const ways = [await wayOf(shut), await wayOf(open)];
      if (ways[0] !== 'relay' || ways[1] === 'relay') throw new Error(`ways: ${ways}`);
      const silences = (await Promise.all([[shut, open], [open, shut]].map(([self, peer]) => self.page.evaluate(inLongestSilences, { ids: [peer.id], seconds: 20 })))).flat();
      await everybodyLeaves(people);
      if (Math.max(...silences) > 300) throw new Error(`silences: ${silences}`);
      return `longest silences of 20 s ${silences.join(' and ')} ms`;
    },
    'the relay leads to nodes and nowhere else, and for nobody without a password that holds': async () => {
      const { iceServers } = JSON.parse(execFileSync('curl', [...PAGES, 'https://meet.edge.test/api/ice'], { encoding: 'utf8' }));
      const [pass] = iceServers;
      const old = { username: '1700000000:somebody', credential: createHmac('sha1', SECRET).update('1700000000:somebody').digest('base64') };
      const relay = { host: ADDRESSES['turn.edge.test'], port: 443, servername: 'turn.edge.test' };
      const said = { node: await mayRelay(relay, pass, '10.77.0.11'), elsewhere: await mayRelay(relay, pass, '10.77.0.1'), guessed: await mayRelay(relay, { ...pass, credential: 'guessed' }, '10.77.0.11'), old: await mayRelay(relay, old, '10.77.0.11') };
      if (said.node !== null || said.elsewhere !== 403 || said.guessed !== 401 || said.old !== 401) throw new Error(JSON.stringify(said));
    },
  });
} finally {
  await everybodyLeaves(people);
  note('taking it away ...');
  kubectl(['delete', '-k', 'k8s/proofs/turn/node', '--ignore-not-found', '--timeout=120s']);
  kubectl(['delete', '-k', 'k8s/proofs/turn/relay', '--ignore-not-found', '--timeout=120s']);
  Client.close();
}

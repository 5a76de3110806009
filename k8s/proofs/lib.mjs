// The test cluster, from within its network namespace.
import { execFileSync, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { Caller } from '../../perf/lib/caller.mjs';
import { writeHum } from '../../perf/lib/hum.mjs';
import { pause } from '../../perf/lib/pause.mjs';

export const RUN = process.env.BABELGRID_CLUSTER_RUN;
export const BIN = process.env.BABELGRID_CLUSTER_BIN;
if (RUN === undefined) throw new Error('proofs are run by k8s/test');
export const MASTER = '10.77.0.1';
export const MACHINES = { 'lisbon-1': '10.77.0.11', 'porto-1': '10.77.0.12' };
export const DOMAIN = 'edge.test';
export const OVERLAYS = ['base', 'edge', 'grid', 'gpu', 'gpu-dra', 'turn', 'monitoring', 'scaled', 'hpa', 'keda', 'gateway'];

export const note = (text) => process.stderr.write(`${text}\n`);

/** What kubectl prints. */
export function kubectl(args, input) {
  return execFileSync(join(RUN, 'links/kubectl'), args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], maxBuffer: 64 << 20 });
}

export const kubectlJson = (args) => JSON.parse(kubectl([...args, '-o', 'json']));

/** Teaches the cluster what the files of these directories define; once more does no harm. */
export function define(...directories) {
  const files = directories.flatMap((directory) => readdirSync(directory).map((file) => join(directory, file)));
  for (const file of files) kubectl(['apply', '--server-side', '-f', file]);
  kubectl(['wait', '--for=condition=Established', '--timeout=60s', 'crd', '--all']);
  return files.length;
}

/** An object of an overlay of k8s/, the first of its kind. */
export function objectOf(overlay, kind) {
  const text = kubectl(['kustomize', `k8s/${overlay}`]).split('\n---\n').find((each) => each.includes(`kind: ${kind}\n`));
  return text === undefined ? null : JSON.parse(kubectl(['create', '--dry-run=client', '-o', 'json', '-f', '-'], text));
}

/** What kubectl says when it refuses; throws when it does not. */
export function refusal(args, input) {
  try {
    kubectl(args, input);
  } catch (error) {
    return error.stderr;
  }
  throw new Error(`not refused: kubectl ${args.join(' ')}`);
}

export async function until(holds, seconds, what) {
  for (const startedMs = Date.now(); ; await pause(100)) {
    const value = await holds();
    if (value) return value;
    if (Date.now() - startedMs > 1_000 * seconds) throw new Error(`not within ${seconds} s: ${what}`);
  }
}

/** Pods of nodes that are not on their way out. */
export function pods() {
  return kubectlJson(['-n', 'babelgrid', 'get', 'pods', '-l', 'app.kubernetes.io/name=babelgrid']).items.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
}

export const isReady = (pod) => pod.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;

/** The last lines that pods said, before they started again if they did. */
const lastLines = () =>
  pods().map(({ metadata: { name }, status }) => {
    const restarts = status.containerStatuses?.[0].restartCount ?? 0;
    try {
      return `${name}, ${restarts} restarts:\n${kubectl(['-n', 'babelgrid', 'logs', name, '--tail=30', ...(restarts > 0 ? ['--previous'] : [])])}`;
    } catch (error) {
      return `${name}, ${restarts} restarts: ${error.stderr}`;
    }
  });

export async function readyPods(count) {
  try {
    return await until(() => { const all = pods(); return all.length === count && all.every(isReady) ? all : null; }, 180, `${count} pods are ready`);
  } catch (error) {
    throw new Error([error.message, ...lastLines()].join('\n'));
  }
}

/** A PostgreSQL beside the cluster, as an operator has one; of the programs that the image has. */
export class Postgres {
  static async start() {
    const server = new Postgres();
    // Where whoever is not root may go.
    server.directory = mkdtempSync(join(tmpdir(), 'babelgrid-postgres-'));
    server.bin = 'target/image/postgres/bin';
    writeFileSync(join(server.directory, 'password'), 'secret');
    selfSigned(MASTER, `IP:${MASTER}`, join(server.directory, 'tls'));
    execFileSync('chown', ['-R', 'nobody', server.directory]);
    const run = (name, ...args) => execFileSync('setpriv', ['--reuid', 'nobody', '--clear-groups', join(server.bin, name), ...args], { stdio: 'pipe' });
    run('initdb', `--pgdata=${server.directory}/data`, '--username=babelgrid', `--pwfile=${server.directory}/password`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C');
    writeFileSync(join(server.directory, 'data/pg_hba.conf'), 'hostssl all all 10.0.0.0/8 scram-sha-256\n');
    server.run = run;
    server.resume();
    server.url = `postgresql://babelgrid:secret@${MASTER}:5432/postgres?sslmode=require`;
    return server;
  }

  resume() {
    this.run('pg_ctl', 'start', `--pgdata=${this.directory}/data`, `--log=${this.directory}/data/log`, '--wait', `--options=-c listen_addresses=${MASTER} -c unix_socket_directories='' -c max_connections=100 -c ssl=on -c ssl_cert_file=${this.directory}/tls.crt -c ssl_key_file=${this.directory}/tls.key`);
  }

  stop() {
    this.run('pg_ctl', 'stop', `--pgdata=${this.directory}/data`, '--mode=fast', '--wait');
  }

  close() {
    this.stop();
    rmSync(this.directory, { recursive: true });
  }
}

/** A certificate and its key, in files that end in .crt and .key. */
export function selfSigned(name, alternative, file) {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30', '-subj', `/CN=${name}`, '-addext', `subjectAltName=${alternative}`, '-keyout', `${file}.key`, '-out', `${file}.crt`], { stdio: 'pipe' });
}

/** What nodes are told that do not have to be told in public. */
export function tellSecrets(literals, namespace = 'babelgrid', secret = 'babelgrid') {
  const from = Object.entries(literals).map(([key, value]) => `--from-literal=${key}=${value}`);
  kubectl(['apply', '-f', '-'], kubectl(['-n', namespace, 'create', 'secret', 'generic', secret, ...from, '--dry-run=client', '-o', 'yaml']));
}

/** Gives nodes a certificate, another each time, for all machines of the domain; its serial number. */
export function tellCertificate(namespace = 'babelgrid', secret = 'babelgrid-tls') {
  const file = join(RUN, 'tls');
  selfSigned('test', `DNS:*.${DOMAIN}`, file);
  kubectl(['apply', '-f', '-'], kubectl(['-n', namespace, 'create', 'secret', 'tls', secret, `--cert=${file}.crt`, `--key=${file}.key`, '--dry-run=client', '-o', 'yaml']));
  return new X509Certificate(readFileSync(`${file}.crt`)).serialNumber;
}

/** The serial number of the certificate that a machine shows. */
export const certificateOf = (machine) =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: MACHINES[machine], port: 8443, servername: `${machine}.${DOMAIN}`, rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().serialNumber);
      socket.destroy();
    });
    socket.on('error', reject);
  });

let hum;

/** Those last whose browser others share. */
export async function everybodyLeaves(people) {
  for (const one of people.splice(0).reverse()) await one.leave().catch(() => one.close());
}

/**
 * People in a call, who come one after the other, until `during` has ended, however it does. They hum and hear each
 * other as they are, unless their wishes are others. Those of one node with one microphone share a real browser.
 *
 * @param wishes for each: `at`, the address of a node, and what Caller.join takes
 */
export async function inCall(room, wishes, during) {
  hum ??= writeHum(join(RUN, 'hum.wav'), 600);
  const people = [];
  try {
    for (const { at, ...wish } of wishes) {
      const beside = people[wishes.findIndex((each) => each.at === at && each.microphone === wish.microphone)] ?? null;
      people.push(await Caller.join({ url: at }, { room, speak: 'en', hear: 'original', microphone: hum, yields: false, beside, ...wish }));
    }
    return await during(...people);
  } finally {
    await everybodyLeaves(people);
  }
}

/** That `self` is told of each of `others` that they speak now. */
export const hears = (self, ...others) => Promise.all(others.map(({ id }) => self.page.waitForFunction((who) => window.babelgrid.speaking.includes(who), id)));

/** Flags for browsers that find the machines by name and believe their certificate. */
export const BROWSER = [
  `--host-resolver-rules=${Object.entries(MACHINES).map(([name, address]) => `MAP ${name}.${DOMAIN} ${address}`).join(', ')}`,
  '--ignore-certificate-errors',
];

export const nodeAt = (machine) => `https://${machine}.${DOMAIN}:8443`;

/** JSON of a node, asked at its machine. */
export async function ask(machine, path, options = {}) {
  const answer = await fetch(`http://${MACHINES[machine]}:8080${path}`, options);
  if (!answer.ok) throw new Error(`${path} of ${machine}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** All proofs of a file, in order; prints a line for each and sets the exit status. */
export async function prove(name, proofs) {
  const results = [];
  for (const [what, proof] of Object.entries(proofs)) {
    const startedMs = Date.now();
    try {
      const figure = await proof();
      results.push(true);
      console.log(`ok      ${name}: ${what}${figure === undefined ? '' : `: ${figure}`} (${((Date.now() - startedMs) / 1_000).toFixed(1)} s)`);
    } catch (error) {
      results.push(false);
      console.log(`FAILED  ${name}: ${what}: ${error.stack ?? error}${error.stderr ? `\n${error.stderr}` : ''}`);
    }
  }
  if (results.includes(false)) process.exitCode = 1;
}

/** A machine that kwok pretends is there. */
export const simulated = (name, zone, resources, spec = {}) => {
  const all = { 'ephemeral-storage': '100Gi', pods: '110', ...resources };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': zone }, annotations: { 'kwok.x-k8s.io/node': 'fake' } },
    spec,
    status: { capacity: all, allocatable: all },
  };
};

/** In the background until it is ended by its process id; what it says goes to `log`, a descriptor. */
export function inBackground(command, args, log = 'ignore') {
  const child = spawn(command, args, { stdio: ['ignore', log, log] });
  process.once('exit', () => child.kill('SIGKILL'));
  return child;
}

// As many nodes as speakers want: up at once, down one at a time, and then the pod without calls. First on machines
// that are simulated, with figures that are made up; then on two real ones, by what a Prometheus reads off them.
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { Caller } from '../../perf/lib/caller.mjs';
import { writeHum } from '../../perf/lib/hum.mjs';
import { pause } from '../../perf/lib/pause.mjs';
import { inLongestSilences } from '../../perf/lib/silence.mjs';
import { inStates } from '../../perf/lib/states.mjs';
import { BROWSER, MACHINES, MASTER, Postgres, RUN, ask, everybodyLeaves, inBackground, kubectl, kubectlJson, nodeAt, note, pods, prove, readyPods, selfSigned, simulated, tellCertificate, tellSecrets, until } from './lib.mjs';
import { Prometheus } from './monitoring/prometheus.mjs';

const SPEECH = 'models/cache/test-speech/two_cities.wav';
const FIGURES_PORT = 16_500;
const COST = 'controller.kubernetes.io/pod-deletion-cost';
const SIMULATED = [1, 2, 3].map((number) => simulated(`simulated-${number}`, `west-${number % 2 === 0 ? 'b' : 'a'}`, { cpu: '8', memory: '32Gi' }));
const QUERY = readFileSync('k8s/keda/scaling.yaml', 'utf8').match(/query: (.*)/)[1];

const apply = (...objects) => kubectl(['apply', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
const deployment = () => kubectlJson(['-n', 'babelgrid', 'get', 'deployment', 'babelgrid']);
const since = (startedMs) => `${((Date.now() - startedMs) / 1_000).toFixed(1)} s`;
const costOf = (pod) => pod.metadata.annotations?.[COST];
const named = ({ metadata }) => metadata.name;
const byName = (name) => pods().find((pod) => named(pod) === name);

const figureFile = join(RUN, 'figure');
const figure = (what) => writeFileSync(figureFile, `${what}`);
const made = (speakers, admissible) => figure((100 * speakers) / admissible);
const measured = () => figure(prometheus.urlOf(QUERY));

/** What the autoscaler asks for external metrics, in place of prometheus-adapter or KEDA. */
async function startFigures() {
  const certificate = join(RUN, 'figures');
  selfSigned('figures', 'DNS:localhost', certificate);
  const server = inBackground('node', ['k8s/proofs/scaling/figures.mjs', `${FIGURES_PORT}`, figureFile, `${certificate}.key`, `${certificate}.crt`]);
  apply(
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'figures', namespace: 'default' }, spec: { type: 'ExternalName', externalName: 'localhost' } },
    { apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService', metadata: { name: 'v1beta1.external.metrics.k8s.io' }, spec: { group: 'external.metrics.k8s.io', version: 'v1beta1', groupPriorityMinimum: 100, versionPriority: 100, insecureSkipTLSVerify: true, service: { name: 'figures', namespace: 'default', port: FIGURES_PORT } } },
  );
  kubectl(['wait', '--for=condition=Available', '--timeout=30s', 'apiservice', 'v1beta1.external.metrics.k8s.io']);
  return server;
}

const told = async (query) => (await prometheus.query(query)).map(({ value }) => Number(value[1]));

/** What the API server answers to a pod with its own token. */
function asPod(pod, method, path, patch) {
  const token = kubectl(['-n', 'babelgrid', 'create', 'token', 'babelgrid', '--bound-object-kind=Pod', `--bound-object-name=${named(pod)}`, `--bound-object-uid=${pod.metadata.uid}`]).trim();
  return new Promise((resolve, reject) => {
    const asked = request(`https://${MASTER}:16443/api/v1/namespaces/babelgrid/${path}`, { method, rejectUnauthorized: false, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/merge-patch+json' } }, (response) => {
      let text = '';
      response.on('data', (part) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode, message: JSON.parse(text).message }));
    });
    asked.on('error', reject);
    asked.end(patch === undefined ? undefined : JSON.stringify(patch));
  });
}

const annotation = (key, value) => ({ metadata: { annotations: { [key]: value } } });
const tell = (pod, cost) => asPod(pod, 'PATCH', `pods/${named(pod)}`, annotation(COST, `${cost}`));

const running = (count) => until(() => { const all = pods().filter(({ status }) => status.phase === 'Running'); return all.length === count ? all : null; }, 90, `${count} pods run`);
const cordon = (how) => Object.keys(MACHINES).forEach((machine) => kubectl([how, machine]));

const people = [];
async function enter(machine, wish) {
  const caller = await Caller.join({ url: nodeAt(machine) }, { room: 'scaled', yields: false, ...wish, flags: BROWSER });
  people.push(caller);
  return caller;
}

figure(0);
const postgres = await Postgres.start();
const prometheus = Prometheus.start();
const figures = await startFigures();
try {
  await prove('scaling', {
    'both autoscalers ask for the same figure': () => {
      const adapter = readFileSync('k8s/hpa/adapter.yaml', 'utf8').match(/metricsQuery: (.*)/)[1].replaceAll('<<.LabelMatchers>>', 'namespace="babelgrid"');
      if (adapter !== QUERY) throw new Error(`${adapter} and ${QUERY}`);
    },
    '20 speakers, where a node should have 8, want 3 nodes at once': async () => {
      cordon('cordon');
      apply(...SIMULATED);
      kubectl(['apply', '-f', 'k8s/edge/namespace.yaml']);
      tellSecrets({ BABELGRID_DB_URL: postgres.url });
      tellCertificate();
      kubectl(['apply', '-k', 'k8s/proofs/scaling']);
      await running(1);
      const startedMs = Date.now();
      // 8 are 70 % of what one can serve.
      made(20, 8 / 0.7);
      await running(3);
      return since(startedMs);
    },
    'the next apply leaves their number alone': async () => {
      const before = deployment();
      kubectl(['apply', '-k', 'k8s/proofs/scaling']);
      await pause(3_000);
      const { metadata, spec } = deployment();
      if (spec.replicas !== 3 || metadata.generation !== before.metadata.generation) throw new Error(`${spec.replicas} replicas, generation ${before.metadata.generation} and ${metadata.generation}`);
    },
    'a pod tells its own deletion cost, and changes nothing else': async () => {
      const [own, other] = pods();
      const known = await tell(own, 1);
      if (known.status !== 200 || costOf(byName(named(own))) !== '1') throw new Error(JSON.stringify(known));
      const containers = own.spec.containers.map((each) => ({ ...each, image: 'localhost/other' }));
      const refused = {
        'the cost of another': [() => asPod(own, 'PATCH', `pods/${named(other)}`, annotation(COST, '1')), 'babelgrid-scaled:'],
        'its image': [() => asPod(own, 'PATCH', `pods/${named(own)}`, { spec: { containers } }), 'babelgrid-scaled:'],
        'another annotation': [() => asPod(own, 'PATCH', `pods/${named(own)}`, annotation('other', '1')), 'babelgrid-scaled:'],
        'its labels': [() => asPod(own, 'PATCH', `pods/${named(own)}`, { metadata: { labels: { other: '1' } } }), 'babelgrid-scaled:'],
        'who owns it': [() => asPod(own, 'PATCH', `pods/${named(own)}`, { metadata: { ownerReferences: null } }), 'babelgrid-scaled:'],
        'to read pods': [() => asPod(own, 'GET', 'pods'), 'cannot list resource'],
        'to delete it': [() => asPod(own, 'DELETE', `pods/${named(own)}`), 'cannot delete resource'],
        'to read secrets': [() => asPod(own, 'GET', 'secrets/babelgrid'), 'cannot get resource'],
      };
      for (const [what, [tried, says]] of Object.entries(refused)) {
        const { status, message } = await tried();
        if (status < 400 || !message.includes(says)) throw new Error(`${what}: ${status} ${message}`);
      }
      return `${Object.keys(refused).length} kinds refused`;
    },
    'down to 1 the one with the most people stays': async () => {
      const all = pods();
      for (const [i, pod] of all.entries()) await tell(pod, [20, 30, 10][i]);
      const startedMs = Date.now();
      made(4, 8 / 0.7);
      const [left] = await running(1);
      if (named(left) !== named(all[1])) throw new Error(`${costOf(left)} stays`);
      const figureText = since(startedMs);
      kubectl(['-n', 'babelgrid', 'delete', 'deployment', 'babelgrid', '--timeout=60s']);
      kubectl(['delete', '--timeout=30s', 'node', ...SIMULATED.map(named)]);
      cordon('uncordon');
      return figureText;
    },
    'of two machines the one without calls goes, and the call goes on': async () => {
      figure(0);
      kubectl(['apply', '-k', 'k8s/proofs/scaling']);
      const [older] = await readyPods(1);
      const upMs = Date.now();
      figure(100);
      const younger = (await readyPods(2)).find((pod) => named(pod) !== named(older));
      const up = since(upMs);
      const machine = younger.spec.nodeName;
      await until(async () => (await ask(machine, '/api/nodes?room=none').catch(() => [])).length >= 2, 30, 'nodes know each other');
      const ann = await enter(machine, { name: 'Ann', speak: 'en', hear: 'original', microphone: SPEECH });
      const rui = await enter(machine, { name: 'Rui', speak: 'pt', hear: 'pt', microphone: writeHum(join(RUN, 'hum.wav'), 600) });
      const nodeIds = () => Promise.all(people.map((one) => one.page.evaluate(() => window.babelgrid.nodeId)));
      const at = await nodeIds();
      const read = async () => (await rui.captions()).filter(({ speakerId }) => speakerId === ann.id).map(({ translation }) => translation?.text ?? '').join(' ').trim();
      await until(read, 60, 'Ann is translated');
      await until(() => costOf(byName(named(younger))) === '2' && costOf(byName(named(older))) === '0', 15, 'both tell how many they hold');
      const [speakers, admissible, percent] = await until(async () => { const each = (await Promise.all(['sum(babelgrid_speakers)', 'avg(babelgrid_speakers_admissible)', QUERY].map(told))).flat(); return each[0] > 0 ? each : null; }, 40, 'Prometheus knows who speaks');
      if (!(percent > 0 && percent < 70)) throw new Error(`${percent} % would not want one node`);
      await ann.page.waitForFunction((id) => window.babelgrid.speaking.includes(id), rui.id);
      await ann.page.evaluate(inStates, [rui.id]);
      const heard = ann.page.evaluate(inLongestSilences, { ids: [rui.id], seconds: 60 });
      heard.catch(() => {});
      await pause(2_000);
      const startedMs = Date.now();
      measured();
      const left = await until(() => { const all = kubectlJson(['-n', 'babelgrid', 'get', 'pods']).items; return all.length === 1 ? all[0] : null; }, 50, 'one pod is left');
      const down = since(startedMs);
      const before = await read();
      await until(async () => (await read()) !== before, 60, 'Ann is still translated');
      const [longest] = await heard;
      const states = await ann.page.evaluate(() => window.states);
      const said = `up after ${up}; ${speakers} of ${admissible.toFixed(1)} speakers are ${percent.toFixed(0)} %, down after ${down}, longest silence ${longest} ms`;
      if (named(left) !== named(younger) || longest > 300 || states.length > 0 || (await nodeIds()).join() !== at.join()) throw new Error(`${said}, ${named(left)} is left, seen: ${states}`);
      return said;
    },
  });
} finally {
  await everybodyLeaves(people);
  note('taking it away ...');
  cordon('uncordon');
  kubectl(['delete', '-k', 'k8s/proofs/scaling', '--ignore-not-found', '--timeout=120s']);
  kubectl(['delete', '--ignore-not-found', '--timeout=30s', 'node', ...SIMULATED.map(named)]);
  kubectl(['delete', '--ignore-not-found', 'apiservice', 'v1beta1.external.metrics.k8s.io']);
  figures.kill();
  prometheus.close();
  postgres.close();
}

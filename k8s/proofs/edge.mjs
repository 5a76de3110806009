// From an empty cluster to calls over two machines, and through an upgrade, a drain and the loss of a pod.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Caller } from '../../perf/lib/caller.mjs';
import { chrF } from '../../perf/lib/chrf.mjs';
import { writeHum } from '../../perf/lib/hum.mjs';
import { pause } from '../../perf/lib/pause.mjs';
import { inGaps, inLongestSilences } from '../../perf/lib/silence.mjs';
import { inStates } from '../../perf/lib/states.mjs';
import { PORTUGUESE } from '../../perf/lib/two-cities.mjs';
import { BROWSER, MACHINES, Postgres, RUN, ask, certificate, isReady, kubectl, nodeAt, note, pods, prove, readyPods, until } from './lib.mjs';

const SPEECH = 'models/cache/test-speech/two_cities.wav';
const [LISBON, PORTO] = Object.keys(MACHINES);
const hum = writeHum(join(RUN, 'hum.wav'), 600);
const people = [];

async function enter(machine, wish) {
  const caller = await Caller.join(nodeAt(machine), { yields: false, ...wish, flags: BROWSER });
  people.push(caller);
  return caller;
}

const everybodyLeaves = async () => {
  for (const one of people.splice(0)) await one.leave().catch(() => one.close());
};
const nodeOf = (one) => one.page.evaluate(() => window.babelgrid.nodeId);
const bothUp = (machine) => until(async () => (await ask(machine, '/api/nodes?room=none').catch(() => [])).length >= 2, 30, 'nodes know each other');

/** What two people, one at each machine, hear of each other while `disturb` goes on, and whether it is noticed. */
async function through(disturb, seconds) {
  const [one, other] = [await enter(LISBON, { room: 'through', name: 'Lisbon', speak: 'en', hear: 'original', microphone: hum }), await enter(PORTO, { room: 'through', name: 'Porto', speak: 'en', hear: 'original', microphone: hum })];
  try {
    for (const [self, peer] of [[one, other], [other, one]]) {
      await self.page.waitForFunction((id) => window.babelgrid.speaking.includes(id), peer.id);
      await self.page.evaluate(inStates, [peer.id]);
    }
    const heard = [[one, other], [other, one]].map(([self, peer]) => self.page.evaluate(inLongestSilences, { ids: [peer.id], seconds }));
    heard.forEach((each) => each.catch(() => {}));
    await pause(2_000);
    const startedMs = Date.now();
    await disturb();
    const tookS = (Date.now() - startedMs) / 1_000;
    const silences = (await Promise.all(heard)).flat();
    const states = (await Promise.all([one, other].map((each) => each.page.evaluate(() => window.states)))).flat();
    return { tookS, silences, states };
  } finally {
    await everybodyLeaves();
  }
}

function check({ tookS, silences, states }, mostMs) {
  const figure = `${tookS.toFixed(1)} s, longest silences ${silences.join(' and ')} ms`;
  if (Math.max(...silences) > mostMs || states.length > 0) throw new Error(`${figure}, seen: ${states}`);
  return figure;
}

const postgres = await Postgres.start();
try {
  await prove('edge', {
    'from an empty cluster to two nodes that are ready': async () => {
      const startedMs = Date.now();
      kubectl(['apply', '-f', 'k8s/edge/namespace.yaml']);
      kubectl(['apply', '-f', '-'], kubectl(['-n', 'babelgrid', 'create', 'secret', 'generic', 'babelgrid', `--from-literal=BABELGRID_DB_URL=${postgres.url}`, '--dry-run=client', '-o', 'yaml']));
      kubectl(['apply', '-f', '-'], certificate());
      kubectl(['apply', '-k', 'k8s/proofs/edge']);
      const all = await readyPods(2);
      if (new Set(all.map(({ spec }) => spec.nodeName)).size !== 2) throw new Error('both are on one machine');
      await bothUp(LISBON);
      const started = all.map(({ status }) => (Date.parse(status.conditions.find(({ type }) => type === 'Ready').lastTransitionTime) - Date.parse(status.containerStatuses[0].state.running.startedAt)) / 1_000);
      return `${((Date.now() - startedMs) / 1_000).toFixed(1)} s, start to ready ${started.join(' and ')} s`;
    },
    'a pod is confined': () => {
      const [{ metadata, status }] = pods();
      const pid = execFileSync('pgrep', ['-f', '/opt/babelgrid/quarkus-run.jar'], { encoding: 'utf8' }).trim().split('\n')[0];
      const facts = execFileSync('grep', ['-E', 'Uid|CapEff|CapBnd|NoNewPrivs|Seccomp:', `/proc/${pid}/status`], { encoding: 'utf8' });
      for (const fact of [/Uid:\s+65532/, /CapEff:\s+0+$/m, /CapBnd:\s+0+$/m, /NoNewPrivs:\s+1/, /Seccomp:\s+2/]) if (!fact.test(facts)) throw new Error(facts);
      if (status.containerStatuses[0].restartCount !== 0) throw new Error(`${metadata.name} started again`);
    },
    'monitoring is shown figures, every one that alerts and scaling ask for, and nothing else': async () => {
      const figures = await (await fetch(`http://${MACHINES[LISBON]}:8080/q/metrics`)).text();
      // There only where there is Kafka.
      const asked = ['monitoring/rules.yaml', 'keda/scaling.yaml'].flatMap((file) => readFileSync(`k8s/${file}`, 'utf8').match(/babelgrid_[a-z_]+/g)).filter((name) => !name.startsWith('babelgrid_kafka'));
      const missing = [...new Set(asked)].filter((name) => !figures.includes(`\n${name}`));
      if (missing.length > 0) throw new Error(`not told: ${missing}`);
      const { status } = await fetch(`http://${MACHINES[LISBON]}:8080/api/debug`);
      if (status !== 404) throw new Error(`/api/debug: ${status}`);
      return `${new Set(asked).size} names`;
    },
    'a call in two languages over both machines': async () => {
      const speaker = await enter(LISBON, { room: 'call', name: 'Ann', speak: 'en', hear: 'original', microphone: SPEECH });
      const listener = await enter(PORTO, { room: 'call', name: 'Rui', speak: 'pt', hear: 'pt' });
      try {
        const [at, there] = [await nodeOf(speaker), await nodeOf(listener)];
        if (at === there) throw new Error('both are at one node');
        const read = await until(async () => {
          const lines = (await listener.captions()).filter(({ speakerId }) => speakerId === speaker.id);
          const text = lines.map((line) => line.translation?.text ?? '').join(' ');
          return text.length > 0.9 * PORTUGUESE.length ? text : null;
        }, 120, 'the text is translated');
        const score = chrF(read, PORTUGUESE);
        const { voices } = await listener.page.evaluate((speakerId) => window.babelgrid.record([{ speakerId, voice: 'translation' }], 5), speaker.id);
        const loudest = voices[0].reduce((most, each) => Math.max(most, Math.abs(each)), 0);
        if (score < 50 || loudest < 0.05) throw new Error(`chrF ${score.toFixed(1)}, loudest ${loudest}: ${read}`);
        return `chrF ${score.toFixed(1)}`;
      } finally {
        await everybodyLeaves();
      }
    },
    'a rolling update is heard by nobody': async () =>
      check(
        await through(async () => {
          kubectl(['-n', 'babelgrid', 'rollout', 'restart', 'deployment/babelgrid']);
          kubectl(['-n', 'babelgrid', 'rollout', 'status', 'deployment/babelgrid', '--timeout=240s']);
        }, 100),
        300,
      ),
    'nor is a machine that is drained': async () => {
      await bothUp(PORTO);
      const figure = check(
        await through(async () => {
          kubectl(['drain', LISBON, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=120s']);
        }, 40),
        300,
      );
      kubectl(['uncordon', LISBON]);
      await readyPods(2);
      await bothUp(PORTO);
      return figure;
    },
    'one eviction at a time': async () => {
      const evict = (name) => kubectl(['create', '--raw', `/api/v1/namespaces/babelgrid/pods/${name}/eviction`, '-f', '-'], JSON.stringify({ apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace: 'babelgrid' } }));
      const [first, second] = pods().map(({ metadata }) => metadata.name);
      evict(first);
      let said = '';
      try {
        evict(second);
      } catch (error) {
        said = error.stderr;
      }
      if (!said.includes("would violate the pod's disruption budget")) throw new Error(`the second: ${said || 'let go'}`);
      await readyPods(2);
      await bothUp(PORTO);
      return 'the second is put off';
    },
    'a database that stops restarts nothing, and calls go on': async () => {
      const figure = check(
        await through(async () => {
          postgres.stop();
          await pause(30_000);
          postgres.resume();
        }, 40),
        300,
      );
      const again = pods().map(({ status }) => status.containerStatuses[0].restartCount);
      if (again.some((count) => count !== 0) || !pods().every(isReady)) throw new Error(`restarts: ${again}`);
      return figure;
    },
    'people of a pod that is killed are back within 5 s': async () => {
      const [one, other] = [await enter(LISBON, { room: 'killed', name: 'Lisbon', speak: 'en', hear: 'original', microphone: hum }), await enter(PORTO, { room: 'killed', name: 'Porto', speak: 'en', hear: 'original', microphone: hum })];
      try {
        await other.page.waitForFunction((id) => window.babelgrid.speaking.includes(id), one.id);
        await other.page.evaluate(inGaps, [one.id]);
        await pause(3_000);
        const pid = execFileSync('ip', ['netns', 'pids', LISBON], { encoding: 'utf8' }).trim().split('\n').find((each) => readFileSync(`/proc/${each}/cmdline`, 'utf8').includes('quarkus-run.jar'));
        process.kill(Number(pid), 'SIGKILL');
        await pause(12_000);
        const { longestMs } = (await other.page.evaluate(() => window.sounds))[one.id];
        if (longestMs > 5_000 || longestMs < 100) throw new Error(`${longestMs} ms`);
        return `${longestMs} ms`;
      } finally {
        await everybodyLeaves();
      }
    },
  });
} finally {
  await everybodyLeaves();
  note('taking it away ...');
  kubectl(['delete', '-k', 'k8s/proofs/edge', '--ignore-not-found', '--timeout=120s']);
  postgres.close();
}

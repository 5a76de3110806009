// On the network of pods, behind NodePorts: a pod that goes keeps its callers until they have moved, if it stays ready.
import { join } from 'node:path';
import { Caller } from '../../perf/lib/caller.mjs';
import { writeHum } from '../../perf/lib/hum.mjs';
import { pause } from '../../perf/lib/pause.mjs';
import { inGaps } from '../../perf/lib/silence.mjs';
import { MACHINES, Postgres, RUN, kubectl, note, pods, prove, readyPods, until } from './lib.mjs';

const [LISBON, PORTO] = Object.keys(MACHINES);
const at = (machine) => ({ url: `http://${MACHINES[machine]}:30080` });
const FLAGS = [`--unsafely-treat-insecure-origin-as-secure=${Object.keys(MACHINES).map((machine) => at(machine).url).join(',')}`];
const hum = writeHum(join(RUN, 'hum.wav'), 600);
const answers = (machine) => until(async () => { try { return (await (await fetch(`${at(machine).url}/api/nodes?room=none`)).json()).length >= 2; } catch { return false; } }, 60, `${machine} answers and knows the other`);

/** The longest gap in what each of three people, two of whom have to move, is heard by the third, in ms. */
async function deletePod() {
  await readyPods(2);
  for (const machine of [LISBON, PORTO]) await answers(machine);
  const people = [];
  try {
    for (const [machine, name] of [[LISBON, 'One'], [LISBON, 'Two'], [PORTO, 'Stays']]) people.push(await Caller.join(at(machine), { room: 'base', name, speak: 'en', hear: 'original', microphone: hum, yields: false, flags: FLAGS }));
    const [one, two, stays] = people;
    for (const { id } of [one, two]) await stays.page.waitForFunction((who) => window.babelgrid.speaking.includes(who), id);
    await stays.page.evaluate(inGaps, [one.id, two.id]);
    await pause(3_000);
    const { metadata } = pods().find(({ spec }) => spec.nodeName === LISBON);
    kubectl(['-n', 'babelgrid', 'delete', 'pod', metadata.name, '--wait=false']);
    await pause(25_000);
    const sounds = await stays.page.evaluate(() => window.sounds);
    return [one, two].map(({ id }) => sounds[id].longestMs);
  } finally {
    for (const one of people) await one.leave().catch(() => one.close());
  }
}

const postgres = await Postgres.start();
try {
  await prove('base', {
    'two nodes are ready under the restricted profile': async () => {
      const startedMs = Date.now();
      kubectl(['apply', '-f', 'k8s/base/namespace.yaml']);
      kubectl(['apply', '-f', '-'], kubectl(['-n', 'babelgrid', 'create', 'secret', 'generic', 'babelgrid', `--from-literal=BABELGRID_DB_URL=${postgres.url}`, '--dry-run=client', '-o', 'yaml']));
      kubectl(['apply', '-k', 'k8s/proofs/base']);
      await readyPods(2);
      return `${((Date.now() - startedMs) / 1_000).toFixed(1)} s`;
    },
    'a pod that goes and stays ready is missed by nobody': async () => {
      const gaps = await deletePod();
      if (Math.max(...gaps) > 300) throw new Error(`gaps of ${gaps.join(' and ')} ms`);
      return `longest gaps ${gaps.join(' and ')} ms`;
    },
    'one that is not ready while it goes is (negative control)': async () => {
      kubectl(['-n', 'babelgrid', 'set', 'env', 'deployment/babelgrid', 'BABELGRID_STOP_STAYS_READY=false']);
      kubectl(['-n', 'babelgrid', 'rollout', 'status', 'deployment/babelgrid', '--timeout=240s']);
      const gaps = await deletePod();
      if (Math.max(...gaps) < 1_000) throw new Error(`gaps of ${gaps.join(' and ')} ms only`);
      return `longest gaps ${gaps.join(' and ')} ms`;
    },
  });
} finally {
  note('taking it away ...');
  kubectl(['delete', '-k', 'k8s/proofs/base', '--ignore-not-found', '--timeout=120s']);
  postgres.close();
}

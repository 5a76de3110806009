// On the network of pods, behind NodePorts: a pod that goes keeps its callers until they have moved, if it stays ready.
import { pause } from '../../perf/lib/pause.mjs';
import { inGaps } from '../../perf/lib/silence.mjs';
import { MACHINES, Postgres, hears, inCall, kubectl, note, pods, prove, readyPods, tellSecrets, until } from './lib.mjs';

const [LISBON, PORTO] = Object.keys(MACHINES);
const at = (machine) => `http://${MACHINES[machine]}:30080`;
const FLAGS = [`--unsafely-treat-insecure-origin-as-secure=${Object.keys(MACHINES).map(at).join(',')}`];
const answers = (machine) => until(async () => { try { return (await (await fetch(`${at(machine)}/api/nodes?room=none`)).json()).length >= 2; } catch { return false; } }, 60, `${machine} answers and knows the other`);

/** The longest gap in what each of three people, two of whom have to move, is heard by the third, in ms. */
async function deletePod() {
  await readyPods(2);
  for (const machine of [LISBON, PORTO]) await answers(machine);
  const wishes = [[LISBON, 'One'], [LISBON, 'Two'], [PORTO, 'Stays']].map(([machine, name]) => ({ at: at(machine), name, flags: FLAGS }));
  return inCall('base', wishes, async (one, two, stays) => {
    await hears(stays, one, two);
    await stays.page.evaluate(inGaps, [one.id, two.id]);
    await pause(3_000);
    const { metadata } = pods().find(({ spec }) => spec.nodeName === LISBON);
    kubectl(['-n', 'babelgrid', 'delete', 'pod', metadata.name, '--wait=false']);
    await pause(25_000);
    const sounds = await stays.page.evaluate(() => window.sounds);
    return [one, two].map(({ id }) => sounds[id].longestMs);
  });
}

const postgres = await Postgres.start();
try {
  await prove('base', {
    'two nodes are ready under the restricted profile': async () => {
      const startedMs = Date.now();
      kubectl(['apply', '-f', 'k8s/base/namespace.yaml']);
      tellSecrets({ BABELGRID_DB_URL: postgres.url });
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
      // Both at once: what is looked at is not how they are replaced.
      kubectl(['-n', 'babelgrid', 'patch', 'deployment', 'babelgrid', '-p', '{"spec": {"strategy": {"rollingUpdate": {"maxUnavailable": 2}}}}']);
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

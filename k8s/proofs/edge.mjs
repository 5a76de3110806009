// From an empty cluster to calls over two machines, and through an upgrade, a drain and the loss of a pod.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chrF } from '../../perf/lib/chrf.mjs';
import { pause } from '../../perf/lib/pause.mjs';
import { inGaps, inLongestSilences } from '../../perf/lib/silence.mjs';
import { inStates } from '../../perf/lib/states.mjs';
import { PORTUGUESE } from '../../perf/lib/two-cities.mjs';
import { BROWSER, MACHINES, Postgres, RUN, ask, certificateOf, hears, inCall, isReady, kubectl, nodeAt, note, pods, prove, readyPods, tellCertificate, tellSecrets, until } from './lib.mjs';
import { Prometheus } from './monitoring/prometheus.mjs';

const SPEECH = 'models/cache/test-speech/two_cities.wav';
const [LISBON, PORTO] = Object.keys(MACHINES);
const [inLisbon, inPorto] = [['Lisbon', LISBON], ['Porto', PORTO]].map(([name, machine]) => ({ name, at: nodeAt(machine), flags: BROWSER }));
// What people hear after whatever was done to their nodes has ended.
const AFTER_MS = 5_000;

const nodeOf = (one) => one.page.evaluate(() => window.babelgrid.nodeId);
const bothUp = (machine) => until(async () => (await ask(machine, '/api/nodes?room=none').catch(() => [])).length >= 2, 30, 'nodes know each other');

/** What people, two in each call, one at each machine, hear of each other while `disturb` goes on, and whether it is noticed. */
const through = (disturb, calls = 1) => {
  const wishes = Array.from({ length: calls }, (_, i) => [inLisbon, inPorto].map((each) => ({ ...each, room: `through-${i}` }))).flat();
  return inCall('through', wishes, async (...people) => {
    const heard = [];
    for (const [i, self] of people.entries()) {
      const peer = people[i ^ 1];
      await hears(self, peer);
      await self.page.evaluate(inStates, [peer.id]);
      heard.push(self.page.evaluate(inLongestSilences, { ids: [peer.id] }));
    }
    heard.forEach((each) => each.catch(() => {}));
    await pause(2_000);
    const startedMs = Date.now();
    await disturb();
    const tookS = (Date.now() - startedMs) / 1_000;
    await pause(AFTER_MS);
    for (const { page } of people) await page.evaluate(() => (window.enough = true));
    const silences = (await Promise.all(heard)).flat();
    const states = (await Promise.all(people.map(({ page }) => page.evaluate(() => window.states)))).flat();
    return { tookS, silences, states };
  });
};

function check({ tookS, silences, states }, mostMs) {
  const figure = `${tookS.toFixed(1)} s, longest silences ${silences.join(', ')} ms`;
  if (Math.max(...silences) > mostMs || states.length > 0) throw new Error(`${figure}, seen: ${states}`);
  return figure;
}

const postgres = await Postgres.start();
const prometheus = Prometheus.start();
try {
  await prove('edge', {
    'from an empty cluster to two nodes that are ready': async () => {
      const startedMs = Date.now();
      kubectl(['apply', '-f', 'k8s/edge/namespace.yaml']);
      tellSecrets({ BABELGRID_DB_URL: postgres.url });
      tellCertificate();
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
      const asked = ['monitoring/rules.yaml', 'keda/scaling.yaml', 'hpa/adapter.yaml'].flatMap((file) => readFileSync(`k8s/${file}`, 'utf8').match(/babelgrid_[a-z_]+/g)).filter((name) => !name.startsWith('babelgrid_kafka'));
      const missing = [...new Set(asked)].filter((name) => !figures.includes(`\n${name}`));
      if (missing.length > 0) throw new Error(`not told: ${missing}`);
      const { status } = await fetch(`http://${MACHINES[LISBON]}:8080/api/debug`);
      if (status !== 404) throw new Error(`/api/debug: ${status}`);
      return `${new Set(asked).size} names`;
    },
    'Prometheus finds both, and evaluates the rules': async () => {
      const found = await prometheus.up(2);
      for (const { pod, namespace, job, container } of found) if (namespace !== 'babelgrid' || job !== 'babelgrid/babelgrid' || container !== 'node' || !pods().some(({ metadata }) => metadata.name === pod)) throw new Error(JSON.stringify(found));
      return `${found.map(({ instance }) => instance).join(' and ')}, ${(await prometheus.rules()).length} rules`;
    },
    'a call in two languages over both machines': () =>
      inCall('call', [{ ...inLisbon, name: 'Ann', microphone: SPEECH }, { ...inPorto, name: 'Rui', speak: 'pt', hear: 'pt', microphone: null }], async (speaker, listener) => {
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
      }),
    'Prometheus knows all that alerts, dashboards and scaling ask for': async () => {
      const { names, queries } = await prometheus.knows();
      return `${names} names in ${queries} queries`;
    },
    'a rolling update is heard by nobody': async () =>
      check(
        await through(async () => {
          kubectl(['-n', 'babelgrid', 'rollout', 'restart', 'deployment/babelgrid']);
          kubectl(['-n', 'babelgrid', 'rollout', 'status', 'deployment/babelgrid', '--timeout=240s']);
        }),
        300,
      ),
    'nor is a machine that is drained': async () => {
      await bothUp(PORTO);
      const figure = check(
        await through(async () => {
          kubectl(['drain', LISBON, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=120s']);
        }),
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
    'a database that stops and a certificate that is replaced restart nothing, and calls go on': async () => {
      let servedS;
      const figure = check(
        await through(async () => {
          const [serial, startedMs] = [tellCertificate(), Date.now()];
          const served = until(async () => (await Promise.all(Object.keys(MACHINES).map(certificateOf))).every((each) => each === serial), 150, 'both show the new certificate');
          served.catch(() => {});
          postgres.stop();
          await pause(30_000);
          postgres.resume();
          servedS = (await served.then(() => Date.now() - startedMs)) / 1_000;
        }),
        300,
      );
      const again = pods().map(({ status }) => status.containerStatuses[0].restartCount);
      if (again.some((count) => count !== 0) || !pods().every(isReady)) throw new Error(`restarts: ${again}`);
      return `${figure}, new certificate after ${servedS.toFixed(1)} s`;
    },
    'people of a pod that is killed are back within 5 s, and its alert is raised': () =>
      inCall('killed', [inLisbon, inPorto], async (one, other) => {
        await hears(other, one);
        await other.page.evaluate(inGaps, [one.id]);
        await pause(3_000);
        const { metadata } = pods().find(({ spec }) => spec.nodeName === LISBON);
        // A machine that does not start it again at once, or nobody knows whether a scrape falls in between.
        const kubelet = Number(readFileSync(join(RUN, `${LISBON}-kubelet.pid`), 'utf8'));
        const pid = execFileSync('ip', ['netns', 'pids', LISBON], { encoding: 'utf8' }).trim().split('\n').find((each) => readFileSync(`/proc/${each}/cmdline`, 'utf8').includes('quarkus-run.jar'));
        process.kill(kubelet, 'SIGSTOP');
        try {
          const killedMs = Date.now();
          process.kill(Number(pid), 'SIGKILL');
          const alert = await prometheus.alert('BabelgridNodeDown', metadata.name);
          const raisedS = (Date.now() - killedMs) / 1_000;
          await pause(killedMs + 12_000 - Date.now());
          const { longestMs } = (await other.page.evaluate(() => window.sounds))[one.id];
          if (longestMs > 5_000 || longestMs < 100) throw new Error(`${longestMs} ms`);
          return `${longestMs} ms; ${alert.state} after ${raisedS.toFixed(1)} s: ${alert.annotations.summary}`;
        } finally {
          process.kill(kubelet, 'SIGCONT');
        }
      }),
  });
} finally {
  prometheus.close();
  note('taking it away ...');
  kubectl(['delete', '-k', 'k8s/proofs/edge', '--ignore-not-found', '--timeout=120s']);
  postgres.close();
}

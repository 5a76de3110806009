// The way to a first call: edge alone, with a database and a certificate of its own.
import { join } from 'node:path';
import { Caller } from '../../perf/lib/caller.mjs';
import { writeHum } from '../../perf/lib/hum.mjs';
import { MACHINES, RUN, kubectl, note, prove, readyPods } from './lib.mjs';

const hum = writeHum(join(RUN, 'hum.wav'), 600);
let machine;

try {
  await prove('first', {
    'a node is ready, with nothing but the manifests': async () => {
      const startedMs = Date.now();
      kubectl(['apply', '-k', 'k8s/proofs/first']);
      const [{ spec, status }] = await readyPods(1);
      machine = MACHINES[spec.nodeName];
      if (status.containerStatuses[0].restartCount !== 0) throw new Error('it started again');
      return `${((Date.now() - startedMs) / 1_000).toFixed(1)} s`;
    },
    'two people hear each other, by its address and its own certificate': async () => {
      const people = [];
      try {
        for (const name of ['Ann', 'Rui']) people.push(await Caller.join({ url: `https://${machine}:8443` }, { room: 'first', name, speak: 'en', hear: 'original', microphone: hum, yields: false, flags: ['--ignore-certificate-errors'] }));
        const [one, other] = people;
        for (const [self, peer] of [[one, other], [other, one]]) await self.page.waitForFunction((id) => window.babelgrid.speaking.includes(id), peer.id);
      } finally {
        for (const one of people) await one.leave().catch(() => one.close());
      }
    },
    'who comes without TLS is sent to it': async () => {
      const { status, headers } = await fetch(`http://${machine}:8080/`, { redirect: 'manual' });
      if (status !== 308 || headers.get('location') !== `https://${machine}:8443/`) throw new Error(`${status} ${headers.get('location')}`);
    },
  });
} finally {
  note('taking it away ...');
  kubectl(['delete', '-k', 'k8s/proofs/first', '--ignore-not-found', '--timeout=120s']);
}

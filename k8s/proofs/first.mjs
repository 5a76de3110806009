// The way to a first call: edge alone, with a database and a certificate of its own.
import { MACHINES, hears, inCall, kubectl, note, prove, readyPods } from './lib.mjs';

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
    'two people hear each other, by its address and its own certificate': () =>
      inCall('first', ['Ann', 'Rui'].map((name) => ({ at: `https://${machine}:8443`, name, flags: ['--ignore-certificate-errors'] })), async (one, other) => {
        await hears(one, other);
        await hears(other, one);
      }),
    'who comes without TLS is sent to it': async () => {
      const { status, headers } = await fetch(`http://${machine}:8080/`, { redirect: 'manual' });
      if (status !== 308 || headers.get('location') !== `https://${machine}:8443/`) throw new Error(`${status} ${headers.get('location')}`);
    },
  });
} finally {
  note('taking it away ...');
  kubectl(['delete', '-k', 'k8s/proofs/first', '--ignore-not-found', '--timeout=120s']);
}

// Behind its NetworkPolicy a node is reached where it should be, and nowhere else.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { MACHINES, hears, inCall, kubectl, kubectlJson, note, prove, readyPods, until } from './lib.mjs';

const LABELS = { 'app.kubernetes.io/name': 'babelgrid', 'app.kubernetes.io/part-of': 'babelgrid' };
const LINK = 10001;
const HTTP = 8080;

/** A pod that does nothing; what it could reach is tried from within its network. */
const idle = (namespace, name, machine, labels) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { namespace, name, labels },
  spec: {
    nodeName: machine,
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 1,
    securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{ name: 'idle', image: 'localhost/pause:1', imagePullPolicy: 'Never', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
  },
});

/** The process of a pod's only container. */
function processOf({ spec, status }) {
  const id = status.containerStatuses[0].containerID.replace('containerd://', '');
  const tasks = execFileSync('ctr', ['-a', `/run/bgt-${spec.nodeName}/containerd.sock`, '-n', 'k8s.io', 'tasks', 'ls'], { encoding: 'utf8' });
  return tasks.split('\n').map((line) => line.split(/\s+/)).find(([task]) => task === id)[1];
}

/** What a connection from a pod comes to: open, refused (by kube-router as by who does not listen) or silent. */
function knock(pod, address, port) {
  const { status } = spawnSync('nsenter', [`--net=/proc/${processOf(pod)}/ns/net`, 'timeout', '2', 'bash', '-c', `exec 3<>/dev/tcp/${address}/${port}`]);
  return { 0: 'open', 1: 'refused', 124: 'silent' }[status] ?? `status ${status}`;
}

/** Addresses and ports of TCP that are listened at in a pod's network, as net/tcp and net/tcp6 of proc(5) have them. */
function listening(pod) {
  const LISTEN = '0A';
  return ['tcp', 'tcp6'].flatMap((kind) => {
    const lines = readFileSync(`/proc/${processOf(pod)}/net/${kind}`, 'utf8').trim().split('\n').slice(1).map((line) => line.trim().split(/\s+/));
    return lines.filter(([, , , state]) => state === LISTEN).map(([, local]) => {
      const [address, port] = local.split(':');
      return { loopback: /^(0100007F|0{24}01000000|0{16}FFFF00000100007F)$/.test(address), port: Number.parseInt(port, 16) };
    });
  });
}

let node;
let others;
let database;
const told = (port) => Object.fromEntries(Object.entries(others).map(([who, pod]) => [who, knock(pod, node.status.podIP, port)]));

function expect(what, got, wanted) {
  if (JSON.stringify(got) !== JSON.stringify(wanted)) throw new Error(`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
}

const all = (state) => Object.fromEntries(Object.keys(others).map((who) => [who, state]));

try {
  await prove('network', {
    'a node and its neighbours are there, and policies are enforced': async () => {
      for (const [name, address] of Object.entries(MACHINES)) execFileSync('k8s/cluster/firewall', [name, address.split('.').at(-1)], { stdio: 'pipe' });
      kubectl(['apply', '-k', 'k8s/proofs/network']);
      [node] = await readyPods(1);
      const [same, other] = [node.spec.nodeName, Object.keys(MACHINES).find((each) => each !== node.spec.nodeName)];
      kubectl(['create', 'namespace', 'elsewhere']);
      const places = { neighbour: ['babelgrid', same, {}], stranger: ['babelgrid', other, {}], foreigner: ['elsewhere', other, LABELS], node: ['babelgrid', other, LABELS] };
      for (const [who, [namespace, machine, labels]] of Object.entries(places)) kubectl(['apply', '-f', '-'], JSON.stringify(idle(namespace, who, machine, labels)));
      others = {};
      for (const [who, [namespace]] of Object.entries(places)) {
        others[who] = await until(() => {
          const pod = kubectlJson(['-n', namespace, 'get', 'pod', who]);
          return pod.status.containerStatuses?.[0].ready ? pod : null;
        }, 30, `${who} runs`);
      }
      await until(() => knock(others.stranger, node.status.podIP, LINK) === 'refused', 30, 'the policy is enforced');
    },
    'PostgreSQL listens in the pod alone': () => {
      const sockets = listening(node);
      const outside = sockets.filter(({ loopback }) => !loopback).map(({ port }) => port);
      database = sockets.filter(({ loopback }) => loopback).map(({ port }) => port);
      expect('ports', [...new Set(outside)].toSorted((a, b) => a - b), [HTTP, LINK]);
      if (database.length === 0) throw new Error('no database');
      for (const port of database) if (Object.values(told(port)).includes('open')) throw new Error(`${port} is open`);
      return `of port ${database.join(', ')} nothing is heard`;
    },
    'pages are for everybody, links for nodes of this namespace': () => {
      expect('http', told(HTTP), all('open'));
      expect('link', told(LINK), { ...all('refused'), node: 'open' });
      return JSON.stringify(told(LINK));
    },
    'media come through': () =>
      inCall('network', ['Ann', 'Rui'].map((name) => ({ at: `http://${MACHINES[node.spec.nodeName]}:30080`, name, flags: [`--unsafely-treat-insecure-origin-as-secure=http://${MACHINES[node.spec.nodeName]}:30080`] })), async (one, other) => {
        await hears(one, other);
        await hears(other, one);
      }),
    'without the policy links are open to all (negative control)': async () => {
      kubectl(['-n', 'babelgrid', 'delete', 'networkpolicy', 'babelgrid']);
      await until(() => !Object.values(told(LINK)).includes('refused'), 30, 'the policy is gone');
      expect('link', told(LINK), all('open'));
      // It is the pod's own doing that this one is not.
      for (const port of database) expect(`port ${port}`, told(port), all('refused'));
    },
  });
} finally {
  note('taking it away ...');
  kubectl(['delete', 'namespace', 'elsewhere', '--ignore-not-found', '--wait=false']);
  kubectl(['delete', '-k', 'k8s/proofs/network', '--ignore-not-found', '--timeout=120s']);
}

// What may run: base under the restricted profile, edge under its admission policy, and nothing that asks for more.
import { kubectl, kubectlJson, objectOf, prove, refusal } from './lib.mjs';

const podOf = (overlay, namespace) => {
  const { metadata, spec } = objectOf(overlay, 'Deployment').spec.template;
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'tried', namespace, labels: metadata.labels }, spec };
};
/** Arguments and input of kubectl. */
const tried = (pod) => [['create', '--dry-run=server', '-f', '-'], JSON.stringify(pod)];

const BAD = {
  'a volume of the machine': (spec) => spec.volumes.push({ name: 'machine', hostPath: { path: '/' } }),
  'its processes': (spec) => (spec.hostPID = true),
  'a port that is not of a node': (spec) => spec.containers[0].ports.push({ containerPort: 22, name: 'ssh' }),
  'a capability': (spec) => (spec.containers[0].securityContext.capabilities.add = ['NET_ADMIN']),
  'root': (spec) => (spec.securityContext.runAsUser = 0),
  'privileges': (spec) => Object.assign(spec.containers[0].securityContext, { privileged: true, allowPrivilegeEscalation: true }),
  'no seccomp': (spec) => (spec.securityContext.seccompProfile = { type: 'Unconfined' }),
  'its SELinux type': (spec) => (spec.containers[0].securityContext.seLinuxOptions = { type: 'spc_t' }),
  'no AppArmor': (spec) => (spec.securityContext.appArmorProfile = { type: 'Unconfined' }),
  'rights in the cluster': (spec) => (spec.serviceAccountName = 'other'),
  'more privileges later': (spec) => delete spec.containers[0].securityContext.allowPrivilegeEscalation,
};

await prove('policy', {
  'base is let in under the restricted profile': () => {
    kubectl(['apply', '-f', 'k8s/base/namespace.yaml']);
    for (const name of ['babelgrid', 'other']) kubectl(['-n', 'babelgrid', 'create', 'serviceaccount', name]);
    kubectl(...tried(podOf('base', 'babelgrid')));
  },
  'hostNetwork is not': () => {
    const pod = podOf('base', 'babelgrid');
    pod.spec.hostNetwork = true;
    const said = refusal(...tried(pod));
    if (!said.includes('violates PodSecurity "restricted')) throw new Error(said);
  },
  'edge is let in under its policy': async () => {
    kubectl(['apply', '-f', 'k8s/edge/namespace.yaml', '-f', 'k8s/edge/policy.yaml']);
    // A policy takes hold a moment after it was written.
    const bad = podOf('edge', 'babelgrid');
    bad.spec.hostPID = true;
    for (let i = 0; i < 50; i++) {
      try {
        kubectl(...tried(bad));
        await new Promise((resolve) => setTimeout(resolve, 200));
      } catch {
        break;
      }
    }
    kubectl(...tried(podOf('edge', 'babelgrid')));
    const { status } = kubectlJson(['get', 'validatingadmissionpolicy', 'babelgrid-edge']);
    const warnings = status?.typeChecking?.expressionWarnings ?? [];
    if (warnings.length > 0) throw new Error(JSON.stringify(warnings));
  },
  ...Object.fromEntries(
    Object.entries(BAD).map(([what, spoil]) => [
      `edge with ${what} is not`,
      () => {
        const pod = podOf('edge', 'babelgrid');
        spoil(pod.spec);
        const said = refusal(...tried(pod));
        if (!said.includes('babelgrid-edge:')) throw new Error(said);
        return said.match(/babelgrid-edge: .*/)[0];
      },
    ]),
  ),
  'nothing is left': () => {
    kubectl(['delete', '--timeout=60s', '-f', 'k8s/edge/policy.yaml', '-f', 'k8s/edge/namespace.yaml']);
  },
});

// All manifests pass the API server's strict validation, and what is wrong does not.
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, RUN, kubectl, objectOf, prove, refusal } from './lib.mjs';

const OVERLAYS = ['base', 'edge', 'grid', 'gpu', 'gpu-dra', 'monitoring', 'keda', 'gateway'];
const STRICT = ['apply', '--dry-run=server', '--validate=strict', '-f', '-'];

await prove('manifests', {
  'definitions of KEDA, Gateway API and the Prometheus operator are there': () => {
    const files = readdirSync(join(BIN, 'crds'));
    for (const file of files) kubectl(['apply', '--server-side', '-f', join(BIN, 'crds', file)]);
    kubectl(['wait', '--for=condition=Established', '--timeout=60s', 'crd', '--all']);
    return `${files.length} definitions`;
  },
  ...Object.fromEntries(
    OVERLAYS.map((overlay) => [
      `${overlay} is valid`,
      () => {
        const text = kubectl(['kustomize', `k8s/${overlay}`]);
        // What is in it wants its namespace there, even when nothing is written.
        if (overlay === 'base') kubectl(['apply', '-f', 'k8s/base/namespace.yaml']);
        return `${kubectl(STRICT, text).trim().split('\n').length} objects`;
      },
    ]),
  ),
  'Prometheus understands the rules': () => {
    const { spec } = objectOf('monitoring', 'PrometheusRule');
    const file = join(RUN, 'rules.json');
    writeFileSync(file, JSON.stringify(spec));
    return execFileSync('promtool', ['check', 'rules', file], { encoding: 'utf8' }).match(/\d+ rules found/)[0];
  },
  'what a variable refers to comes before it': () => {
    for (const overlay of OVERLAYS) {
      const deployment = objectOf(overlay, 'Deployment');
      deployment?.spec.template.spec.containers[0].env.forEach(({ name: named, value = '' }, i, env) => {
        for (const [, name] of value.matchAll(/\$\((\w+)\)/g)) if (!env.slice(0, i).some((each) => each.name === name)) throw new Error(`${overlay}: ${named} comes before ${name}`);
      });
    }
  },
  'a key that is misspelt is refused': () => {
    const text = kubectl(['kustomize', 'k8s/edge']);
    for (const [right, wrong] of [['hostNetwork: true', 'hostNetwrk: true'], ['maxUnavailable: 1', 'maxUnavailble: 1'], ['readOnlyRootFilesystem', 'readOnlyRootFileSystem']]) {
      const said = refusal(STRICT, text.replace(right, wrong));
      if (!said.includes('unknown field')) throw new Error(said);
    }
  },
});

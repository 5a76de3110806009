// All manifests pass the API server's strict validation, and what is wrong does not.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, OVERLAYS, RUN, define, kubectl, objectOf, prove, refusal } from './lib.mjs';

const EXAMPLES = ['postgres-cnpg', 'kafka-strimzi'];
/** CloudNativePG's definitions are to be had from no registry of packages. */
const UNDEFINED = /apiVersion: postgresql\.cnpg\.io/;
const STRICT = ['apply', '--dry-run=server', '--validate=strict', '-f', '-'];

const POD = { job: 'babelgrid/babelgrid', namespace: 'babelgrid', pod: 'babelgrid-1', instance: '10.0.0.1:8080' };
const up = (labels) => `up{${Object.entries(labels).map(([name, value]) => `${name}="${value}"`).join(', ')}}`;

/** For `promtool test rules`: a node that answers for a minute and then no more, beside one that does. */
function nodeDown({ groups }) {
  const { labels, annotations } = groups.flatMap(({ rules }) => rules).find(({ alert }) => alert === 'BabelgridNodeDown');
  const summary = annotations.summary.replace('{{ $labels.pod }}', POD.pod);
  const alertname = 'BabelgridNodeDown';
  return {
    rule_files: ['rules.json'],
    evaluation_interval: '15s',
    tests: [
      {
        interval: '15s',
        input_series: [
          { series: up(POD), values: '1x3 0x12' },
          { series: up({ ...POD, pod: 'babelgrid-2', instance: '10.0.0.2:8080' }), values: '1x16' },
        ],
        alert_rule_test: [
          { eval_time: '1m45s', alertname, exp_alerts: [] },
          { eval_time: '2m15s', alertname, exp_alerts: [{ exp_labels: { ...POD, ...labels }, exp_annotations: { ...annotations, summary } }] },
        ],
      },
    ],
  };
}

await prove('manifests', {
  'definitions of KEDA, Gateway API, the Prometheus operator and Strimzi are there': () =>
    `${define(join(BIN, 'crds'), join(RUN, 'strimzi'))} definitions`,
  ...Object.fromEntries(
    OVERLAYS.map((overlay) => [
      `${overlay} is valid`,
      () => {
        const text = kubectl(['kustomize', `k8s/${overlay}`]);
        // What is in it wants its namespace there, even when nothing is written.
        if (['base', 'turn'].includes(overlay)) kubectl(['apply', '-f', `k8s/${overlay}/namespace.yaml`]);
        return `${kubectl(STRICT, text).trim().split('\n').length} objects`;
      },
    ]),
  ),
  ...Object.fromEntries(
    EXAMPLES.map((example) => [
      `so is ${example}, as far as its definitions are here`,
      () => {
        const all = readFileSync(`k8s/examples/${example}.yaml`, 'utf8').split('\n---\n');
        // The namespace of an example is not there, and what has no definition cannot be asked about.
        kubectl(['apply', '-f', '-'], all[0]);
        const [known, unknown] = [all.filter((text) => !UNDEFINED.test(text)), all.filter((text) => UNDEFINED.test(text))];
        return `${kubectl(STRICT, known.join('\n---\n')).trim().split('\n').length} objects, ${unknown.length} unseen`;
      },
    ]),
  ),
  'an example with a key that is misspelt is refused': () => {
    const said = refusal(STRICT, readFileSync('k8s/examples/kafka-strimzi.yaml', 'utf8').replace('patternType', 'paternType'));
    if (!said.includes('unknown field')) throw new Error(said);
  },
  'Prometheus understands the rules': () => {
    const { spec } = objectOf('monitoring', 'PrometheusRule');
    const file = join(RUN, 'rules.json');
    writeFileSync(file, JSON.stringify(spec));
    return execFileSync('promtool', ['check', 'rules', file], { encoding: 'utf8' }).match(/\d+ rules found/)[0];
  },
  'an alert of a node that is down fires after its minute, and not before': () => {
    // Beside rules.json, which it names.
    const file = join(RUN, 'rules.test.yaml');
    writeFileSync(file, JSON.stringify(nodeDown(objectOf('monitoring', 'PrometheusRule').spec)));
    execFileSync('promtool', ['test', 'rules', file], { encoding: 'utf8', stdio: 'pipe' });
  },
  'what a variable refers to comes before it': () => {
    for (const overlay of OVERLAYS) {
      const deployment = objectOf(overlay, 'Deployment');
      deployment?.spec.template.spec.containers[0].env.forEach(({ name: named, value = '' }, i, env) => {
        for (const [, name] of value.matchAll(/\$\((\w+)\)/g)) if (!env.slice(0, i).some((each) => each.name === name)) throw new Error(`${overlay}: ${named} comes before ${name}`);
      });
    }
  },
  'what is scaled has no number of nodes in its manifests': () => {
    for (const overlay of ['scaled', 'hpa', 'keda']) {
      const { replicas } = objectOf(overlay, 'Deployment').spec;
      if (replicas !== undefined) throw new Error(`${overlay}: ${replicas}`);
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

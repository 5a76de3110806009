// A Prometheus beside the cluster that does what its operator would have it do for k8s/monitoring.
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, RUN, define, inBackground, objectOf, until } from '../lib.mjs';

const AT = 'http://127.0.0.1:9090';
const DISCOVERY_PORT = '9091';
/** Names that are there only with Kafka. */
const ELSEWHERE = /^babelgrid_kafka_/;

/** What the Prometheus operator makes of an endpoint of a PodMonitor. */
function scrapes({ metadata, spec }) {
  return spec.podMetricsEndpoints.map((endpoint, i) => ({
    job_name: `podMonitor/${metadata.namespace}/${metadata.name}/${i}`,
    // Stands for kubernetes_sd_configs with role pod: discovery.mjs.
    http_sd_configs: [{ url: `http://127.0.0.1:${DISCOVERY_PORT}`, refresh_interval: '5s' }],
    scrape_interval: endpoint.interval,
    scrape_timeout: endpoint.scrapeTimeout,
    metrics_path: endpoint.path,
    relabel_configs: [
      { action: 'drop', source_labels: ['__meta_kubernetes_pod_phase'], regex: '(Failed|Succeeded)' },
      ...Object.entries(spec.selector.matchLabels).map(([name, value]) => ({ action: 'keep', source_labels: [`__meta_kubernetes_pod_label_${name.replace(/[^a-zA-Z0-9_]/g, '_')}`], regex: value })),
      { action: 'keep', source_labels: ['__meta_kubernetes_pod_container_port_name'], regex: endpoint.port },
      { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
      { source_labels: ['__meta_kubernetes_pod_container_name'], target_label: 'container' },
      { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
      { target_label: 'job', replacement: `${metadata.namespace}/${metadata.name}` },
      { target_label: 'endpoint', replacement: endpoint.port },
    ],
  }));
}

/** Queries of all panels, with "all nodes" chosen. */
const ofDashboards = () =>
  ['latency', 'grid'].flatMap((name) => {
    const { panels } = JSON.parse(readFileSync(`k8s/monitoring/dashboards/${name}.json`, 'utf8'));
    return panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr.replaceAll('$node', '.*')));
  });

const ofRules = () => objectOf('monitoring', 'PrometheusRule').spec.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr));
const ofScaling = () => objectOf('keda', 'ScaledObject').spec.triggers.map(({ metadata }) => metadata.query);

export class Prometheus {
  static start() {
    const server = new Prometheus();
    const directory = join(RUN, 'prometheus');
    mkdirSync(directory, { recursive: true });
    define(join(BIN, 'crds'));
    // JSON is YAML.
    writeFileSync(join(directory, 'rules.yml'), JSON.stringify(objectOf('monitoring', 'PrometheusRule').spec));
    writeFileSync(join(directory, 'prometheus.yml'), JSON.stringify({ global: { evaluation_interval: '5s' }, rule_files: ['rules.yml'], scrape_configs: scrapes(objectOf('monitoring', 'PodMonitor')) }));
    const { metadata } = objectOf('monitoring', 'PodMonitor');
    server.discovery = inBackground('node', ['k8s/proofs/monitoring/discovery.mjs', join(RUN, 'kubeconfig'), metadata.namespace, DISCOVERY_PORT]);
    const log = openSync(join(RUN, 'log/prometheus.log'), 'w');
    server.process = inBackground('prometheus', [`--config.file=${directory}/prometheus.yml`, `--storage.tsdb.path=${directory}/data`, '--web.listen-address=127.0.0.1:9090'], log);
    return server;
  }

  close() {
    this.process.kill();
    this.discovery.kill();
  }

  /** Where a query is answered. */
  urlOf(query) {
    return `${AT}/api/v1/query?${new URLSearchParams({ query })}`;
  }

  async ask(path, parameters = {}) {
    const answer = await fetch(`${AT}/api/v1/${path}?${new URLSearchParams(parameters)}`);
    const { status, data, error } = await answer.json();
    if (status !== 'success') throw new Error(`${parameters.query ?? path}: ${error}`);
    return data;
  }

  /** Series of a query, now. */
  async query(query) {
    return (await this.ask('query', { query })).result;
  }

  /** Until so many nodes answer, and no other is asked. */
  up(count) {
    return until(async () => {
      const all = await this.query('up').catch(() => []);
      return all.length === count && all.every(({ value }) => value[1] === '1') ? all.map(({ metric }) => metric) : null;
    }, 60, `${count} nodes answer Prometheus`);
  }

  /** All rules were evaluated, without an error. */
  rules() {
    return until(async () => {
      const rules = (await this.ask('rules')).groups.flatMap((group) => group.rules);
      const wrong = rules.filter(({ health }) => health === 'err');
      if (wrong.length > 0) throw new Error(wrong.map(({ name, lastError }) => `${name}: ${lastError}`).join('\n'));
      return rules.length > 0 && rules.every(({ health }) => health === 'ok') ? rules : null;
    }, 30, 'rules are evaluated');
  }

  /** That whatever alerts, dashboards and scaling ask for is told, and that each of their queries can be answered. */
  async knows() {
    const queries = [...ofRules(), ...ofDashboards(), ...ofScaling()];
    const names = [...new Set(queries.flatMap((each) => each.match(/babelgrid_[a-z_]+/g) ?? []))];
    const there = new Set(await this.ask('label/__name__/values'));
    const missing = names.filter((name) => !there.has(name) && !ELSEWHERE.test(name));
    if (missing.length > 0) throw new Error(`not told: ${missing.join(', ')}`);
    for (const each of queries) await this.query(each);
    const [scaling] = await this.query(ofScaling()[0]);
    if (!(Number(scaling?.value[1]) >= 0)) throw new Error('scaling is told nothing');
    return { names: names.length, queries: queries.length };
  }

  /** Until an alert is pending or firing for a pod. */
  alert(name, pod) {
    return until(async () => (await this.ask('alerts')).alerts.find(({ labels }) => labels.alertname === name && labels.pod === pod), 60, `${name} of ${pod}`);
  }
}

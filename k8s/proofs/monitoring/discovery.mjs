// Tells a Prometheus what its own discovery of pods would (kubernetes_sd_configs, role pod), which Debian's is built
// without: a target for each port of each container. A process of its own, since a proof waits for kubectl at times.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { get } from 'node:https';

const [kubeconfig, namespace, port] = process.argv.slice(2);
const text = readFileSync(kubeconfig, 'utf8');
const [server, token] = [/server: "(.*?)"/, /token: "(.*?)"/].map((pattern) => text.match(pattern)[1]);

const pods = () =>
  new Promise((resolve, reject) => {
    // The certificate is the test cluster's own.
    const request = get(`${server}/api/v1/namespaces/${namespace}/pods`, { headers: { authorization: `Bearer ${token}` }, rejectUnauthorized: false }, async (answer) => {
      const all = JSON.parse(Buffer.concat(await answer.toArray()).toString());
      if (answer.statusCode === 200) resolve(all.items);
      else reject(new Error(all.message));
    });
    request.on('error', reject);
  });

const safe = (name) => name.replace(/[^a-zA-Z0-9_]/g, '_');

function targets({ metadata, spec, status }) {
  if (!status.podIP) return [];
  const labels = Object.entries(metadata.labels ?? {}).flatMap(([name, value]) => [[`label_${safe(name)}`, value], [`labelpresent_${safe(name)}`, 'true']]);
  const ofPod = { ...Object.fromEntries(labels), name: metadata.name, phase: status.phase, ip: status.podIP, host_ip: status.hostIP, node_name: spec.nodeName };
  return spec.containers.flatMap((container) =>
    (container.ports ?? []).map((each) => {
      const meta = { ...ofPod, container_name: container.name, container_port_name: each.name ?? '', container_port_number: String(each.containerPort), container_port_protocol: each.protocol };
      return {
        targets: [`${status.podIP}:${each.containerPort}`],
        labels: { __meta_kubernetes_namespace: metadata.namespace, ...Object.fromEntries(Object.entries(meta).map(([name, value]) => [`__meta_kubernetes_pod_${name}`, value])) },
      };
    }),
  );
}

createServer(async (_, answer) => {
  try {
    const all = (await pods()).flatMap(targets);
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(all));
  } catch (error) {
    answer.writeHead(503).end(String(error));
  }
}).listen(Number(port), '127.0.0.1');

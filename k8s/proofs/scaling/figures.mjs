// An API of external metrics with one figure: what is in FILE, or what a Prometheus answers to the URL there.
// figures.mjs PORT FILE KEY CERTIFICATE
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';

const [port, file, key, cert] = process.argv.slice(2);
const VERSION = 'external.metrics.k8s.io/v1beta1';
const NAME = 'babelgrid-speakers-percent';

async function figure() {
  const text = readFileSync(file, 'utf8').trim();
  if (!text.startsWith('http')) return Number(text);
  const { data } = await (await fetch(text)).json();
  return Number(data.result[0].value[1]);
}

async function answer(path) {
  if (path === `/apis/${VERSION}`) return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: VERSION, resources: [{ name: NAME, singularName: '', namespaced: true, kind: 'ExternalMetricValueList', verbs: ['get'] }] };
  if (!path.startsWith(`/apis/${VERSION}/namespaces/`) || !path.endsWith(`/${NAME}`)) return null;
  const item = { metricName: NAME, metricLabels: {}, timestamp: new Date().toISOString().replace(/\.\d+/, ''), value: `${Math.round(1_000 * (await figure()))}m` };
  return { kind: 'ExternalMetricValueList', apiVersion: VERSION, metadata: {}, items: [item] };
}

createServer({ key: readFileSync(key), cert: readFileSync(cert) }, async (request, response) => {
  try {
    const said = await answer(new URL(request.url, 'https://localhost').pathname.replace(/\/$/, ''));
    response.writeHead(said === null ? 404 : 200, { 'Content-Type': 'application/json' }).end(JSON.stringify(said));
  } catch (error) {
    response.writeHead(500).end(`${error}`);
  }
}).listen(Number(port), '127.0.0.1');

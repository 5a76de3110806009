// One node a GPU, on machines that are simulated: by the device plugin and by dynamic resource allocation.
import { kubectl, kubectlJson, note, pods, prove, simulated, until } from './lib.mjs';

const MACHINES = [1, 2, 3, 4].map((number) => ({ name: `gpu-${number}`, zone: `west-${number % 2 === 0 ? 'b' : 'a'}`, ada: number <= 2 }));
const TAINT = { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' };

const machine = ({ name, zone }, gpus) => simulated(name, zone, { cpu: '8', memory: '32Gi', ...gpus }, { taints: [TAINT] });

/** As NVIDIA's driver publishes them: an Ada of 24 GiB, or a Turing of 16. */
const slice = ({ name, ada }) => ({
  apiVersion: 'resource.k8s.io/v1',
  kind: 'ResourceSlice',
  metadata: { name },
  spec: {
    driver: 'gpu.nvidia.com',
    nodeName: name,
    pool: { name, generation: 1, resourceSliceCount: 1 },
    devices: [{ name: 'gpu-0', attributes: { cudaComputeCapability: { version: ada ? '8.9.0' : '7.5.0' } }, capacity: { memory: { value: ada ? '24Gi' : '16Gi' } } }],
  },
});

const apply = (objects) => kubectl(['apply', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
const scale = (count) => kubectl(['-n', 'babelgrid', 'scale', 'deployment/babelgrid', `--replicas=${count}`]);
const placed = (count) => until(() => { const all = pods().filter(({ status }) => status.phase === 'Running'); return all.length === count ? all.map(({ spec }) => spec.nodeName).toSorted() : null; }, 60, `${count} pods run`);

/** Why the one that does not run does not. */
const pending = () =>
  until(() => {
    const waits = pods().filter(({ status }) => status.phase === 'Pending');
    return waits.length === 1 ? waits[0].status.conditions?.find(({ type, status }) => type === 'PodScheduled' && status === 'False')?.message : null;
  }, 60, 'one pod waits');

async function remove(overlay) {
  kubectl(['delete', '-k', `k8s/${overlay}`, '--ignore-not-found', '--timeout=90s']);
}

await prove('gpu', {
  'one node a GPU, as many in each zone': async () => {
    kubectl(['apply', '-f', 'k8s/edge/namespace.yaml']);
    apply(MACHINES.map((each) => machine(each, { 'nvidia.com/gpu': '1' })));
    kubectl(['apply', '-k', 'k8s/gpu']);
    scale(2);
    const zones = (await placed(2)).map((name) => MACHINES.find((each) => each.name === name).zone);
    if (new Set(zones).size !== 2) throw new Error(`both in ${zones[0]}`);
    scale(4);
    const at = await placed(4);
    if (new Set(at).size !== 4) throw new Error(at.join());
    return at.join(', ');
  },
  'the next waits': async () => {
    scale(5);
    return pending();
  },
  'a rollout on full machines ends': async () => {
    scale(4);
    await placed(4);
    kubectl(['-n', 'babelgrid', 'rollout', 'restart', 'deployment/babelgrid']);
    kubectl(['-n', 'babelgrid', 'rollout', 'status', 'deployment/babelgrid', '--timeout=120s']);
  },
  'a claim takes the GPUs that will do': async () => {
    await remove('gpu');
    kubectl(['apply', '-f', 'k8s/edge/namespace.yaml']);
    for (const { name } of MACHINES) kubectl(['delete', 'node', name]);
    apply(MACHINES.map((each) => machine(each, {})));
    apply([{ apiVersion: 'resource.k8s.io/v1', kind: 'DeviceClass', metadata: { name: 'gpu.nvidia.com' }, spec: { selectors: [{ cel: { expression: "device.driver == 'gpu.nvidia.com'" } }] } }, ...MACHINES.map(slice)]);
    kubectl(['apply', '-k', 'k8s/gpu-dra']);
    scale(2);
    const at = await placed(2);
    if (at.join() !== 'gpu-1,gpu-2') throw new Error(at.join());
    return at.join(', ');
  },
  'and the next waits': async () => {
    scale(3);
    return pending();
  },
});
note('taking it away ...');
await remove('gpu-dra');
for (const { name } of MACHINES) kubectl(['delete', 'node', name, '--ignore-not-found']);
kubectl(['delete', 'resourceslices,deviceclasses', '--all']);
if (kubectlJson(['get', 'nodes']).items.some(({ metadata }) => metadata.name.startsWith('gpu-'))) throw new Error('machines are left');

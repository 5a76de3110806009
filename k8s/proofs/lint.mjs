// What linters say of the Containerfile and of the manifests; where they are not right, why.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { OVERLAYS, RUN, kubectl, prove } from './lib.mjs';

/** Complaints of kube-score, in its words. One that nothing gives rise to is not kept. */
const NOT_RIGHT = {
  'CPU limit is not set': 'a call that is throttled stutters',
  'CPU requests does not match limits': 'as above: there is no limit',
  'Ephemeral Storage request does not match limit': 'a database in the pod grows; the limit is what it may, the request what it begins with',
  'Image with latest tag': 'a place for the name that an overlay of a site gives (k8s/README.md)',
  'ImagePullPolicy is not set to Always': 'a node must come up while the registry is away; tags of a site name one image each',
  'The pod does not have a matching egress NetworkPolicy': 'media go to wherever the callers are; database, broker and collector are where the site has them',
  'The pod does not have a matching NetworkPolicy': 'policies do not reach pods on the network of their machine',
  'Deployment few replicas': 'a node alone is a service; several want the database that grid asks for, or rooms are split',
  'Deployment does not have a host podAntiAffinity set': 'two pods cannot have the same port of one machine',
  'Container is missing a livenessProbe': 'of a relay: one that takes no connections is not ready, and whom it serves it still does',
  'The service is of type NodePort': 'media come by UDP, at the port that browsers are told',
};

/** Complaints about an overlay, each once. */
function complaints(overlay) {
  const options = ['score', '--kubernetes-version', 'v1.36', '--all-default-optional', '--output-format', 'json', '-'];
  let said;
  try {
    said = execFileSync(join(RUN, 'kube-score/kube-score'), options, { input: kubectl(['kustomize', `k8s/${overlay}`]), encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  } catch (error) {
    // So it ends when there is something critical.
    if (error.status !== 1) throw error;
    said = error.stdout;
  }
  const objects = JSON.parse(said) ?? [];
  const checks = objects.flatMap((object) => object.checks).filter(({ skipped, grade }) => !skipped && grade < 10);
  return { objects: objects.length, said: [...new Set(checks.flatMap(({ comments, check }) => comments?.map(({ summary }) => summary) ?? [check.name]))] };
}

/** The others have no kind that kube-score knows. */
const KNOWN = OVERLAYS.filter((overlay) => kubectl(['kustomize', `k8s/${overlay}`]).includes('\nkind: Deployment\n'));
const seen = new Set();

await prove('lint', {
  'hadolint has nothing against the Containerfile': () => {
    execFileSync(join(RUN, 'hadolint/bin/hadolint'), ['--failure-threshold', 'style', 'Containerfile'], { encoding: 'utf8', stdio: 'pipe' });
  },
  'and would say so': () => {
    try {
      execFileSync(join(RUN, 'hadolint/bin/hadolint'), ['--no-color', '-'], { input: 'FROM debian\nUSER root\n', encoding: 'utf8', stdio: 'pipe' });
    } catch ({ stdout }) {
      return stdout.match(/DL\d+/g).join(', ');
    }
    throw new Error('it has nothing against root and an image without a version');
  },
  ...Object.fromEntries(
    KNOWN.map((overlay) => [
      `nor has kube-score against ${overlay}, but for what is right here`,
      () => {
        const { objects, said } = complaints(overlay);
        for (const each of said) seen.add(each);
        const wrong = said.filter((each) => NOT_RIGHT[each] === undefined);
        if (wrong.length > 0) throw new Error(wrong.join('; '));
        return `${objects} objects, ${said.length} exceptions`;
      },
    ]),
  ),
  'no exception is idle': () => {
    const idle = Object.keys(NOT_RIGHT).filter((each) => !seen.has(each));
    if (idle.length > 0) throw new Error(idle.join('; '));
    return `${seen.size} kinds`;
  },
});

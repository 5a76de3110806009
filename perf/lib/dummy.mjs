// The packaged service with models that only take time (perf/dummy): for what many nodes on few cores decide.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

const PACKAGED = 'target/quarkus-app';
const FOLDER = 'target/perf-dummy';
const bin = (tool) => `${process.env.JAVA_HOME}/bin/${tool}`;

/** Makes it anew; gives the folder of the service. */
export function dummyService() {
  const [app, classes] = [`${FOLDER}/quarkus-app`, `${FOLDER}/classes`];
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(classes, { recursive: true });
  // Links, but for the one jar that changes.
  execFileSync('cp', ['-al', PACKAGED, app]);
  const [jar] = readdirSync(`${app}/app`).filter((file) => file.endsWith('.jar'));
  const path = `${app}/app/${jar}`;
  execFileSync('cp', ['--remove-destination', `${PACKAGED}/app/${jar}`, path]);
  const sources = readdirSync('perf/dummy', { recursive: true }).filter((file) => file.endsWith('.java'));
  execFileSync(bin('javac'), ['-nowarn', '-proc:none', '-d', classes, '-cp', `${PACKAGED}/lib/main/*:${PACKAGED}/lib/boot/*:${PACKAGED}/app/*`, ...sources.map((file) => `perf/dummy/${file}`)], { stdio: ['ignore', 2, 2] });
  execFileSync(bin('jar'), ['--update', '--file', path, '-C', classes, '.'], { stdio: ['ignore', 2, 2] });
  return resolve(app);
}

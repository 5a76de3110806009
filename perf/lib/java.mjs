// Runs of the node's own classes, without the service around them. Their sources are in perf/java.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { child } from './child.mjs';
import { samplesOf } from './wav.mjs';

const APP = 'target/quarkus-app/lib/main/*:target/quarkus-app/lib/boot/*:target/quarkus-app/app/*';
const CLASSES = 'target/perf';
const bin = (tool) => `${process.env.JAVA_HOME}/bin/${tool}`;

function sources(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.java'))
    .map((file) => `${folder}/${file}`);
}

/** Compiles perf/java; gives the command that runs one of its classes. */
export function java(mainClass, ...args) {
  mkdirSync(CLASSES, { recursive: true });
  // Beside the application's own class path, so that they are in its packages. Readers of recordings and clips are the tests'.
  execFileSync(bin('javac'), ['-nowarn', '-proc:none', '-implicit:class', '-d', CLASSES, '-cp', APP, '-sourcepath', 'src/test/java', ...sources('perf/java')], { stdio: ['ignore', 2, 2] });
  return {
    command: bin('java'),
    args: ['--enable-native-access=ALL-UNNAMED', '-XX:+UseZGC', '-Xmx2g', '-Djava.util.logging.manager=org.jboss.logmanager.LogManager', '-cp', `${CLASSES}:${APP}`, mainClass, ...args],
  };
}

/** Options of a measured node: its lanes, and `cpu` or `cuda`, which wants a service that was packaged with -Pcuda. */
export const NODE = { lanes: 2, device: 'cpu' };

export const nodeFlags = ({ lanes, device }) => [`-Dlanes=${lanes}`, `-Ddevice=${device}`];

/** Runs what {@link java} gave, with more flags if need be: shows its progress, gives the JSON of its last line. */
export async function answer({ command, args }, flags = []) {
  const answering = child(command, [...flags, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const part of answering.stdout) text += part;
  return JSON.parse(text.trim().split('\n').at(-1));
}

/**
 * Builds the load clients, which see a node from outside; gives the command that runs one. They are elsewhere when a node
 * is at work: here they yield to it.
 */
export function loadClient(mainClass, ...args) {
  execFileSync('mvn', ['-q', '-B', '-Dstyle.color=never', '-DskipTests', '-f', 'perf/pom.xml', 'package'], { stdio: ['ignore', 2, 2] });
  return {
    command: 'nice',
    args: ['-n', '5', bin('java'), '--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow', '-XX:+UseZGC', '-Xmx512m', '-cp', 'perf/target/classes:perf/target/lib/*', mainClass, ...args],
  };
}

/** two_cities.wav as raw floats at 48 kHz divided by `every`: means of so many samples. */
export function speech(file, every) {
  const samples = samplesOf(readFileSync('models/cache/test-speech/two_cities.wav'), 48_000 / every);
  writeFileSync(file, samples);
  return samples.length;
}

/** What a microphone sends for as long as a recording lasts, as Opus packets in a folder: `noise`, `silence` or `speech`. */
export async function microphonePackets(folder, sound) {
  const packets = `${folder}/${sound}.opus`;
  const raw = `${folder}/speech.f32`;
  if (sound === 'speech') speech(raw, 1);
  await answer(java('load.MicrophonePackets', packets, sound === 'speech' ? raw : sound));
  return packets;
}

// that nothing is invented in silence and in noise (minutes=10)
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Caller } from '../lib/caller.mjs';
import { noise, silence, wav } from '../lib/noise.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { Service } from '../lib/service.mjs';

const { minutes } = options({ minutes: 10 });
const SECONDS = 60;

const directory = mkdtempSync(join(tmpdir(), 'babelgrid-noise-'));
const file = (name, samples) => {
  const path = join(directory, `${name}.wav`);
  writeFileSync(path, wav(samples));
  return path;
};
const service = await Service.start();
const callers = [];
let flows;
let captions;
try {
  const common = { room: 'silence', hear: 'pt' };
  const listener = await Caller.join(service, { ...common, name: 'Listener', speak: 'pt' });
  callers.push(listener);
  // One says nothing; one has a fan, mains hum and a keyboard; one does not even say its language.
  const rooms = [
    { name: 'Silence', speak: 'en', microphone: file('silence', silence(SECONDS)) },
    { name: 'Noise', speak: 'en', microphone: file('noise', noise(SECONDS, 1)) },
    { name: 'Detected', speak: 'auto', microphone: file('other-noise', noise(SECONDS, 2)) },
  ];
  for (const room of rooms) callers.push(await Caller.join(service, { ...common, ...room }));
  const endMs = Date.now() + minutes * 60_000;
  while (Date.now() < endMs) {
    await pause(Math.min(30_000, endMs - Date.now()));
    captions = await listener.captions();
    process.stderr.write(`${Math.round((endMs - Date.now()) / 1000)} s left, ${captions.length} captions\n`);
  }
  ({ flows } = await service.debug());
} finally {
  await Promise.all(callers.map((caller) => caller.close()));
  await service.stop();
  rmSync(directory, { recursive: true });
}

const sum = (value) => flows.reduce((total, flow) => total + value(flow), 0);
finish(
  'silence',
  {
    minutes,
    speakers: callers.length - 1,
    captions: captions.length,
    translatedWords: sum((flow) => flow.wordsToPhrase.words),
    synthesisedMs: sum((flow) => flow.synthesisedMs),
    recognitions: sum((flow) => flow.stages.recognition.done),
  },
  {
    'no caption': captions.length === 0,
    'nothing spoken': sum((flow) => flow.synthesisedMs) === 0,
    'all were heard': flows.length === callers.length && sum((flow) => flow.peer.packetsReceived) > 0,
  },
  { captions, flows },
);

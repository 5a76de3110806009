// Calls with cameras, and how long their packets stay in the node.
import { loadClient } from './java.mjs';
import { plot } from './plot.mjs';
import { server } from './server.mjs';

/** Lets calls begin: `translated` and `untranslated` ones, of `people`, of whom the first `talkers` talk; at one node, or at each in turn. */
export const mediaLoad = (services, calls) =>
  server(loadClient('io.babelgrid.perf.media.MediaLoad'), {
    nodes: [services].flat().map(({ url, mediaPort }) => ({ url, mediaPort })),
    speech: 'models/cache/test-speech/two_cities.wav',
    ...calls,
    width: 320,
    height: 240,
  });

/** @param runs what the load measured, by name */
export const nodeDelays = (runs) =>
  plot({
    title: 'Originals in the node, stamped by the kernel',
    x: 'milliseconds',
    y: 'share of media packets that took no longer',
    series: Object.entries(runs).map(([name, { cdfMs }]) => ({ name, points: cdfMs.slice(0, 100).map((ms, percent) => [ms, percent / 100]) })),
    lines: [0.99],
  });

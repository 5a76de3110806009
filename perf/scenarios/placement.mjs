// a simulated day of calls over a grid, one centre and isolated edges (seed=1 sites=1000 callers=1000000 load=0.7 slots=12 cross=0.4 gravity=2 edgeShare=0.7 detourMs=0 edgePrice=1.5 faults=on centreFails=off herd=200 only=standard)
import { answer, java } from '../lib/java.mjs';
import { LAYOUTS, gates, head, rows } from '../lib/placement.mjs';
import { plot, table } from '../lib/plot.mjs';
import { finish, options } from '../lib/report.mjs';

const given = options({
  seed: 1,
  sites: 1_000,
  callers: 1_000_000,
  load: 0.7,
  slots: 12,
  cross: 0.4,
  gravity: 2,
  edgeShare: 0.7,
  detourMs: 0,
  edgePrice: 1.5,
  faults: 'on',
  centreFails: 'off',
  herd: 200,
  only: 'all',
});
const run = await answer(java('placement.Run', ...Object.entries(given).map(([name, value]) => `${name}=${value}`)));
const { standard, checks, sweep, odd } = run;

const curves = (name) => LAYOUTS.map((layout) => ({ name: layout, points: standard.curves[layout][name] }));
const byHour = (name) => LAYOUTS.map((layout) => ({ name: layout, points: standard.curves[layout][name].map((share, hour) => [hour, share]) }));
const plots = [
  plot({ title: 'Originals from mouth to ear', x: 'ms, without microphones, codecs and jitter buffers', y: 'share below', series: curves('mouthToEar'), lines: [0.99] }),
  plot({ title: 'Words from ear to voice', x: 'ms', y: 'share below', series: curves('earToVoice'), lines: [0.99] }),
  plot({ title: 'Slots that are used', x: 'hour', y: 'of all', series: byHour('busyByHour') }),
  plot({ title: 'Speakers who are refused a voice', x: 'hour', y: 'of those who come', series: byHour('refusedByHour') }),
];
if (sweep.length > 0) {
  plots.push(
    table({ title: 'Size of sites and load (200 sites at most)', head, rows: rows(sweep, ({ slots, load }) => `${slots} slots, ${100 * load} %`) }),
    table({ title: 'Where the grid loses (200 sites at most, one thing changed)', head, rows: rows(odd, ({ what }) => what) }),
  );
}
plots.push(
  table({
    title: 'Beside what is worked out by hand (M/M/c, Erlang B)',
    head: ['', 'what', 'by hand', 'simulated'],
    rows: checks.map(({ what, expected, seen, holds }) => [holds ? '' : 'off', what, ...[expected, seen].map((value) => Number(value.toPrecision(5)))]),
  }),
);
finish(
  'placement',
  { ...standard.figures, decisionP99Us: standard.decisions.p99Us, decisionOfAllP99Us: run.ofAll.p99Us, callMinutes: standard.callMinutes, tookS: run.tookS },
  gates(run),
  { ...run, options: given },
  {
    plots,
    notes: [
      'The same calls over three layouts of the same capacity. Calls, distances, prices and failures are assumed, see perf/README.md; what a speaker costs and how long words and packets take was measured there.',
    ],
  },
);

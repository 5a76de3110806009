// people come until all is full, most to a node without models and to a small one: isolated nodes, a grid and one far node in turn (rounds=3 seconds=15 come=6,8,2 between=2 nearMs=5 betweenMs=15 farMs=40 borrow=on newcomer=0)
import { mkdirSync } from 'node:fs';
import { dummyService } from '../lib/dummy.mjs';
import { forwardPeer } from '../lib/forward.mjs';
import { LAYOUTS, callsOf, figuresOf, gatesOf, speakersOf, timesAlone } from '../lib/grid-work.mjs';
import { Grid } from '../lib/grid.mjs';
import { loadClient, microphonePackets } from '../lib/java.mjs';
import { pause } from '../lib/pause.mjs';
import { plot, table } from '../lib/plot.mjs';
import { finish, options } from '../lib/report.mjs';
import { server } from '../lib/server.mjs';

const given = options({ rounds: 3, seconds: 15, come: '6,8,2', between: 2, nearMs: 5, betweenMs: 15, farMs: 40, borrow: 'on', newcomer: 0 });
const { rounds, seconds, nearMs, betweenMs, farMs } = given;
/** By city, and its node: lanes, and what else it is started with. Lisbon's is the first and brings the database. */
const CITIES = { lisbon: { lanes: 4 }, porto: { lanes: 2, options: ['-Dbabelgrid.grid.roles=media'] }, faro: { lanes: 1 } };
const LANES = CITIES.lisbon.lanes + CITIES.faro.lanes;
const [porto, faro, lisbon] = String(given.come).split(',').map(Number);
const COME = { porto, faro, lisbon };
/** Who came is served before the next one comes. */
const BETWEEN_JOINS_MS = 1_000;
const SETTLE_MS = 12_000;
const OUT = 'perf/out/grid-work';
const note = (text) => process.stderr.write(`${text}\n`);
mkdirSync(OUT, { recursive: true });

const app = dummyService();
const lanes = (count) => `-Dbabelgrid.engine.lanes=${count}`;
const ways = await server(loadClient('io.babelgrid.perf.relay.RelayServer'));
const visits = await forwardPeer(OUT)({ people: 0, microphone: await microphonePackets(OUT, 'speech') });
const layouts = {};
const runs = [];
try {
  layouts.grid = await nodes(given.borrow === 'on' ? [] : ['-Dbabelgrid.grid.dry-run=true']);
  layouts.alone = await nodes(['-Dbabelgrid.grid.dry-run=true']);
  layouts.central = await centre();
  for (let round = 1; round <= rounds; round++) {
    for (const layout of LAYOUTS) {
      const run = await people(layout, round);
      runs.push(run);
      const { originals, speakers, redirects } = run;
      note(`${layout}, ${round} of ${rounds}: ${speakers.filter(({ inVoice }) => inVoice).length} of ${speakers.length} in voice, ${redirects} sent on, originals p50 ${originals.p50Ms.toFixed(1)} p99 ${originals.p99Ms.toFixed(1)} ms of ${originals.packets}; promised ${run.nodes.map(({ name, promised, capacity }) => `${name} ${promised.toFixed(2)} of ${capacity.toFixed(2)}`).join(', ')}`);
    }
  }
} finally {
  await visits.close();
  for (const { grid } of Object.values(layouts)) await grid.stop();
  await ways.close();
}

/** A node in each city. */
async function nodes(common) {
  const path = { delayMs: betweenMs };
  const all = [...common, `-Dbabelgrid.grid.newcomer=${given.newcomer}`];
  const [first, ...others] = Object.entries(CITIES);
  const grid = await Grid.start([first[0]], path, { options: all, first: [lanes(first[1].lanes)], app });
  for (const [name, { lanes: count, options: own = [] }] of others) await grid.join(name, path, [...all, lanes(count), ...own]);
  return reached(grid, (city, node) => nearMs + (node.name === city ? 0 : betweenMs), (city) => grid.nodes.find(({ name }) => name === city));
}

/** One node with all lanes, as far from everybody. */
async function centre() {
  const grid = await Grid.start(['centre'], {}, { options: [lanes(LANES)], app });
  return reached(grid, () => farMs, () => grid.nodes[0]);
}

/** @returns {Promise<{grid, of: (city) => {url, via}}>} where people of a city come first, and the ways of their media to each node */
async function reached(grid, delayMs, first) {
  const via = {};
  for (const city of Object.keys(CITIES)) {
    via[city] = {};
    for (const node of grid.nodes) {
      const way = { delayMs: delayMs(city, node) };
      const { port } = await ways.ask({ node: node.mediaPort, seed: node.mediaPort, up: way, down: way });
      via[city][node.mediaPort] = String(port);
    }
  }
  return { grid, of: (city) => ({ url: first(city).url, via: via[city] }) };
}

async function people(layout, round) {
  const { grid, of } = layouts[layout];
  const calls = callsOf(COME, given.between);
  let redirects = 0;
  for (const { room, people: both } of calls) {
    for (const one of both) {
      const { name, city, speak, hear } = one;
      const came = await visits.ask({ join: { ...of(city), room: `${layout}-${round}-${room.replaceAll(' ', '-')}`, name, speak, hear } });
      Object.assign(one, { id: came.id, at: grid.nodes.find(({ url }) => url === came.at)?.name });
      redirects += came.redirects;
      await pause(BETWEEN_JOINS_MS);
    }
  }
  await pause(SETTLE_MS);
  const { people: heard, originals } = await visits.ask({ seconds });
  const view = (await grid.view(0)).nodes.map(({ name, promised, capacity, people: count }) => ({ name, promised: promised.cores, capacity: capacity.cores, people: count }));
  const debug = await Promise.all(grid.nodes.map((node) => node.debug()));
  const decisions = await Promise.all(grid.nodes.map(decided));
  const speakers = speakersOf(calls, Object.fromEntries(heard.map((each) => [each.id, each])), seconds);
  await visits.ask({ leave: true });
  await grid.until(async () => (await grid.view(0)).nodes.every(({ people: count, promised }) => count === 0 && promised.cores < 1e-6), `everybody has left ${layout}`);
  return { layout, round, redirects, speakers, originals, nodes: view, at: calls.flatMap(({ people: both }) => both.map(({ name, at }) => [name, at])), work: debug.map(({ work, flows }) => ({ work, flows })), decisions };
}

/** The last that a node decided about work, in its own words. */
async function decided({ name, url }) {
  const { decisions } = await (await fetch(`${url}/api/grid/decisions`)).json();
  return { name, work: decisions.filter(({ kind }) => kind === 'work').slice(0, 30).map(({ at, explanation }) => `${at} ${explanation.sentence}`) };
}

const layoutFigures = figuresOf(runs);
const figures = { ...layoutFigures, timesAlone: timesAlone(layoutFigures, Object.keys(COME)), timesAloneOfNodesThatWork: timesAlone(layoutFigures, ['faro', 'lisbon']) };
const byCity = (layout) => Object.keys(COME).map((city) => figures[layout].inVoiceByCity[city]);
finish(
  'grid-work',
  figures,
  gatesOf(runs),
  { ...given, runs },
  {
    plots: [
      plot({
        title: 'Originals from the sender’s socket to the listener’s, first round',
        x: 'milliseconds, without microphones, codecs and jitter buffers',
        y: 'share of packets that took no longer',
        series: LAYOUTS.map((name) => ({ name, points: runs.find(({ layout }) => layout === name).originals.cdfMs.slice(0, 100).map((ms, percent) => [ms, percent / 100]) })),
        lines: [0.99],
      }),
      table({
        title: 'Speakers heard in voice, all rounds',
        head: ['', 'people of', ...LAYOUTS],
        rows: Object.keys(COME).map((city, i) => ['', `${city} (${rounds * COME[city]})`, ...LAYOUTS.map((layout) => byCity(layout)[i])]),
      }),
    ],
    notes: ['Real nodes and clients; models are dummies that hold a lane for as long as a model would compute. Both people of each call talk all the time.'],
  },
);

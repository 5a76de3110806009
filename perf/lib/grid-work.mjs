// Calls between people of some cities, and what becomes of them where their nodes work for each other, do not, or are one.
export const LAYOUTS = ['alone', 'grid', 'central'];

const SPEAKERS_OF_ALONE = 1.8;
const SHARE_OF_CENTRAL = 0.7;

/** Part of the time for which somebody who talks has to be heard in their voice: words are said a little faster than they come. */
const HEARD_SHARE = 0.1;
const FRAMES_A_SECOND = 50;

/**
 * Calls of two who both talk, each in the language that they also hear: each other's voice is made.
 *
 * @param come how many people of each city
 * @param between calls in which the two are of the two cities that most people come of
 * @returns [{room, people: [{name, city, speak, hear}]}], those of all cities in turn
 */
export function callsOf(come, between) {
  const left = { ...come };
  const person = (city, language) => ({ name: `${city} ${left[city]--}`, city, speak: language, hear: language });
  const call = (room, one, other) => ({ room, people: [person(one, 'en'), person(other, 'pt')] });
  const [most, next] = Object.keys(come).toSorted((a, b) => come[b] - come[a]);
  const calls = Array.from({ length: between }, (_, i) => call(`between ${i}`, most, next));
  while (Object.values(left).some((count) => count > 1)) {
    for (const city of Object.keys(left).filter((each) => left[each] > 1)) calls.push(call(`${city} ${left[city]}`, city, city));
  }
  if (Object.values(left).some((count) => count !== 0)) throw new Error(`people without a call: ${JSON.stringify(left)}`);
  return calls;
}

/**
 * Who was heard in voice: whose listener the node says is served in voice, and got sound of it, not only packets.
 *
 * @param calls see {@link callsOf}, `id` of each person from when they joined
 * @param heard what each listener noted, by id
 * @returns for each speaker {name, city, level, reason, soundingS, captions, inVoice}
 */
export function speakersOf(calls, heard, seconds) {
  return calls.flatMap(({ people }) =>
    people.map((speaker, i) => {
      const { served, tracks, captions } = heard[people[1 - i].id];
      const { level = 'none', reason = '' } = served[speaker.id] ?? {};
      const soundingS = (tracks[`${speaker.id}.translation`]?.sounding ?? 0) / FRAMES_A_SECOND;
      return { name: speaker.name, city: speaker.city, level, reason, soundingS, captions: captions[speaker.id] ?? 0, inVoice: level === 'voice' && soundingS >= HEARD_SHARE * seconds };
    }),
  );
}

const sum = (values) => values.reduce((all, each) => all + each, 0);

/** @param runs [{layout, speakers, originals, nodes}], of all rounds */
export function figuresOf(runs) {
  const of = (layout) => runs.filter((run) => run.layout === layout);
  const cities = [...new Set(runs.flatMap(({ speakers }) => speakers.map(({ city }) => city)))];
  return Object.fromEntries(
    LAYOUTS.map((layout) => {
      const speakers = of(layout).flatMap((run) => run.speakers);
      const voiced = (those) => those.filter(({ inVoice }) => inVoice).length;
      return [
        layout,
        {
          speakers: speakers.length,
          inVoice: of(layout).map((run) => voiced(run.speakers)),
          inVoiceByCity: Object.fromEntries(cities.map((city) => [city, voiced(speakers.filter((each) => each.city === city))])),
          mostPromised: Math.round(1_000 * Math.max(0, ...of(layout).flatMap(({ nodes }) => nodes.map(({ promised, capacity }) => promised / capacity)))) / 1_000,
          redirects: sum(of(layout).map(({ redirects }) => redirects)),
          packets: sum(of(layout).map(({ originals }) => originals.packets)),
          originalsP50Ms: of(layout).map(({ originals }) => Math.round(10 * originals.p50Ms) / 10),
          originalsP99Ms: of(layout).map(({ originals }) => Math.round(10 * originals.p99Ms) / 10),
        },
      ];
    }),
  );
}

/** How many times the speakers in voice of isolated nodes the grid serves, of the people of these cities. */
export function timesAlone({ alone, grid }, cities) {
  const voiced = ({ inVoiceByCity }) => sum(cities.map((city) => inVoiceByCity[city]));
  return Math.round((100 * voiced(grid)) / Math.max(1, voiced(alone))) / 100;
}

export function gatesOf(runs) {
  const { alone, grid, central } = figuresOf(runs);
  const all = runs.filter(({ layout }) => layout === 'grid').every(({ originals, speakers }) => originals.packets > 0 && speakers.length > 0);
  return {
    'the grid serves at least 1.8 times the speakers in voice of isolated nodes': all && sum(alone.inVoice) > 0 && sum(grid.inVoice) >= SPEAKERS_OF_ALONE * sum(alone.inVoice),
    'p99 of originals at most 0.7 of the centre’s in every round': all && grid.originalsP99Ms.every((p99, round) => p99 <= SHARE_OF_CENTRAL * central.originalsP99Ms[round]),
  };
}

/**
 * Figures of two reports of the same calls.
 *
 * @returns rows `{layout, name, one, other, changed}`; changed is what was higher in every round of the one than in any of the other
 */
export function compareRounds(one, other) {
  const setup = ({ rounds: _, runs: __, ...rest }) => rest;
  if (JSON.stringify(setup(one.details)) !== JSON.stringify(setup(other.details))) throw new Error('not the same calls');
  const apart = (a, b) => Math.min(...a) > Math.max(...b);
  return LAYOUTS.flatMap((layout) =>
    ['inVoice', 'originalsP50Ms', 'originalsP99Ms'].map((name) => {
      const [a, b] = [one, other].map(({ figures }) => figures[layout][name]);
      return { layout, name, one: a.join(', '), other: b.join(', '), changed: apart(a, b) || apart(b, a) };
    }),
  );
}

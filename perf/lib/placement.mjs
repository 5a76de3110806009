// What is made of simulated days: figures side by side, gates, tables, and how two reports differ.
export const LAYOUTS = ['central', 'edge', 'grid'];

const POINTS_REFUSED = 1;
const SHARE_OF_CENTRAL = 0.7;
const DECISION_US = 5_000;

/** What speaks for a layout when it is less; the unit is in the name. */
export const COSTS = {
  refusedPercent: 'refused, %',
  mouthToEarP99Ms: 'mouth to ear p99, ms',
  earToVoiceP99Ms: 'ear to voice p99, ms',
  centsAMinute: 'cents a minute',
  backhaulMegabytesAMinute: 'backhaul, MB a minute',
};

/** Differences below these are none. */
const ALIKE = { refusedPercent: 0.1, mouthToEarP99Ms: 0.5, earToVoiceP99Ms: 10, centsAMinute: 0.002, backhaulMegabytesAMinute: 0.1 };

/** In what the grid is worse than another layout of the same row. */
export const losses = (row, other) => Object.keys(COSTS).filter((name) => row.grid[name] - row[other][name] > ALIKE[name]);

export function gates({ standard, checks, ofAll }) {
  const { central, grid } = standard.figures;
  return {
    'the grid refuses at most 1 % more than the centre': grid.refusedPercent <= central.refusedPercent + POINTS_REFUSED,
    'p99 mouth to ear at most 0.7 of the centre’s': grid.mouthToEarP99Ms <= SHARE_OF_CENTRAL * central.mouthToEarP99Ms,
    'decisions p99 <= 5 ms, among all nodes too': standard.decisions.p99Us <= DECISION_US && ofAll.p99Us <= DECISION_US,
    'within 2 % of what is worked out by hand': checks.every(({ holds }) => holds),
  };
}

/** Rows of a table: what is varied, for each cost the figures of the layouts in their order, and what the grid loses in. */
export const rows = (days, title) =>
  days.map((row) => {
    const [central, edge] = ['central', 'edge'].map((other) => losses(row, other).map((name) => COSTS[name]));
    return [
      central.length > 0 ? 'loses' : '',
      title(row),
      ...Object.keys(COSTS).map((name) => LAYOUTS.map((layout) => row[layout][name]).join(' / ')),
      central.join('; ') || 'nothing',
      edge.join('; ') || 'nothing',
    ];
  });

export const head = ['', LAYOUTS.join(' / '), ...Object.values(COSTS), 'loses to the centre in', 'loses to edges in'];

/**
 * Figures of two reports of the same days.
 *
 * @returns rows `{layout, name, one, other, changed}`; changed is what differs by more than `tolerance` of the larger
 */
export function compareFigures(one, other, tolerance = 0.02) {
  const [a, b] = [one, other].map(({ details }) => details.setup);
  const differing = Object.keys(a).filter((name) => a[name] !== b[name]);
  if (differing.length > 0) throw new Error(`not the same days: ${differing.map((name) => `${name} ${a[name]} and ${b[name]}`).join(', ')}`);
  return LAYOUTS.flatMap((layout) =>
    Object.entries(one.details.standard.figures[layout]).map(([name, value]) => {
      const against = other.details.standard.figures[layout][name];
      const changed = Math.abs(value - against) > tolerance * Math.max(Math.abs(value), Math.abs(against));
      return { layout, name, one: value, other: against, changed };
    }),
  );
}

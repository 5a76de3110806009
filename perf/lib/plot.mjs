// A self-contained HTML page with one line plot.
const WIDTH = 760;
const HEIGHT = 420;
const MARGIN = { left: 60, right: 20, top: 40, bottom: 50 };
const COLOURS = ['#888888', '#c77d1e', '#1668b8', '#2f9e44', '#a33'];

const MOST_MARKS = 16;

/** About eight round numbers. */
function evenly(low, high) {
  const rough = (high - low) / 8;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((each) => each >= rough);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(6)));
}

const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** @param series [{name, points: [[x, y]]}]; y from 0 to 1; `lines` are horizontal marks */
export function plot({ title, x, y, series, lines = [], notes = [] }) {
  const xs = series.flatMap((each) => each.points.map(([at]) => at));
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const px = (at) => MARGIN.left + ((at - low) / Math.max(1e-9, high - low)) * (WIDTH - MARGIN.left - MARGIN.right);
  const py = (at) => HEIGHT - MARGIN.bottom - at * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const grid = [0, 0.25, 0.5, 0.75, 1]
    .map((at) => `<line x1="${px(low)}" x2="${px(high)}" y1="${py(at)}" y2="${py(at)}" stroke="#ddd"/><text x="${px(low) - 8}" y="${py(at) + 4}" text-anchor="end">${at * 100} %</text>`)
    .join('');
  const marked = new Set(xs).size <= MOST_MARKS ? [...new Set(xs)] : evenly(low, high);
  const ticks = marked.map((at) => `<text x="${px(at)}" y="${HEIGHT - MARGIN.bottom + 18}" text-anchor="middle">${at}</text>`).join('');
  const marks = lines.map((at) => `<line x1="${px(low)}" x2="${px(high)}" y1="${py(at)}" y2="${py(at)}" stroke="#333" stroke-dasharray="4 4"/>`).join('');
  const curves = series
    .map(({ points }, i) => {
      const colour = COLOURS[i % COLOURS.length];
      const path = points.map(([ax, ay]) => `${px(ax)},${py(ay)}`).join(' ');
      const dots = (points.length > 2 * MOST_MARKS ? [] : points).map(([ax, ay]) => `<circle cx="${px(ax)}" cy="${py(ay)}" r="3.5" fill="${colour}"/>`).join('');
      return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}`;
    })
    .join('');
  const legend = series.map(({ name }, i) => `<span style="color:${COLOURS[i % COLOURS.length]}">&#9679; ${escape(name)}</span>`).join(' &nbsp; ');
  return `<!doctype html><meta charset="utf-8"><title>${escape(title)}</title>
<body style="font:15px system-ui;margin:24px;max-width:800px"><h1 style="font-size:20px">${escape(title)}</h1><p>${legend}</p>
<svg width="${WIDTH}" height="${HEIGHT}" font-family="system-ui" font-size="12">${grid}${ticks}${marks}${curves}
<text x="${WIDTH / 2}" y="${HEIGHT - 10}" text-anchor="middle">${escape(x)}</text><text x="${MARGIN.left}" y="20">${escape(y)}</text></svg>
${notes.map((note) => `<p>${escape(note)}</p>`).join('')}</body>\n`;
}

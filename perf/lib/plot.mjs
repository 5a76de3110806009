// Line plots as SVG, and a self-contained HTML page of a scenario's report.
const WIDTH = 760;
const HEIGHT = 420;
const MARGIN = { left: 60, right: 20, top: 40, bottom: 50 };
const COLOURS = ['#888888', '#c77d1e', '#1668b8', '#2f9e44', '#a33', '#7a4fb5', '#00889c', '#b59000', '#d1578b', '#5b6b77', '#3f51b5'];

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
export function plot({ title, x, y, series, lines = [] }) {
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
  return `<figure><figcaption>${escape(title)}</figcaption><p>${legend}</p>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escape(title)}">${grid}${ticks}${marks}${curves}
<text x="${WIDTH / 2}" y="${HEIGHT - 10}" text-anchor="middle">${escape(x)}</text><text x="${MARGIN.left}" y="20">${escape(y)}</text></svg></figure>`;
}

/** Parts of a whole, side by side: [{name, value, kind?}]; a bar as long as the sum. */
export function stacked({ title, unit, parts }) {
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  let at = 0;
  const bars = parts
    .map(({ value }, i) => {
      const x = (at / whole) * WIDTH;
      at += value;
      return `<rect x="${x}" y="0" width="${Math.max(0.5, (value / whole) * WIDTH - 1)}" height="34" fill="${COLOURS[i % COLOURS.length]}"/>`;
    })
    .join('');
  const rows = parts
    .map(({ name, value, note = '' }, i) => `<tr><td><span style="color:${COLOURS[i % COLOURS.length]}">&#9632;</span> ${escape(name)}</td><td class="number">${value.toLocaleString('en', { maximumFractionDigits: 1 })} ${escape(unit)}</td><td>${escape(note)}</td></tr>`)
    .join('');
  return `<figure><figcaption>${escape(title)}: ${whole.toLocaleString('en', { maximumFractionDigits: 0 })} ${escape(unit)}</figcaption>
<svg viewBox="0 0 ${WIDTH} 34" role="img" aria-label="${escape(title)}">${bars}</svg><table>${rows}</table></figure>`;
}

/** Rows of cells; a first cell with a word in it marks its row. */
export function table({ title, head, rows }) {
  const cells = (row, tag) => row.map((cell, i) => `<${tag}${typeof cell === 'number' ? ' class="number"' : i === 0 && tag === 'td' ? ' class="bad"' : ''}>${escape(cell)}</${tag}>`).join('');
  return `<figure><figcaption>${escape(title)}</figcaption><table><tr>${cells(head, 'th')}</tr>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</table></figure>`;
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** A figure as people read it: numbers with their names, lists with commas. */
function figure(value) {
  if (Array.isArray(value)) return value.map(figure).join(', ');
  if (!isObject(value)) return typeof value === 'number' ? value.toLocaleString('en') : String(value);
  return Object.entries(value)
    .map(([name, each]) => `${name} ${figure(each)}`)
    .join(', ');
}

/** Figures of several runs side by side, or of one below each other. */
function figureTable(figures) {
  const columns = Object.entries(figures).filter(([, value]) => isObject(value));
  const names = columns.map(([, value]) => Object.keys(value).join());
  const sideBySide = columns.length > 1 && names.every((each) => each === names[0]);
  const single = sideBySide ? Object.entries(figures).filter(([, value]) => !isObject(value)) : Object.entries(figures);
  const row = (name, cells) => `<tr><td>${escape(name)}</td>${cells.map((cell) => `<td>${escape(figure(cell))}</td>`).join('')}</tr>`;
  const head = `<tr><th></th>${columns.map(([name]) => `<th>${escape(name)}</th>`).join('')}</tr>`;
  const table = (rows) => (rows.length === 0 ? '' : `<table>${rows.join('')}</table>`);
  return (
    table(single.map(([name, value]) => row(name, [value]))) +
    (sideBySide ? table([head, ...Object.keys(columns[0][1]).map((name) => row(name, columns.map(([, value]) => value[name])))]) : '')
  );
}

/** A page: what was measured, whether its gates hold, figures, plots and the machine. */
export function page({ scenario, at, machine, figures, gates, plots, notes }) {
  const rows = (object) =>
    Object.entries(object)
      .map(([name, value]) => `<tr><td>${escape(name)}</td><td>${escape(typeof value === 'object' ? JSON.stringify(value) : value)}</td></tr>`)
      .join('');
  const held = Object.entries(gates)
    .map(([gate, holds]) => `<tr><td class="${holds ? 'good' : 'bad'}">${holds ? 'holds' : 'missed'}</td><td>${escape(gate)}</td></tr>`)
    .join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Babelgrid: ${escape(scenario)}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:820px;margin:24px auto;padding:0 16px;color:#17201e}h1{font-size:22px}h2{font-size:17px;margin-top:28px}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #dde4e1;padding:4px 8px;vertical-align:top;text-align:left;overflow-wrap:anywhere}td:first-child{overflow-wrap:normal}.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.good{color:#1c7a45}.bad{color:#b8322a;font-weight:600}figure{margin:16px 0}figcaption{font-weight:600}svg{width:100%;height:auto;font:12px system-ui}</style>
<h1>${escape(scenario)}</h1><p>${escape(at)}</p><h2>Gates</h2><table>${held}</table>${plots.length > 0 ? `<h2>Plots</h2>${plots.join('')}` : ''}
<h2>Figures</h2>${figureTable(figures)}${notes.map((note) => `<p>${escape(note)}</p>`).join('')}<h2>Machine</h2><table>${rows(machine)}</table></html>\n`;
}

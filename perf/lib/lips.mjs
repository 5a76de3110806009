// Tables, sheets and films of drawn lips, as parts of a page.
const row = (cells, kind = 'td') => `<tr>${cells.map((cell) => `<${kind}>${cell}</${kind}>`).join('')}</tr>`;
const table = (title, head, rows) => `<figure><figcaption>${title}</figcaption><table>${row(head, 'th')}${rows.map((cells) => row(cells)).join('')}</table></figure>`;

/** Every video in a row. */
export function lipTable({ clips, hidden }) {
  const sync = clips.flatMap(({ seen }) =>
    seen.map((each) => [
      each.name,
      each.rGap,
      each.rDrawn,
      each.rSource,
      `${each.right.lateMs} ms`,
      each.right.confidence,
      each.wrong.confidence,
      each.rightHeard.peak,
      `${each.rightHeard.lateMs} ms`,
      each.rightHeard.confidence,
      each.wrongHeard.confidence,
      `${each.closures.closed} of ${each.closures.asked}`,
      `${each.closures.medianMm} mm`,
    ]),
  );
  const picture = clips.flatMap(({ seen }) =>
    seen.map((each) => [
      each.name,
      `${Math.round(100 * each.fullAlpha)} % of ${each.frames}`,
      `${each.psnrDrawnDb} dB`,
      `${each.psnrSeenDb} dB`,
      `${each.torn} of ${each.drawnFrames}`,
      each.mostMoved,
      `${Math.round(each.bitsPerSecond / 1000)} kbit/s`,
    ]),
  );
  const still = clips.map(({ clip, stability }) => [clip, stability.own, stability.closedDrawn, stability.closedSeen, stability.openDrawn, stability.openSeen]);
  const cost = clips.map(({ clip, size, costs }) => [
    `${clip}, ${size}`,
    ...['decode', 'track', 'observe', 'draw', 'decodeTrackDraw', 'encode'].map((stage) => `${costs[stage].p50Ms} / ${costs[stage].p99Ms}`),
  ]);
  const gone = hidden.map((each) => [
    `${each.clip}: ${each.why}`,
    `${each.drawnFrames} of ${each.hiddenFrames}`,
    each.mostAlpha,
    `${each.goneAfterMs} ms`,
    `${Math.round(100 * each.drawnBefore)} %`,
    `${each.tornFrames} of ${each.facesDrawn}`,
  ]);
  return [
    table('Sync', ['', 'r of the gap', 'where all is drawn', 'r of the own mouth', 'late', 'right speech', 'wrong speech', 'r by ear', 'late', 'right speech', 'wrong speech', 'p, b, m closed', 'gap then'], sync),
    table('Picture', ['', 'all of it drawn', 'forehead to nose, drawn', 'received', 'torn', 'most moved', 'sent'], picture),
    table('A held mouth, second differences of luma', ['', 'own', 'closed, drawn', 'received', '6 mm open, drawn', 'received'], still),
    table('CPU time a picture, median and p99, ms', ['', 'decode', 'track', 'observe', 'draw', 'all of these', 'encode'], cost),
    table('Hidden mouths', ['', 'drawn on', 'most', 'gone after', 'drawn before', 'torn'], gone),
  ].join('');
}

/** Every video's sheet and film; paths are relative to the report. */
export function lipFilms({ clips, hidden }) {
  const names = [...clips.flatMap(({ seen }) => seen.map(({ name }) => name)), ...hidden.map(({ clip }) => `${clip}-en`)];
  return names.map(
    (name) => `<figure><figcaption>${name}</figcaption><a href="lips/${name}.png"><img src="lips/${name}.png" alt="${name}, the source beside the result" style="width:100%"></a>
<video src="lips/${name}.webm" controls style="width:320px"></video> <audio src="lips/${name}.wav" controls></audio></figure>`,
  );
}

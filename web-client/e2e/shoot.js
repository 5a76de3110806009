/** Screenshots, each looked through by axe-core. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const out = path.join(import.meta.dirname, 'out');
mkdirSync(out, { recursive: true });

let found = 0;

/** What axe-core found so far. */
export const findings = () => found;

/** Takes one into e2e/out. */
export async function shoot(page, name) {
  await page.waitForTimeout(150);
  await page.screenshot({ path: path.join(out, `${name}.png`) });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  for (const { id, help, nodes } of violations) {
    found += nodes.length;
    for (const { html, failureSummary } of nodes) {
      console.log(`${name}: ${id}: ${help}\n  ${html}\n  ${failureSummary.replace(/\n/g, ' ')}`);
    }
  }
}

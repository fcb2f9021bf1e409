// What a redraw costs Chromium, by its own counters: node redraw.mjs CHROMIUM COUNT [{file, q, view, pass}]
//
// One number of the page is changed again and again, each time two frames are awaited, and what the main thread has
// worked meanwhile (its own time, in which nothing else on the machine counts) is told in milliseconds.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [, , executablePath, count] = process.argv;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic'] });
const COUNTERS = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];

async function costs({ file, q, view = '', from = 0.13, by = 0.01, fragment = '' }) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  await page.goto(pathToFileURL(file).href + fragment);
  const rested = () => page.waitForFunction(() => document.querySelector('.live[data-shown]') && !('late' in document.body.dataset));
  await rested();
  if (view) await page.locator(view).first().evaluate(it => it.scrollIntoView({ block: 'center' }));
  await page.waitForTimeout(300);
  const counters = await page.context().newCDPSession(page);
  await counters.send('Performance.enable', { timeDomain: 'threadTicks' });
  const now = async () => {
    const { metrics } = await counters.send('Performance.getMetrics');
    return COUNTERS.map(name => 1000 * metrics.find(it => it.name === name).value);
  };
  const found = [];
  for (let k = 0; k < Number(count) + 10; k++) {
    const before = await now();
    await page.evaluate(([q, text]) => new Promise(done => {
      const input = document.querySelector(`input[data-q="${q}"]`);
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      requestAnimationFrame(() => requestAnimationFrame(done));
    }), [q, (from + k * by).toFixed(2)]);
    const after = await now();
    if (k >= 10) found.push(after.map((it, j) => it - before[j]));
  }
  await page.close();
  return found;
}

const made = [];
for (const asked of JSON.parse(readFileSync(0, 'utf8'))) made.push(await costs(asked));
await browser.close();
console.log(JSON.stringify(made));

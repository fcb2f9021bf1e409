// Measures many HTML sheets in one session of Chromium: node geometry.mjs CHROMIUM FILE…
// Prints as JSON, for each file: what is amiss at each width; with PRINT=1 it also writes FILE.A4.pdf and FILE.Letter.pdf.
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [, , executablePath, ...files] = process.argv;
const WIDTHS = [360, 768, 1440];
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });

/** What stands outside of what it is in, what scrolls and need not, and which labels are cut off. */
function amiss() {
  const found = [], main = document.querySelector('main').getBoundingClientRect();
  const told = element => `${element.tagName.toLowerCase()}.${element.getAttribute('class') || ''} ${element.textContent.trim().slice(0, 30)}`;
  if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const element of document.querySelectorAll('main *')) {
    if (element.closest('svg') && element.tagName !== 'svg') continue;
    const box = element.getBoundingClientRect();
    if (!box.width || element.closest('details:not([open])') && element.tagName !== 'SUMMARY') continue;
    const within = element.parentElement.closest('.chain, .scroll, main');
    const scrolls = within.scrollWidth > within.clientWidth + 1;
    const edge = within.getBoundingClientRect();
    if (!scrolls && (box.right > edge.right + 1.5 || box.left < edge.left - 1.5)) found.push(`outside: ${told(element)}`);
  }
  const sizes = new Set();
  for (const chain of document.querySelectorAll('.chain')) {
    const edge = chain.getBoundingClientRect(), solid = getComputedStyle(chain).getPropertyValue('--piece');
    if (!edge.width) continue;
    if (!solid) sizes.add(parseFloat(getComputedStyle(chain.querySelector('math')).fontSize).toFixed(1));
    // what can be parted never scrolls; what cannot is made as small as can be read before it does
    if (chain.scrollWidth > chain.clientWidth + 1 && !solid) found.push(`scrolls and need not: ${told(chain)}`);
    for (const row of chain.querySelectorAll('.lines > mtr')) {
      const [left, right, label] = [...row.children], name = label.querySelector('mtext');
      const pieces = [...right.children].map(it => it.getBoundingClientRect()), line = right.getBoundingClientRect();
      if (pieces.some(it => it.right > line.right + 1) && !solid) found.push(`beyond its line: ${told(right)}`);
      if (!name) continue;
      const box = name.getBoundingClientRect();
      if (box.left < edge.left - 1 || box.right > edge.right + 1) found.push(`${name.textContent} is cut off`);
      const above = Math.min(...pieces.map(it => it.top)) >= box.bottom - 6, beside = box.left >= Math.max(...pieces.map(it => it.right)) - 1;
      if (edge.width < 480 ? !above : !beside && !solid) found.push(`${name.textContent} stands neither above nor beside: ${told(right)}`);
    }
  }
  if (sizes.size > 1) found.push(`equations of ${[...sizes]} px`);
  return [...new Set(found)];
}

const seen = {};
for (const file of files) {
  seen[file] = {};
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(pathToFileURL(file).href);
  const opened = await page.$$('details:not([open])');
  for (const it of opened) await it.evaluate(one => { one.open = true; });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    seen[file][width] = await page.evaluate(amiss);
    seen[file][`${width} scrolling`] = await page.evaluate(() => [...document.querySelectorAll('.chain')].filter(it => it.scrollWidth > it.clientWidth + 1).length);
  }
  for (const it of opened) await it.evaluate(one => { one.open = false; });
  if (process.env.PRINT) for (const format of ['A4', 'Letter']) await page.pdf({ format, path: `${file}.${format}.pdf` });
  await page.close();
}
console.log(JSON.stringify(seen));
await browser.close();

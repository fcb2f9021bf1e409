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
  for (const chain of document.querySelectorAll('.chain')) {
    const over = chain.scrollWidth - chain.clientWidth, edge = chain.getBoundingClientRect();
    if (!edge.width) continue;
    const cells = [...chain.querySelectorAll('mtable > mtr > mtd.r, mtable > mtr > mtd.l')];
    const ends = Math.max(...cells.flatMap(cell => [...cell.children].map(it => it.getBoundingClientRect().right)), edge.left);
    if (over > 1 && ends + chain.scrollLeft <= edge.right + 1 && innerWidth <= 480) found.push(`scrolls and need not: ${told(chain)}`);
    if (over > 1 && innerWidth > 480 && chain.querySelector('math').getBoundingClientRect().width <= edge.width) found.push(`scrolls and need not: ${told(chain)}`);
    for (const label of chain.querySelectorAll('mtd.w mtext')) {
      const box = label.getBoundingClientRect(), letters = label.textContent.length;
      if (!box.width) continue;
      const seen = (Math.min(box.right, edge.right) - Math.max(box.left, edge.left)) / (box.width / letters);
      if (seen < Math.min(4, letters) - 0.1) found.push(`${seen.toFixed(1)} letters of ${label.textContent} are seen`);
    }
  }
  return [...new Set(found)];
}

const seen = {};
for (const file of files) {
  seen[file] = {};
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(pathToFileURL(file).href);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    seen[file][width] = await page.evaluate(amiss);
    seen[file][`${width} scrolling`] = await page.evaluate(() => [...document.querySelectorAll('.chain')].filter(it => it.scrollWidth > it.clientWidth + 1).length);
  }
  if (process.env.PRINT) for (const format of ['A4', 'Letter']) await page.pdf({ format, path: `${file}.${format}.pdf` });
  await page.close();
}
console.log(JSON.stringify(seen));
await browser.close();

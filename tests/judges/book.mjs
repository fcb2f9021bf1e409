// Opens a chapter of a book in Chromium at two widths: node book.mjs CHROMIUM FILE
// Prints as JSON, for each width: how many names of stages begin at each place from the left, and what is too wide.
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [, , executablePath, file] = process.argv;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const page = await browser.newPage();
await page.goto(pathToFileURL(file).href);
const seen = {};
for (const width of [400, 768]) {
  await page.setViewportSize({ width, height: 900 });
  seen[width] = await page.evaluate(() => {
    const columns = {};
    for (const it of document.querySelectorAll('mtd.w')) {
      const left = Math.round(it.getBoundingClientRect().left);
      columns[left] = (columns[left] || 0) + 1;
    }
    const wide = [...document.querySelectorAll('math')].filter(it => it.getBoundingClientRect().right > innerWidth + 1);
    return { columns: Object.values(columns), wide: wide.length };
  });
}
console.log(JSON.stringify(seen));
await browser.close();

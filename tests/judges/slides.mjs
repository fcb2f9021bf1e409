// Turns over decks of slides at 1280 × 720 in one session of Chromium: node slides.mjs CHROMIUM FILE…
// Prints as JSON, for each file, what is amiss on which slide, and the smallest size of its mathematics in pixels.
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [, , executablePath, ...files] = process.argv;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();

/** What stands outside of the slide that is shown, and how small its mathematics is. */
function amiss() {
  const slide = document.querySelector('section.present'), found = [];
  if (slide.scrollHeight > slide.clientHeight + 1) found.push(`${slide.scrollHeight} tall`);
  const sizes = [...slide.querySelectorAll('.chain math')].map(it => parseFloat(getComputedStyle(it).fontSize));
  for (const it of slide.querySelectorAll('.chain, .scroll')) {
    if (it.scrollWidth > it.clientWidth + 1) found.push(`${it.scrollWidth} wide: ${it.textContent.trim().slice(0, 30)}`);
  }
  for (const it of slide.querySelectorAll('*')) {
    if (it.closest('svg') && it.tagName !== 'svg') continue;
    const box = it.getBoundingClientRect();
    if (box.width && (box.right > innerWidth + 1 || box.left < -1 || box.bottom > innerHeight + 1)) found.push(`outside: ${it.tagName}`);
  }
  return [[...new Set(found)], Math.min(...sizes, 99)];
}

const seen = {};
for (const file of files) {
  await page.goto(pathToFileURL(file).href);
  const count = await page.evaluate(() => document.querySelectorAll('.slides > section').length);
  seen[file] = { slides: count, smallest: 99, amiss: {} };
  for (let k = 1; k <= count; k++) {
    await page.evaluate(k => { location.hash = `#/${k}/99`; }, k);
    await page.waitForFunction(k => document.querySelectorAll('.slides > section')[k - 1].classList.contains('present'), k);
    const [found, size] = await page.evaluate(amiss);
    if (found.length) seen[file].amiss[k] = found;
    seen[file].smallest = Math.min(seen[file].smallest, size);
  }
}
console.log(JSON.stringify(seen));
await browser.close();

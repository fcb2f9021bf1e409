// Opens HTML files in Chromium and prints as JSON what it saw: node browser.mjs CHROMIUM sheet|print|deck FILE
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [, , executablePath, kind, file] = process.argv;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const told = [], asked = [];

async function opened(viewport, options = {}) {
  const page = await (await browser.newContext({ viewport, ...options })).newPage();
  page.on('console', message => told.push(message.text()));
  page.on('pageerror', error => told.push(String(error)));
  page.on('dialog', dialog => { told.push('dialog'); dialog.dismiss(); });
  page.on('request', request => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return page;
}

const measured = page => page.evaluate(() => ({
  page: document.documentElement.scrollWidth - innerWidth,
  // what is too wide for the page stands in a box that scrolls
  loose: [...document.querySelectorAll('math, table, pre')].filter(element => {
    const box = element.closest('.chain, .scroll, pre');
    return !box && element.getBoundingClientRect().right > innerWidth + 1;
  }).length,
  clipped: [...document.querySelectorAll('.chain, .scroll')].filter(box => box.scrollWidth > box.clientWidth + 1).length,
}));

const seen = {};
if (kind === 'sheet') {
  for (const width of [360, 1100]) seen[width] = await measured(await opened({ width, height: 800 }));
  // the text of an A4 page and of a Letter page between the margins, at 96 dots an inch
  for (const [paper, width] of [['A4', 665], ['Letter', 687]]) {
    const page = await opened({ width, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    seen[paper] = await measured(page);
  }
  const colours = async colorScheme => (await opened({ width: 1100, height: 800 }, { colorScheme })).evaluate(
    () => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]);
  seen.light = await colours('light');
  seen.dark = await colours('dark');
} else if (kind === 'print') {
  const page = await opened({ width: 1100, height: 800 });
  for (const format of ['A4', 'Letter']) await page.pdf({ format, path: file.replace('.html', `.${format}.pdf`) });
} else {
  const page = await opened({ width: 1280, height: 720 });
  const place = () => page.evaluate(() => [location.hash,
    document.querySelectorAll('.slides > section.present').length,
    document.querySelectorAll('.present .fragment.visible').length,
    document.querySelectorAll('.present .fragment').length]);
  seen.places = [await place()];
  for (;;) {
    await page.keyboard.press('ArrowRight');
    const now = await place();
    if (now[0] === seen.places.at(-1)[0]) break;
    seen.places.push(now);
  }
  await page.keyboard.press('ArrowLeft');
  seen.back = await place();
  await page.keyboard.press('Home');
  seen.home = await place();
  await page.mouse.click(1000, 400);
  seen.clicked = await place();
  await page.goto(pathToFileURL(file).href + '#/2/1');
  seen.addressed = await place();
  const still = await opened({ width: 1280, height: 720 }, { javaScriptEnabled: false });
  seen.still = await still.locator('.fragment').evaluateAll(parts => parts.length).catch(() => null);
  seen.hidden = 0;
  for (const part of await still.locator('.fragment, section').all()) seen.hidden += !(await part.isVisible());
  seen.narrow = await measured(await opened({ width: 360, height: 740 }));
}
await browser.close();
console.log(JSON.stringify({ told, asked: asked.filter(url => !url.startsWith('file:')), seen }));

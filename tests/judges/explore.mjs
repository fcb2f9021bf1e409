// Uses an explorable page as its readers do, and prints as JSON what they see: node explore.mjs CHROMIUM FILE
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { dragged, settled, shown } from './dragged.mjs';

const [, , executablePath, file] = process.argv;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const told = [], asked = [];
const address = pathToFileURL(file).href;

async function opened(fragment = '', options = {}) {
  const page = await (await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options })).newPage();
  page.on('console', message => told.push(message.text()));
  page.on('pageerror', error => told.push(String(error)));
  page.on('dialog', dialog => { told.push('dialog'); dialog.dismiss(); });
  page.on('request', request => { if (!request.url().startsWith(address)) asked.push(request.url()); });
  await page.goto(address + fragment);
  if (options.javaScriptEnabled !== false) await page.waitForFunction(() => document.querySelector('.live[data-shown]'));
  return page;
}
const rows = page => page.evaluate(() => [...document.querySelectorAll('.live mtr')].map(it => it.textContent));
const curves = page => page.locator('svg.curve').evaluateAll(all => all.map(it => {
  const [, run, tails, drop, dot, ...told] = it.children;
  return [run.getAttribute('transform') ?? 'matrix(1 0 0 1 0 0)', tails.getAttribute('d') ?? 'M30 122H30M262 22H262', drop.getAttribute('d'), dot.getAttribute('cx'), dot.getAttribute('cy'),
    ...told.map(text => [text.getAttribute('class') ?? '', text.getAttribute('x'), text.getAttribute('y'), text.textContent.trim()])];
}));
const input = (page, q) => page.locator(`input[data-q="${q}"]`);

const seen = {};
const still = await opened('', { javaScriptEnabled: false });
seen.still = { rows: await rows(still), curves: await curves(still), seen: await still.locator('svg.curve').evaluateAll(all => all.every(it => it.checkVisibility() && it.querySelector('.run').getBBox().width > 0)), text: await still.locator('main').innerText(), bar: await still.locator('.bar').first().isVisible() };

let page = await opened();
seen.first = { rows: await rows(page), curves: await curves(page), shown: await shown(page), told: await page.locator('[data-told]').allInnerTexts() };
const x = page.getByRole('spinbutton', { name: /^x/ }).first();
await x.fill('-10');
await settled(page);
seen.typed = { shown: await shown(page), curves: await curves(page), told: await page.locator('[data-told]').allInnerTexts(), lead: await page.locator('#lead').innerText(),
  cell: await page.locator('#cell text[data-q="f"]').allTextContents(), url: page.url().split('#')[1] };
await x.fill('NaN');
await settled(page);
seen.nan = { shown: await shown(page), invalid: await x.getAttribute('aria-invalid'), status: await page.locator('#status').innerText() };
await page.locator('#reset').click();
await settled(page);
seen.reset = { shown: await shown(page), url: page.url().includes('#') };

await x.focus();
const steps = [];
for (const key of ['ArrowUp', 'Shift+ArrowDown', 'Alt+ArrowUp', 'PageDown']) {
  await page.keyboard.press(key);
  steps.push(await x.inputValue());
}
seen.keys = steps;

page = await opened();
await dragged(page);
await settled(page);
seen.dragged = { x: await input(page, 'x').inputValue(), f: (await shown(page)).f, c: (await shown(page)).c };

page = await opened();
await page.locator('#predict').click();
await settled(page);
const first = page.locator('.live').first();
seen.hidden = { shown: await shown(page), result: await first.locator('mrow.value').textContent(), cell: await page.locator('#cell').isVisible() };
await first.locator('form input').fill('0.9');
await first.locator('form button').click();
await settled(page);
seen.committed = { shown: await first.getAttribute('data-shown'), status: await page.locator('#status').innerText(), forms: await page.locator('.live form').count() };

page = await opened('#x=-10&b_f=<img src=x onerror=alert(1)>&__proto__=1&%E0%A4%A=2&nothing=3');
seen.fragment = { shown: await shown(page), x: await input(page, 'x').inputValue(), images: await page.locator('img').count() };
await page.locator('#presets').selectOption({ index: 0 });
await settled(page);
seen.preset = await shown(page);

await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
seen.copied = {};
for (const id of ['copy-latex', 'copy-mathml', 'copy-markdown', 'copy-link']) {
  await page.locator(`#${id}`).click();
  await settled(page);
  seen.copied[id] = await page.evaluate(() => navigator.clipboard.readText());
}

page = await opened();
seen.written = {};
for (const name of await page.locator('#notation option').allTextContents()) {
  await page.locator('#notation').selectOption({ label: name });
  await settled(page);
  seen.written[name] = {
    rows: await rows(page), heads: await page.locator('section:not(#back) hgroup').allTextContents(), url: page.url().split('#')[1] ?? '',
    labels: await page.locator('input[data-q]').evaluateAll(all => all.map(it => it.previousElementSibling.textContent + ' ' + it.ariaLabel)),
    told: await page.locator('[data-told]').allTextContents(), words: await page.locator('#cell text:not([data-q])').allTextContents(),
  };
}
page = await opened('#notation=olah');
await settled(page);
seen.recalled = await rows(page);

// What is not on the screen is filled when there is time.
const whole = page => page.waitForFunction(() => [...document.querySelectorAll('#chains .live')].every(it => it.querySelector('mtr')));
page = await opened();
const dots = () => page.locator('#cell svg:first-of-type [data-dot]').evaluateAll(all => all.map(it => ['x', 'y'].map(k => it.getAttribute(`c${k}`) - it.previousSibling.getAttribute(k))));
seen.dots = [await dots()];
await page.locator('#backward').click();
await settled(page);
await whole(page);
seen.backward = { shown: await shown(page), rows: await page.locator('#chains mtr').allTextContents(), url: page.url().split('#')[1],
  forward: await page.locator('.live[data-q="f"]').isVisible(), pressed: await page.locator('[aria-pressed=true]').allTextContents() };
await input(page, 'x').fill('-10');
await settled(page);
seen.dots.push(await dots());
await page.locator('#notation').selectOption({ label: 'olah' });
await settled(page);
await whole(page);
seen.backwardOlah = await page.locator('#chains .live[data-q="delta_f"] mtr').allTextContents();
await page.emulateMedia({ media: 'print' });
seen.printed = await page.locator('.live[data-q="f"]').isVisible() && await page.locator('#chains .live').first().isVisible();
await page.emulateMedia({ media: 'screen' });
await page.locator('#forward').click();
await settled(page);
seen.forward = { chains: await page.locator('#chains .live').count(), visible: await page.locator('.live[data-q="f"]').isVisible() };
const recalled = await opened('#pass=backward&x=-10');
await settled(recalled);
seen.recalledBackward = await shown(recalled);
seen.stillBackward = await still.locator('#chains').innerText();

seen.wide = {};
for (const width of [320, 360, 768, 1440]) {
  for (const fragment of ['#x=-10', '#pass=backward&x=-10']) {
    const narrow = await opened(fragment, { viewport: { width, height: 800 } });
    await settled(narrow);
    seen.wide[`${width}${fragment}`] = await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  }
}
const phone = await opened('', { javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
seen.phone = [];
for (const drawn of await phone.locator('#cell svg').all()) {
  const box = await drawn.boundingBox();
  if (box) seen.phone.push([box.x, box.x + box.width, box.height]);
}
await browser.close();
console.log(JSON.stringify({ told, asked, seen }));

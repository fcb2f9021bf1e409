// Uses pages one can drag as those do who have no mouse, little screen or no wish for motion:
// node operate.mjs CHROMIUM FILE SEQUENCE DECK > JSON
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { settled, shown } from './dragged.mjs';

const [, , executablePath, file, sequence, deck] = process.argv;
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const told = [];

async function opened(name, fragment = '', options = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.on('console', message => told.push(message.text()));
  page.on('pageerror', error => told.push(String(error)));
  page.on('dialog', dialog => { told.push('dialog'); dialog.dismiss(); });
  await page.goto(pathToFileURL(name).href + fragment);
  if (name !== deck) await rested(page);
  return page;
}
const rested = async page => {
  await page.waitForFunction(() => document.querySelector('.live[data-shown]'));
  await settled(page);
};
const focused = page => page.evaluate(() => {
  const it = document.activeElement;
  return [it.id || it.dataset.q || it.getAttribute('aria-label') || it.localName, getComputedStyle(it).outlineStyle];
});
const seen = {};

// ---- by keyboard alone
let page = await opened(file);
async function tabbed(to, page_ = page) {
  const way = [];
  for (let k = 0; k < 40; k++) {
    await page_.keyboard.press('Tab');
    way.push(await focused(page_));
    if (way.at(-1)[0] === to) return way;
  }
  return way;
}
const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
  await rested(page);
};
const status = () => page.locator('#status').innerText();
seen.way = await tabbed('b_o');
await page.evaluate(() => document.activeElement.blur());
page = await opened(file);
await tabbed('presets');
await press('ArrowDown');
seen.preset = await shown(page);
await tabbed('notation');
await press('ArrowDown');
seen.notation = [await page.locator('#notation').inputValue(), page.url().split('#')[1]];
await tabbed('backward');
await press('Enter');
seen.backward = [await page.locator('#backward').getAttribute('aria-pressed'), await page.locator('#chains .live mtr').count()];
await page.keyboard.press('Shift+Tab');
await press('Space');
seen.forward = await page.locator('#forward').getAttribute('aria-pressed');
await tabbed('reset');
await press('Enter');
seen.reset = await shown(page);
await tabbed('predict');
await press('Space');
seen.hidden = await shown(page);
await tabbed('copy-link');
await press('Enter');
seen.copied = await status();
await tabbed('input');
await page.keyboard.type('0.9');
await press('Enter');
seen.guessed = [await status(), (await focused(page))[0]];
const steps = await opened(sequence);
const visible = () => steps.locator('section[data-step]').evaluateAll(all => all.map(it => !it.hidden));
seen.steps = [await visible()];
const arrow = await steps.locator('nav.bar button').last().getAttribute('aria-label');
await tabbed(arrow, steps);
await steps.keyboard.press('Enter');
seen.steps.push(await visible());

// ---- what is typed, and what an address says
page = await opened(file);
const x = page.locator('input[data-q="x"]');
seen.typed = {};
for (const text of ['NaN', '1e999', '', 'Infinity', '1,5', '−10', '0x10', '<script>', '9'.repeat(60)]) {
  await x.fill('1');
  await x.fill(text);
  await rested(page);
  seen.typed[text] = [await x.getAttribute('aria-invalid'), (await shown(page)).f, (await status()).length > 0];
}
seen.addresses = [];
for (const fragment of ['#<script>alert(1)</script>', '#x=' + '9'.repeat(100000), '#x=NaN&h_prev=1e9999', '#nothing=1&constructor=2&toString=3',
  '#notation=<img src=x onerror=alert(1)>', '#pass=sideways', '#%', '#x=%00', '#=&=&&&']) {
  const odd = await opened(file, fragment);
  seen.addresses.push([(await shown(odd)).f, await odd.locator('script').count(), await odd.locator('img').count()]);
  await odd.context().close();
}

// ---- what a redraw writes: only what is on the screen, and of that only what changes
page = await opened(file);
const writes = (to, view) => page.evaluate(([to, view]) => new Promise(done => {
  document.querySelector(view).scrollIntoView({ block: 'center' });
  setTimeout(() => {
    const input = document.querySelector('input[data-q="x"]'), found = { texts: 0, elements: 0, attributes: 0, unseen: 0 };
    const watch = new MutationObserver(records => {
      for (const it of records) {
        if (it.type === 'attributes' && it.attributeName.startsWith('data-')) continue;
        found[{ characterData: 'texts', childList: 'elements', attributes: 'attributes' }[it.type]]++;
        const live = (it.target.closest ? it.target : it.target.parentElement)?.closest('.live')?.getBoundingClientRect();
        if (live && (live.bottom < 0 || live.top > innerHeight)) found.unseen++;
      }
    });
    watch.observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true, attributes: true });
    input.value = to;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    requestAnimationFrame(() => requestAnimationFrame(() => {
      watch.disconnect();
      done(found);
    }));
  }, 300);
}), [to, view]);
await writes('1.5', 'h1');
seen.writes = { top: await writes('1.6', 'h1'), middle: await writes('1.7', '.live[data-q="i"]') };

// ---- without motion, on a phone, and for those who hear it
seen.moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter(it => {
  const style = getComputedStyle(it);
  return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
}).length);
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const names = page => page.locator('mtd.w mtext').evaluateAll(all => all.filter(it => {
  const box = it.getBoundingClientRect();
  return box.width > 0 && box.left >= 0 && box.right <= innerWidth && getComputedStyle(it).visibility === 'visible';
}).map(it => it.textContent));
const phone = await opened(file, '', PHONE);
await phone.locator('#predict').click();
await rested(phone);
seen.targets = await phone.locator('button, select, input').evaluateAll(all => all.map(it => it.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));
await phone.locator('#predict').click();
await rested(phone);
seen.names = await names(phone);
seen.pictures = await phone.locator('#cell svg').evaluateAll(all => all.filter(it => it.checkVisibility()).map(it => it.getBoundingClientRect().width));
await phone.locator('input[data-q="x"]').fill('-10');
await rested(phone);
seen.figures = await phone.locator('#cell text[data-q]').allTextContents();
seen.slide = await names(await opened(deck, '#/3', PHONE));

seen.barred = [];
for (const [fragment, colorScheme, id, options] of [['#pass=backward', 'light', '', {}], ['#notation=ng', 'dark', 'predict', {}], ['', 'dark', '', PHONE]]) {
  const heard = await opened(file, fragment, { colorScheme, bypassCSP: true, ...options });
  if (id) await heard.locator(`#${id}`).click();
  await heard.locator('input[data-q="x"]').fill('nothing');
  await rested(heard);
  await heard.addScriptTag({ path: axe });
  const { violations } = await heard.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  seen.barred.push(violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`)));
}
await browser.close();
console.log(JSON.stringify({ told, seen }));

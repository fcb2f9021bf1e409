// Shows a widget in Chromium as a notebook does, drags a number in it, and prints what its model was told:
// node widget.mjs CHROMIUM < {"esm": …, "page": …, "title": …, "height": …}
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { dragged } from './dragged.mjs';

const [, , executablePath] = process.argv;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const page = await (await browser.newContext({ offline: true })).newPage();
const told = [];
page.on('console', message => told.push(message.text()));
page.on('pageerror', error => told.push(String(error)));
await page.evaluate(async ({ esm, ...state }) => {
  const { default: widget } = await import(`data:text/javascript,${encodeURIComponent(esm)}`);
  window.state = { ...state, saved: 0 };
  const model = { get: name => state[name], set: (name, value) => (window.state[name] = value), save_changes: () => window.state.saved++ };
  window.removed = widget.render({ model, el: document.body });
}, JSON.parse(readFileSync(0, 'utf8')));
const heard = text => page.waitForFunction(text => window.state.shown?.f === text, text);
await heard('0.997');
await dragged(page, page.frameLocator('iframe'));
await heard('6.27e-6');
const seen = await page.evaluate(() => {
  const { given, shown, saved } = window.state;
  window.postMessage({ given: { x: 'from elsewhere' } }, '*');
  return { given, shown, saved, reached: (() => { try { return Boolean(document.querySelector('iframe').contentDocument); } catch { return false; } })() };
});
seen.elsewhere = await page.evaluate(() => new Promise(done => setTimeout(() => done(window.state.given.x), 50)));
seen.left = await page.evaluate(() => (window.removed(), document.querySelectorAll('iframe').length));
await browser.close();
console.log(JSON.stringify({ told, seen }));

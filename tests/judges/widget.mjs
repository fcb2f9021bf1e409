// Shows a widget in Chromium as notebooks do, drags a number in it, and prints what its model was told:
// node widget.mjs CHROMIUM < {"esm": …, "page": …, "title": …, "height": …}
//
// Four hosts: a plain page; a frame in a sandbox with an opaque origin; a page whose policy lets nothing be fetched and
// no frame in but inline; and a shadow root. Each imports the module from a blob, and is offline.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { dragged } from './dragged.mjs';

const [, , executablePath] = process.argv;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const state = JSON.parse(readFileSync(0, 'utf8'));
const POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; style-src 'unsafe-inline'; img-src data: https:; child-src data: https:";
const HOSTS = {
  plain: '',
  sandboxed: '<iframe sandbox="allow-scripts" style="width:100%;height:700px" srcdoc="<!DOCTYPE html><body></body>"></iframe>',
  strict: `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><body></body>`,
  shadow: '<div id="host"></div>',
};
const told = [];

async function seenIn(host) {
  const page = await (await browser.newContext({ offline: true, viewport: { width: 1000, height: 900 } })).newPage();
  page.on('console', message => told.push(message.text()));
  page.on('pageerror', error => told.push(String(error)));
  if (HOSTS[host]) await page.setContent(HOSTS[host]);
  const frame = host === 'sandboxed' ? page.frames()[1] : page.mainFrame();
  await frame.evaluate(async ({ esm, ...state }) => {
    const { default: widget } = await import(URL.createObjectURL(new Blob([esm], { type: 'text/javascript' })));
    window.state = { ...state, saved: 0 };
    const model = { get: name => state[name], set: (name, value) => (window.state[name] = value), save_changes: () => window.state.saved++ };
    window.el = document.getElementById('host')?.attachShadow({ mode: 'open' }).appendChild(document.createElement('div')) ?? document.body;
    window.removed = widget.render({ model, el });
  }, state);
  const heard = text => frame.waitForFunction(text => window.state.shown?.f === text, text);
  await heard('0.997');
  await dragged(page, frame.frameLocator('iframe'));
  await heard('6.27e-6');
  const seen = await frame.evaluate(() => {
    const { given, shown, saved } = window.state, inner = window.el.querySelector('iframe');
    window.postMessage({ given: { x: 'from elsewhere' } }, '*');
    return { given, shown, saved, reached: (() => { try { return Boolean(inner.contentDocument); } catch { return false; } })() };
  });
  seen.elsewhere = await frame.evaluate(() => new Promise(done => setTimeout(() => done(window.state.given.x), 50)));
  seen.left = await frame.evaluate(() => (window.removed(), window.el.querySelectorAll('iframe').length));
  await page.close();
  return seen;
}

const seen = {};
for (const host of Object.keys(HOSTS)) seen[host] = await seenIn(host);
await browser.close();
console.log(JSON.stringify({ told, seen }));

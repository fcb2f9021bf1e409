// Runs axe-core on an HTML file in Chromium, in light and in dark: node axe.mjs CHROMIUM FILE
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [, , executablePath, file] = process.argv;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const found = {};
for (const colorScheme of ['light', 'dark']) {
  // the page's policy lets nothing run; the judge is let past it
  const page = await (await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width: 1100, height: 900 } }))
    .newPage();
  await page.goto(pathToFileURL(file).href);
  await page.addScriptTag({ path: axe });
  const { violations, passes, incomplete } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations', 'incomplete'] }));
  const told = rules => rules.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${rule.help}: ${node.html.slice(0, 200)}: ${node.failureSummary}`));
  found[colorScheme] = { violations: told(violations), incomplete: told(incomplete), rules: passes.map(rule => rule.id) };
}
await browser.close();
console.log(JSON.stringify(found));

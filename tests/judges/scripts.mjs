// KaTeX's auto-render or MathJax in Chromium, each as a page loads it: node scripts.mjs CHROMIUM katex|mathjax
// A JSON list of HTML fragments in; for each what reaches the engine, and the HTML with a mark in its place.
import { text } from 'node:stream/consumers';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [, , executablePath, kind] = process.argv;
const require = createRequire(import.meta.url);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const page = await browser.newPage();
await page.setContent('<!DOCTYPE html><meta charset="utf-8"><body></body>');
await page.evaluate(() => { window.MathJax = { startup: { typeset: false }, options: { enableMenu: false } }; });
const scripts = { katex: ['katex/dist/katex.js', 'katex/dist/contrib/auto-render.js'], mathjax: ['mathjax-full/es5/tex-chtml.js'] };
for (const script of scripts[kind]) await page.addScriptTag({ path: require.resolve(script) });
const answers = [];
for (const fragment of JSON.parse(await text(process.stdin))) {
  answers.push(await page.evaluate(async ({ kind, fragment }) => {
    document.body.innerHTML = fragment;
    const reached = [];
    const mark = () => document.createElement('katex');
    if (kind === 'katex') {
      katex.render = (tex, element, options) => {
        reached.push([tex, options.displayMode]);
        element.append(mark());
      };
      renderMathInElement(document.body, { throwOnError: true });
    } else {
      await MathJax.startup.promise;
      const list = MathJax.startup.document;
      list.clear();
      list.findMath();
      for (const item of list.math) {
        reached.push([item.math, item.display]);
        item.typesetRoot = mark();
        item.state(150);
      }
      list.updateDocument();
    }
    return { reached, html: document.body.innerHTML };
  }, { kind, fragment }));
}
await browser.close();
console.log(JSON.stringify(answers));

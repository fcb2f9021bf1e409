// MathJax 3 with the packages that every place has: a JSON list of LaTeX in, a list of what is wrong with
// each, or null; a command that is shown instead of followed is wrong.
import { text } from 'node:stream/consumers';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { mathjax } = require('mathjax-full/js/mathjax.js');
const { TeX } = require('mathjax-full/js/input/tex.js');
const { liteAdaptor } = require('mathjax-full/js/adaptors/liteAdaptor.js');
const { RegisterHTMLHandler } = require('mathjax-full/js/handlers/html.js');
const { STATE } = require('mathjax-full/js/core/MathItem.js');
require('mathjax-full/js/input/tex/ams/AmsConfiguration.js');

RegisterHTMLHandler(liteAdaptor());
const InputJax = new TeX({ packages: ['base', 'ams'], formatError: (jax, error) => { throw error; } });
const page = mathjax.document('', { InputJax });
console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map(tex => {
  try {
    let shown = '';
    page.convert(tex, { display: true, end: STATE.CONVERT }).walkTree(node => {
      if (node.isToken) shown += node.getText();
    });
    return shown.includes('\\') ? `shows ${shown}` : null;
  } catch (error) {
    return String(error.message);
  }
})));

// Markdown as VS Code reads it: prints as JSON what reaches KaTeX, in order, what KaTeX says, and the HTML.
// Raw HTML and bare addresses are let through, so that a text which is taken for either shows itself.
import { readFileSync } from 'node:fs';
import katex from 'katex';
import markdownIt from 'markdown-it';
import plugin from '@vscode/markdown-it-katex';

const reached = [], faults = [];
const spy = {
  renderToString(tex, options) {
    reached.push([tex.trim(), Boolean(options.displayMode)]);
    try {
      katex.renderToString(tex, { ...options, strict: 'error', throwOnError: true });
    } catch (error) {
      faults.push(`${tex}: ${error.message}`);
    }
    return '<katex></katex>';
  },
};
const read = markdownIt({ html: true, linkify: true }).use(plugin.default ?? plugin, { katex: spy });
read.linkify.set({ fuzzyLink: false });
const html = read.render(readFileSync(0, 'utf8'));
console.log(JSON.stringify({ reached, faults, html }));

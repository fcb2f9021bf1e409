// Docusaurus's Markdown: MDX with tables and mathematics. A JSON list of articles in; for each what reaches the
// mathematics, [[LaTeX, display], …], and the tree as elements.
import { text } from 'node:stream/consumers';
import { unified } from 'unified';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';

const read = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkMath);
const escaped = words => words.replace(/&/g, '&amp;').replace(/</g, '&lt;');
console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map(article => {
  const reached = [];
  const written = node => {
    if (node.type === 'math' || node.type === 'inlineMath') {
      reached.push([node.value, node.type === 'math']);
      return '<katex></katex>';
    }
    if (node.type === 'text' || node.type === 'code') return escaped(node.value);
    const inner = (node.children ?? []).map(written).join('');
    const name = node.type.startsWith('mdxJsx') ? node.name : node.type;
    return name === 'link' ? `<a href="${node.url}">${inner}</a>` : `<${name}>${inner}</${name}>`;
  };
  return { html: written(read.runSync(read.parse(article))), reached };
})));

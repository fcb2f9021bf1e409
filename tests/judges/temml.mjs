// Temml, which sets the mathematics of WordPress's own block: a JSON list of LaTeX in, a list of what is wrong, or null.
import { text } from 'node:stream/consumers';
import { createRequire } from 'node:module';

const temml = createRequire(import.meta.url)('temml');
console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map(tex => {
  try {
    temml.renderToString(tex, { throwOnError: true, displayMode: true });
    return null;
  } catch (error) {
    return String(error.message);
  }
})));

// Works programs with the page's own scripts: node explored.mjs FOLDER < [{program, given}] > [{place: lines} or null]
import { readFileSync } from 'node:fs';

const read = name => readFileSync(`${process.argv[2]}/${name}.js`, 'utf8');
const { work, typed, textOf, backwardOf } = new Function(
  ['numbers', 'power', 'rare', 'figures', 'derivations'].map(read).join('\n') + '\nreturn { work, typed, textOf, backwardOf };')();
const texts = figures => Object.fromEntries(Object.entries(figures).map(([node, figure]) => [node, textOf(figure)]));
const cases = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(cases.map(({ program, given, back }) => {
  let found;
  try {
    found = work(back ? backwardOf(program) : program, Object.fromEntries(Object.entries(given).map(([place, text]) => [place, typed(text)])));
  } catch (fault) {
    if (!back || fault.constructor.name !== 'Undecided') throw fault;
    return null;
  }
  return Object.fromEntries(Object.entries(found.lines).filter(([, lines]) => lines).map(([place, lines]) => [place,
    lines.map(line => [line.stage, line.sign, texts(line.figures), Boolean(line.unrounded)])]));
})));

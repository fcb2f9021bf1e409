// Works programs with the page's own scripts: node explored.mjs FOLDER < [{program, given}] > [{place: lines} or null]
import { readFileSync } from 'node:fs';

const read = name => readFileSync(`${process.argv[2]}/${name}.js`, 'utf8');
const { work, linesOf, typed, textOf, backwardOf } = new Function(
  ['numbers', 'power', 'rare', 'figures', 'derivations'].map(read).join('\n') + '\nreturn { work, linesOf, typed, textOf, backwardOf };')();
const texts = figures => Object.fromEntries(Object.entries(figures).map(([node, figure]) => [node, textOf(figure)]));
const cases = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(cases.map(({ program, given, back }) => {
  try {
    const found = work(back ? backwardOf(program) : program, Object.fromEntries(Object.entries(given).map(([place, text]) => [place, typed(text)])));
    return Object.fromEntries((back ? program.back : program).sentences.map(({ key }) => [key,
      linesOf(found.done[key]).map(line => [line.stage, line.sign, texts(line.figures), Boolean(line.unrounded)])]));
  } catch (fault) {
    if (!back || fault.constructor.name !== 'Undecided') throw fault;
    return null;
  }
})));

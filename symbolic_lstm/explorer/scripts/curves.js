// The curve of an activation with the step on it, and the figures of the cell's picture.

// Of each function how it runs, and its least value.
const CURVES = { Sigmoid: [(x) => 1 / (1 + Math.exp(-x)), 0], Tanh: [Math.tanh, -1] };
const near = (v) => Number((2n ** 60n * (lower(v).p * upper(v).q + upper(v).p * lower(v).q)) / (2n * lower(v).q * upper(v).q)) / 2 ** 60;
const last = (lines, node) => lines.filter((line) => node in line.figures).at(-1)?.figures[node];

// Attributes that are not what they were.
function set(one, its) {
  for (const name in its) if ((one.was ??= {})[name] !== its[name]) one.setAttribute(name, (one.was[name] = its[name]));
}

// The point of a curve that stands in the page moves, and its domain doubles until the step stands in it.
function drawCurve(frame, place, found) {
  const [head, [inner]] = SENTENCES[place].nodes.at(-1), [at, low] = CURVES[head], it = found.done[place], [, run, tails, drop, dot, under, beside] = frame.children;
  const x = Math.max(-999, Math.min(999, near(it.values[inner])));
  let far = 7;
  while (far < Math.abs(x) * 1.12) far *= 2;
  const [px, py] = [146 + (116 * x) / far, 122 - (100 * (at(x) - low)) / (1 - low)].map((v) => +v.toFixed(1)), part = 7 / far, below = last(linesOf(it), inner);
  const side = { x: px, class: px < 70 ? "m" : "e" };
  set(run, { transform: `matrix(${part} 0 0 1 ${146 * (1 - part)} 0)` });
  set(tails, { d: `M30 122H${146 - 116 * part}M${146 + 116 * part} 22H262` });
  set(drop, { d: `M${px} 122V${py}H30` });
  set(dot, { cx: px, cy: py });
  set(under, side);
  set(beside, { ...side, y: Math.max(14, +(py - 9).toFixed(1)) });
  written(under, below ? printed(below) : " ");
  written(beside, printed(it.figure));
}
// A text that stays the one it is costs a browser less than a new one.
function written(element, text) {
  const it = element.firstChild ?? element.appendChild(new Text());
  if (it.nodeValue !== text) it.nodeValue = text;
}

// The figures of the picture of the cell stand where the longest ones would have room, its dots on their curves.
let LABELS = null;
function pictured(found) {
  LABELS ??= every("#cell text[data-q]");
  for (const dot of every("#cell [data-dot]")) {
    const [place, part] = DATA.pictured[dot.nextSibling.dataset.q] ?? [], nodes = SENTENCES[place]?.nodes;
    const [head, parts] = nodes?.[part ?? nodes.length - 1] ?? [], [runs, low] = CURVES[head] ?? [];
    if (!runs) continue;
    const run = dot.previousSibling, [x, y] = run.matches("use") ? ["x", "y"].map((it) => run.getAttribute(it)) : dot.dataset.dot.split(" "), z = Math.max(-7, Math.min(7, near(found.done[place].values[parts[0]])));
    const at = (v) => [+x + (v + 7) * 20 / 7, y - (runs(v) - low) / (1 - low) * 20], [cx, cy] = at(z);
    run.matches("use,[d]") || run.setAttribute("d", "M" + Array.from({ length: 29 }, (_, k) => at(k / 2 - 7)).join("L"));
    set(dot, { cx, cy });
  }
  for (const label of LABELS) {
    const [place, part] = DATA.pictured[label.dataset.q] ?? [];
    const figure = part === undefined || part === null ? found.places[place] : last(linesOf(found.done[place]), part);
    if (figure) written(label, printed(figure));
  }
}

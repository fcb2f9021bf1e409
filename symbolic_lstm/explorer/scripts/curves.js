// The curve of an activation with the step on it, and the figures of the cell's picture.

const CURVES = {
  Sigmoid: { at: (x) => 1 / (1 + Math.exp(-x)), ticks: [[0, "0"], [0.5, "½"], [1, "1"]] },
  Tanh: { at: Math.tanh, ticks: [[-1, "−1"], [0, "0"], [1, "1"]] },
};
const WIDE = 272, TALL = 150, LEFT = 30, RIGHT = 262, TOP = 22, BOTTOM = 122;
const near = (v) => Number((2n ** 60n * (lower(v).p * upper(v).q + upper(v).p * lower(v).q)) / (2n * lower(v).q * upper(v).q)) / 2 ** 60;
const last = (lines, node) => lines.filter((line) => node in line.figures).at(-1)?.figures[node];

const headOf = (place) => SENTENCES[place].nodes.at(-1)[0];
const hasCurve = (place) => headOf(place) in CURVES;

const drawn = (v) => BOTTOM - v * (BOTTOM - TOP);
// The frame of a curve, in the colour of its quantity.
function frameOf(place, hue) {
  const frame = document.createElementNS("http://www.w3.org/2000/svg", "svg"), { ticks } = CURVES[headOf(place)], low = ticks[0][0];
  const set = { class: "curve " + hue, viewBox: `0 0 ${WIDE} ${TALL}`, width: WIDE, height: TALL, "aria-hidden": "true" };
  for (const [name, value] of Object.entries(set)) frame.setAttribute(name, value);
  frame.innerHTML = ticks.map(([v, label]) => {
    const y = drawn((v - low) / (1 - low));
    return `<path d="M${LEFT} ${y}L${RIGHT} ${y}"/><text x="${LEFT - 6}" y="${y + 4}" text-anchor="end">${label}</text>`;
  }).join("") + '<path class="drop"/><path class="run"/><circle r="5"/><text/><text class="figure"/>';
  return frame;
}

const PATHS = {};
function pathOf(head, far, across, up) {
  const known = PATHS[head];
  if (known?.far === far) return known.path;
  const path = [];
  for (let k = 0; k <= 80; k++) {
    const v = Math.sign(k - 40) * far * ((k - 40) / 40) ** 2;
    path.push(`${across(v).toFixed(1)} ${up(CURVES[head].at(v)).toFixed(1)}`);
  }
  PATHS[head] = { far, path: path.join("L") };
  return PATHS[head].path;
}

function drawCurve(frame, place, found) {
  const head = headOf(place), curve = CURVES[head], part = SENTENCES[place].nodes.at(-1)[1][0], it = found.done[place];
  const x = Math.max(-1e6, Math.min(1e6, near(it.values[part]))), y = curve.at(x);
  const far = Math.max(7, Math.abs(x) * 1.12), low = curve.ticks[0][0];
  const across = (v) => LEFT + ((v + far) / (2 * far)) * (RIGHT - LEFT), up = (v) => drawn((v - low) / (1 - low));
  const [px, py] = [across(x).toFixed(1), up(y).toFixed(1)], below = last(linesOf(it), part);
  const end = x > far * 0.35 ? "end" : x < -far * 0.35 ? "start" : "middle";
  const parts = [...frame.children].slice(-5), set = (k, its) => {
    for (const [name, value] of Object.entries(its)) if (parts[k].getAttribute(name) !== String(value)) parts[k].setAttribute(name, value);
  };
  set(0, { d: `M${px} ${BOTTOM}L${px} ${py}L${LEFT} ${py}` });
  set(1, { d: "M" + pathOf(head, far, across, up) });
  set(2, { cx: px, cy: py });
  set(3, { x: px, y: BOTTOM + 18, "text-anchor": end });
  set(4, { x: px, y: Math.max(14, py - 9), "text-anchor": end });
  [below && printed(below), printed(it.figure)].forEach((text, k) => written(parts[3 + k], text ?? ""));
}
const written = (element, text) => element.textContent === text || (element.textContent = text);

// The figures of the picture of the cell stand where the longest ones would have room, its dots on their curves.
let LABELS = null;
function pictured(found) {
  LABELS ??= every("#cell text[data-q]");
  for (const dot of every("#cell [data-dot]")) {
    const [place, part] = DATA.pictured[dot.nextSibling.dataset.q] ?? [], nodes = SENTENCES[place]?.nodes;
    const [head, parts] = nodes?.[part ?? nodes.length - 1] ?? [], curve = CURVES[head];
    if (!curve) continue;
    const run = dot.previousSibling, [x, y] = run.matches("use") ? ["x", "y"].map((it) => run.getAttribute(it)) : dot.dataset.dot.split(" "), z = Math.max(-7, Math.min(7, near(found.done[place].values[parts[0]]))), low = curve.ticks[0][0];
    const at = (v) => [+x + (v + 7) * 20 / 7, y - (curve.at(v) - low) / (1 - low) * 20], [cx, cy] = at(z);
    run.matches("use,[d]") || run.setAttribute("d", "M" + Array.from({ length: 29 }, (_, k) => at(k / 2 - 7)).join("L"));
    dot.setAttribute("cx", cx);
    dot.setAttribute("cy", cy);
  }
  for (const label of LABELS) {
    const [place, part] = DATA.pictured[label.dataset.q] ?? [];
    const figure = part === undefined || part === null ? found.places[place] : last(linesOf(found.done[place]), part);
    if (figure && label.textContent !== printed(figure)) label.textContent = printed(figure);
  }
}

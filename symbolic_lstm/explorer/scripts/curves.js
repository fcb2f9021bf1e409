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

// The empty frame of a curve, in the colour of its quantity.
function frameOf(hue) {
  const frame = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const set = { class: "curve " + hue, viewBox: `0 0 ${WIDE} ${TALL}`, width: WIDE, height: TALL, "aria-hidden": "true" };
  for (const [name, value] of Object.entries(set)) frame.setAttribute(name, value);
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

function curveOf(place, found) {
  const head = headOf(place), curve = CURVES[head], [, parts] = SENTENCES[place].nodes.at(-1);
  if (!curve) return "";
  const x = Math.max(-1e6, Math.min(1e6, near(found.values[place][parts[0]]))), y = curve.at(x);
  const far = Math.max(7, Math.abs(x) * 1.12), low = curve.ticks[0][0];
  const across = (v) => LEFT + ((v + far) / (2 * far)) * (RIGHT - LEFT);
  const up = (v) => BOTTOM - ((v - low) / (1 - low)) * (BOTTOM - TOP);
  const [px, py] = [across(x).toFixed(1), up(y).toFixed(1)], below = last(found.lines[place], parts[0]);
  const shown = found.places[place], end = x > far * 0.35 ? "end" : x < -far * 0.35 ? "start" : "middle";
  const line = (d, kind) => `<path d="M${d}" class="${kind}"/>`;
  const text = (tx, ty, anchor, words, kind = "") => `<text x="${tx}" y="${ty}" text-anchor="${anchor}"${kind}>${words}</text>`;
  return curve.ticks.map(([v, label]) => line(`${LEFT} ${up(v)}L${RIGHT} ${up(v)}`, "axis") + text(LEFT - 6, up(v) + 4, "end", label)).join("") +
    line(`${px} ${BOTTOM}L${px} ${py}L${LEFT} ${py}`, "drop") + line(pathOf(head, far, across, up), "run") +
    `<circle cx="${px}" cy="${py}" r="5"/>` + (below ? text(px, BOTTOM + 18, end, printed(below)) : "") +
    text(px, Math.max(14, py - 9), end, printed(shown), ' class="figure"');
}

// The figures of the picture of the cell stand where the longest ones would have room, its dots on their curves.
let LABELS = null;
function pictured(found) {
  LABELS ??= every("#cell text[data-q]");
  for (const dot of every("#cell [data-dot]")) {
    const [place, part] = DATA.pictured[dot.nextSibling.dataset.q] ?? [], nodes = SENTENCES[place]?.nodes;
    const [head, parts] = nodes?.[part ?? nodes.length - 1] ?? [], curve = CURVES[head];
    if (!curve) continue;
    const [x, y] = dot.dataset.dot.split(" "), z = Math.max(-7, Math.min(7, near(found.values[place][parts[0]]))), low = curve.ticks[0][0];
    dot.setAttribute("cx", +x + (z + 7) * 20 / 7);
    dot.setAttribute("cy", y - (curve.at(z) - low) / (1 - low) * 20);
  }
  for (const label of LABELS) {
    const [place, part] = DATA.pictured[label.dataset.q] ?? [];
    const figure = part === undefined || part === null ? found.places[place] : last(found.lines[place], part);
    if (figure && label.textContent !== printed(figure)) label.textContent = printed(figure);
  }
}

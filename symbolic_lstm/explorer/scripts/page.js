// The page: its derivations filled with what the sentences come to.

const $ = (id) => document.getElementById(id);
const every = (selector) => [...document.querySelectorAll(selector)];
const GIVEN = { ...DATA.given };
const READ = {};
function read(texts) {
  return Object.fromEntries(Object.entries(texts).map(([place, text]) => {
    if (READ[place]?.text !== text) READ[place] = { text, figure: typed(text) };
    return [place, READ[place].figure];
  }));
}
const given = () => read(GIVEN);
let current = null, predicting = false, backward = false, turned = null;
const committed = new Set();

const FENCE = ['<mrow><mo stretchy="false">(</mo>', '<mo stretchy="false">)</mo></mrow>'];
function figureMarkup(figure, kind, from) {
  const grip = from ? ` class="grip" data-from="${from}"` : "";
  let markup = `<mn${grip}>${figure.digits.replace(".", DATA.decimal)}</mn>`;
  if (figure.exponent !== null) {
    const power = `<mn>${Math.abs(figure.exponent)}</mn>`;
    markup = `<mrow>${markup}<mo>×</mo><msup><mn>10</mn>${figure.exponent < 0 ? `<mrow><mo form="prefix">−</mo>${power}</mrow>` : power}</msup></mrow>`;
  }
  if (figure.n < 0n) markup = `<mrow><mo form="prefix">−</mo>${markup}</mrow>`;
  const apart = (kind.includes("!") && figure.n < 0n) || (kind.includes("^") && (figure.exponent !== null || figure.n < 0n));
  return apart ? FENCE[0] + markup + FENCE[1] : markup;
}

const row = (left, sign, right, stage) =>
  `<mtd class="l">${left}</mtd>` +
  `<mtd class="r">${sign ? `<mrow/><mo>${sign}</mo>` : ""}${right}</mtd><mtd class="w"><mtext>${stage}</mtext></mtd>`;

// The rows of a derivation; one that would repeat its neighbour is left out.
function rowsOf(place, found) {
  const sentence = SENTENCES[place], set = LINES[place];
  const named = sentence.nodes.some(([head]) => head === "");
  const rows = [{ stage: "formula", sign: "=", markup: set.formula }];
  found.lines[place].forEach((line) => {
    const k = sentence.cuts.findIndex(([stage, cut]) => cut.every((node) => node in line.figures) && cut.length === Object.keys(line.figures).length && stage === line.stage);
    const fill = (plainly) => set.cuts[k < 0 ? set.cuts.length - 1 : k].replace(/\ue000(\d+)([!^]*)\ue001/g, (_, node, kind) => {
      const [head, from] = sentence.nodes[node];
      return figureMarkup(line.figures[node], kind, !plainly && head === "" && from in GIVEN ? from : "");
    });
    const markup = fill(false), last = rows.at(-1);
    if ((rows.length === 1 && named) || fill(true) !== last.plain) rows.push({ ...line, markup, plain: fill(true) });
    else if (line.unrounded) last.unrounded = true;
  });
  return rows;
}

function chainOf(place, found, hidden) {
  return rowsOf(place, found).flatMap((it, k) => {
    const result = it.stage === "result", shown = result && hidden ? "<mtext>?</mtext>" : it.markup;
    const set = row(k ? "" : LINES[place].left, it.sign, result ? `<mrow class="value">${shown}</mrow>` : shown, DATA.stages[it.stage]);
    return it.unrounded ? [set, `<mtd class="l"/><mtd class="r remark"><mtext class="note">${DATA.unrounded}</mtext></mtd><mtd class="w"/>`] : [set];
  });
}

let SENTENCES, LINES;
function indexed() {
  SENTENCES = Object.fromEntries([...DATA.sentences, ...(DATA.back?.sentences ?? [])].map((it) => [it.key, it]));
  LINES = { ...OWN.lines, ...OWN.back?.lines };
  for (const [place, it] of Object.entries({ ...DATA.lines, ...DATA.back?.lines })) LINES[place] = { ...LINES[place], ...it };
  turned = null;
}
indexed();

// An element's inside made to be the markup: where only texts and attributes differ from what it was, only these
// are set, so that a browser has little to lay out anew.
const filled = new WeakMap(), VARIES = /"[^"]*"|(?<=>)[^<]+/g;
function fill(element, markup) {
  const old = filled.get(element);
  if (old?.markup === markup) return;
  const parts = markup.match(VARIES) ?? [], frame = markup.replace(VARIES, "");
  let slots = null;
  if (old?.frame === frame && parts.every((it, k) => it === old.parts[k] || !it.includes("&"))) {
    slots = old.slots ?? slotsOf(element);
    if (slots.length === parts.length) {
      parts.forEach((it, k) => {
        if (it !== old.parts[k]) slots[k].nodeValue = it[0] === '"' ? it.slice(1, -1) : it;
      });
    } else slots = null;
  }
  if (!slots) element.innerHTML = markup;
  filled.set(element, { markup, parts, frame, slots });
}
// The attributes and texts of what is in an element, in the order of its markup.
function slotsOf(element) {
  const walk = document.createTreeWalker(element, 5), found = [];
  for (let node; (node = walk.nextNode()); ) found.push(...(node.attributes ?? [node]));
  return found;
}
function fillTable(table, rows) {
  while (table.children.length > rows.length) table.lastChild.remove();
  while (table.children.length < rows.length) table.append(document.createElementNS(table.namespaceURI, "mtr"));
  rows.forEach((markup, k) => fill(table.children[k], markup));
}

// On a page of many derivations what is on the screen is filled at once, the rest when there is time; print and
// copies wait for all of it.
const SEEN = new Set(), LATE = new Set();
function derive(live) {
  LATE.delete(live);
  const was = LIVES.get(live), place = live.dataset.place;
  fillTable(was.table, chainOf(place, current, was.hidden));
  if (!was.curve) return;
  if (!was.hidden) fill(was.curve, curveOf(place, current));
  was.curve.toggleAttribute("hidden", was.hidden);
}
let resting = false;
function soon() {
  if (resting || !LATE.size) return;
  resting = true;
  setTimeout(() => {
    resting = false;
    const until = performance.now() + 6;
    for (const live of LATE) {
      derive(live);
      if (performance.now() > until) break;
    }
    soon();
  }, 60);
}
const settle = () => LATE.forEach(derive);

function redraw() {
  let found;
  try {
    found = work(DATA, given());
    if (backward) {
      turned ??= backwardOf(DATA);
      const behind = work(turned, { ...given(), ...read(DATA.back.given) });
      for (const { key } of DATA.back.sentences) for (const it of ["places", "values", "lines"]) found[it][key] = behind[it][key];
    }
  } catch (fault) {
    const say = fault instanceof Undecided ? DATA.says.undecided : DATA.says.novalue;
    document.body.classList.add("stale");
    $("status").textContent = say.replace("{why}", fault.message);
    return;
  }
  current = found;
  document.body.classList.remove("stale");
  for (const [live, was] of LIVES) {
    const place = live.dataset.place, hidden = predicting && !committed.has(place);
    if (!found.lines[place] || was.lines === found.lines[place] && was.hidden === hidden) continue;
    Object.assign(was, { lines: found.lines[place], hidden });
    live.dataset.shown = hidden ? "" : textOf(found.places[place]);
    LATE.add(live);
  }
  for (const live of LATE) if (!(MANY || backward) || SEEN.has(live)) derive(live);
  soon();
  for (const said of TOLD) {
    const hidden = predicting && !committed.has(said.dataset.told), sentence = sentenceOf(said.dataset.told, found);
    said.hidden = hidden;
    if (sentence !== null) fill(said, sentence);
  }
  const opening = $("lead"), told = leadOf(found);
  if (opening && told) fill(opening, told);
  if (opening) opening.hidden = predicting;
  $("cell").hidden = predicting;
  pictured(found);
  guesses();
}

// ---- predicting: the result is hidden until the reader has committed to one

function guesses() {
  for (const live of LIVES.keys()) {
    const place = live.dataset.place, hidden = predicting && current.lines[place] && !committed.has(place);
    let form = live.querySelector("form");
    if (!hidden) {
      form?.remove();
      continue;
    }
    if (form) continue;
    form = document.createElement("form");
    const label = document.createElement("label"), input = document.createElement("input"), button = document.createElement("button");
    label.textContent = DATA.says.guess + " ";
    input.inputMode = "decimal";
    input.size = 6;
    button.textContent = DATA.says.commit;
    label.append(input);
    form.append(label, button);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      committed.add(place);
      const guess = typed(input.value), shown = current.places[place];
      redraw();
      const answer = guess === null ? "" : compare(valueOf(guess), valueOf(shown)) === 0 ? DATA.says.right : DATA.says.was.replace("{guess}", printed(guess));
      $("status").textContent = answer.replace("{shown}", printed(shown)) || printed(shown);
      live.focus();
    });
    live.tabIndex = -1;
    live.append(form);
  }
}

// Each derivation with its table and, where it has an activation, the curve of it.
const LIVES = new Map();
function enliven() {
  for (const live of every(".live")) {
    if (LIVES.has(live)) continue;
    const chain = live.querySelector(".chain"), curve = hasCurve(live.dataset.place) ? frameOf(chain.className.replace("chain", "")) : null;
    const table = chain.querySelector("mtable");
    if (curve) chain.after(curve);
    LIVES.set(live, { table, curve });
    sight.observe(live);
  }
}
const TOLD = every("[data-told]");
const MANY = document.body.classList.toggle("many", every(".live").length > 30);
const sight = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    SEEN[isIntersecting ? "add" : "delete"](target);
    if (isIntersecting && LATE.has(target)) derive(target);
  }
}, { rootMargin: "25%" });

// The chains of the backward pass, set when they are asked for, and anew in another notation.
const STEPS = every("section[data-step]").length;
function behind() {
  for (const live of every("#chains .live")) for (const all of [LIVES, LATE, SEEN]) all.delete(live);
  if (!backward) return $("chains").replaceChildren();
  $("chains").innerHTML = DATA.back.heads.map(([, title, colour, places]) =>
    (title && `<hgroup class="h3"><h3>${title}</h3></hgroup>`) + places.map((place) =>
      `<div class="live" data-place="${place}" data-q="${STEPS ? place : place.split("@")[0]}"><div class="chain ${colour}" style="--whole:${DATA.back.wide[place] ?? 1}"><math display="block"><mrow><mtable displaystyle="true"></mtable></mrow></math></div></div>`).join("")).join("");
  enliven();
}
function turn(back) {
  if (!DATA.back || back === backward) return;
  backward = back;
  for (const name of ["forward", "backward"]) $(name).setAttribute("aria-pressed", String(back === (name === "backward")));
  document.body.classList.toggle("backward", back);
  behind();
}

enliven();
// On paper stand both passes.
let turning = null;
addEventListener("beforeprint", () => {
  turning = backward;
  turn(true);
  redraw();
  settle();
});
addEventListener("afterprint", () => turn(turning));

$("given").insertAdjacentHTML("afterbegin", DATA.bar);
$("given").insertAdjacentHTML("beforeend", DATA.below);
document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
const placeOf = Object.fromEntries(Object.entries(DATA.names).map(([place, name]) => [name, place]));
for (const input of every("input[data-q]")) input.dataset.place = placeOf[input.dataset.q];
headings();
$("cell").innerHTML = DATA.cell;
start();
redraw();

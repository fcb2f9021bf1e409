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

let SENTENCES, LINES;
function indexed() {
  SENTENCES = Object.fromEntries([...DATA.sentences, ...(DATA.back?.sentences ?? [])].map((it) => [it.key, it]));
  LINES = { ...OWN.lines, ...OWN.back?.lines };
  for (const [place, it] of Object.entries({ ...DATA.lines, ...DATA.back?.lines })) LINES[place] = { ...LINES[place], ...it };
  turned = null;
}
indexed();

// What is on the screen is drawn at once, the rest when the numbers rest; print and copies wait for all of it.
const SEEN = new Set(), LATE = new Set();
function draw(it) {
  LATE.delete(it);
  const was = LIVES.get(it), { place, told } = it.dataset;
  if (!was) return it.id === "cell" ? pictured(current) : say(it, told ? sentenceOf(told, current) : leadOf(current));
  fillTable(was.table, was.rows, chainOf(place, current, was.hidden));
  if (!was.curve) return;
  if (!was.hidden) drawCurve(was.curve, place, current);
  was.curve.toggleAttribute("hidden", was.hidden);
}
let resting = 0;
function soon() {
  document.body.dataset.late = "";
  clearTimeout(resting);
  resting = setTimeout(rested, 200);
}
function rested() {
  const until = performance.now() + 6;
  for (const it of LATE) {
    tried(() => draw(it));
    if (performance.now() > until) break;
  }
  if (LATE.size) return (resting = setTimeout(rested));
  remember();
  report();
  delete document.body.dataset.late;
}
// A notebook whose frame the page stands in is told the numbers and what they come to.
function report() {
  if (parent === window) return;
  const given = Object.entries(GIVEN).map(([place, text]) => [DATA.names[place], text]);
  const shown = [...LIVES.keys()].map((it) => [it.dataset.q, it.dataset.shown]);
  parent.postMessage({ given: Object.fromEntries(given), shown: Object.fromEntries(shown) }, "*");
}
const settle = () => LATE.forEach((it) => tried(() => draw(it)));
// What cannot be worked is not shown, and the page says why.
function tried(what) {
  try {
    what();
    return true;
  } catch (fault) {
    const say = fault instanceof Undecided ? DATA.says.undecided : DATA.says.novalue;
    document.body.classList.add("stale");
    $("status").textContent = say.replace("{why}", fault.message);
  }
}

function redraw() {
  let found;
  const changed = [];
  soon();
  if (!tried(() => {
    found = work(DATA, given());
    if (backward) {
      turned ??= backwardOf(DATA);
      const behind = work(turned, { ...given(), ...read(DATA.back.given) });
      for (const { key } of DATA.back.sentences) for (const it of ["places", "done"]) found[it][key] = behind[it][key];
    }
    for (const [live, was] of LIVES) {
      const { place } = live.dataset, done = found.done[place], hidden = predicting && !committed.has(place);
      if (!done || was.done === done && was.hidden === hidden) continue;
      if (SEEN.has(live)) linesOf(done);
      changed.push([live, was, { done, hidden }]);
    }
  })) return;
  current = found;
  document.body.classList.remove("stale");
  for (const [live, was, now] of changed) {
    Object.assign(was, now);
    live.dataset.shown = now.hidden ? "" : textOf(now.done.figure);
    LATE.add(live);
  }
  for (const it of TOLD) {
    it.hidden = predicting && !committed.has(it.dataset.told);
    LATE.add(it);
  }
  for (const it of LATE) if (SEEN.has(it)) tried(() => draw(it));
  guesses();
}
const SAID = new Map();
function say(element, sentence) {
  if (!sentence || SAID.get(element) === sentence) return;
  const [first, more] = element.childNodes;
  if (first?.nodeType === 3 && !more && !/[<&]/.test(sentence)) first.nodeValue = sentence;
  else element.innerHTML = sentence;
  SAID.set(element, sentence);
}

// ---- predicting: the result is hidden until the reader has committed to one

let guessed = false;
function guesses() {
  if (!predicting && !guessed) return;
  guessed = predicting;
  for (const live of LIVES.keys()) {
    const place = live.dataset.place, hidden = predicting && current.done[place] && !committed.has(place);
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
    LIVES.set(live, { table: live.querySelector("mtable"), curve: live.querySelector(".curve"), rows: {} });
    sight.observe(live);
  }
}
// What is said, and the picture of the cell.
const TOLD = every("[data-told], #lead, #cell");
document.body.classList.toggle("many", every(".live").length > 30);
const sight = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    SEEN[isIntersecting ? "add" : "delete"](target);
    if (isIntersecting && LATE.has(target)) tried(() => draw(target));
  }
});

// The chains of the backward pass, set when they are asked for, and anew in another notation.
const STEPS = every("section[data-step]").length;
function behind() {
  for (const live of every("#chains .live")) for (const all of [LIVES, LATE, SEEN]) all.delete(live);
  if (!backward) return $("chains").replaceChildren();
  $("chains").innerHTML = DATA.back.heads.map(([, title, colour, places]) =>
    (title && `<hgroup class="h3"><h3>${title}</h3></hgroup>`) + places.map((place) =>
      `<div class="live" data-place="${place}" data-q="${STEPS ? place : place.split("@")[0]}"><div class="chain ${colour}" style="--whole:${DATA.back.wide[place] ?? 1}"><math display="block"><mrow><mtable></mtable></mrow></math></div></div>`).join("")).join("");
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
$("cell").insertAdjacentHTML("beforebegin", DATA.below);
document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
const placeOf = Object.fromEntries(Object.entries(DATA.names).map(([place, name]) => [name, place]));
for (const input of every("input[data-q]")) input.dataset.place = placeOf[input.dataset.q];
headings();
OWN.cell = $("cell").innerHTML;
TOLD.forEach((it) => sight.observe(it));
start();
redraw();

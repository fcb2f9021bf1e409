// The page: its derivations filled with what the sentences come to.

const $ = (id) => document.getElementById(id);
const every = (selector) => [...document.querySelectorAll(selector)];
const GIVEN = { ...DATA.given };
let current = null, predicting = false;
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

const row = (left, sign, right, stage, extra = "") =>
  `<mtr${extra}><mtd class="l">${left}<mspace width="0" height=".95em" depth=".42em"/></mtd>` +
  `<mtd class="r">${sign ? `<mrow/><mo>${sign}</mo>` : ""}${right}</mtd><mtd class="w"><mtext>${stage}</mtext></mtd></mtr>`;

// The rows of a derivation; one that would repeat its neighbour is left out.
function rowsOf(place, found) {
  const sentence = SENTENCES[place], set = DATA.lines[place];
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
  return rowsOf(place, found).map((it, k) => {
    const result = it.stage === "result", shown = result && hidden ? "<mtext>?</mtext>" : it.markup;
    return row(k ? "" : DATA.lines[place].left, it.sign, result ? `<mrow class="value">${shown}</mrow>` : shown, DATA.stages[it.stage]) +
      (it.unrounded ? `<mtr><mtd class="l"/><mtd class="r remark"><mtext class="note">${DATA.unrounded}</mtext></mtd><mtd class="w"/></mtr>` : "");
  }).join("");
}

const SENTENCES = Object.fromEntries(DATA.sentences.map((it) => [it.key, it]));

function redraw() {
  let found;
  try {
    found = work(DATA, Object.fromEntries(Object.entries(GIVEN).map(([place, text]) => [place, typed(text)])));
  } catch (fault) {
    const say = fault instanceof Undecided ? DATA.says.undecided : DATA.says.novalue;
    document.body.classList.add("stale");
    $("status").textContent = say.replace("{why}", fault.message);
    return;
  }
  current = found;
  document.body.classList.remove("stale");
  for (const live of every(".live")) {
    const place = live.dataset.place, hidden = predicting && !committed.has(place);
    const math = live.querySelector("math");
    math.querySelector("mtable").innerHTML = chainOf(place, found, hidden);
    math.removeAttribute("alttext");
    live.dataset.shown = hidden ? "" : textOf(found.places[place]);
    const curve = live.querySelector("svg.curve"), drawn = hidden ? "" : curveOf(place, found, live.querySelector(".chain").className.replace("chain", ""));
    curve?.remove();
    if (drawn) live.querySelector(".chain").insertAdjacentHTML("afterend", drawn);
  }
  for (const said of every("[data-told]")) {
    const hidden = predicting && !committed.has(said.dataset.told), sentence = sentenceOf(said.dataset.told, found);
    said.hidden = hidden;
    if (sentence !== null) said.innerHTML = sentence;
  }
  const opening = $("lead"), told = leadOf(found);
  if (opening && told) opening.innerHTML = told;
  if (opening) opening.hidden = predicting;
  $("cell").hidden = predicting;
  pictured(found);
  guesses();
}

// ---- predicting: the result is hidden until the reader has committed to one

function guesses() {
  for (const live of every(".live")) {
    const place = live.dataset.place, hidden = predicting && !committed.has(place);
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

$("cell").innerHTML = DATA.cell;
start();
redraw();

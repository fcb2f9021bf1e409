// Controls: numbers that are typed, stepped with keys, or dragged; presets, copies, and the address that says it all.

const inputs = () => every("input[data-place]");
const FIELDS = {};
const asTyped = (text) => text.replace(".", DATA.decimal);

// A given number changes; what is no number changes nothing and says so.
function give(place, text, { from = null, keep = false } = {}) {
  const read = typed(text), input = FIELDS[place];
  input.setAttribute("aria-invalid", String(read === null));
  if (read === null) {
    $("status").textContent = DATA.says.notanumber;
    return;
  }
  $("status").textContent = "";
  GIVEN[place] = textOf(read);
  if (from !== input) input.value = asTyped(textOf(read));
  input.setAttribute("aria-valuenow", textOf(read));
  if (!keep) later();
}

// At most one redraw a frame, however fast a number is dragged.
let waiting = false;
function later() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    redraw();
  });
}

// One unit of the last digit, or ten of them, or a tenth.
function stepped(text, count, finer) {
  const it = typed(text);
  let places = Math.max(it.places, 0) + (finer < 0 ? 1 : 0);
  if (places > 12) return text;
  const unit = finer > 0 ? 10n : 1n;
  const n = scaled(valueOf(it), places).p / scaled(valueOf(it), places).q + BigInt(count) * unit;
  return textOf(positional(n, places));
}

function keys(event) {
  const up = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
  if (!up || !event.target.dataset.place) return;
  event.preventDefault();
  const place = event.target.dataset.place;
  give(place, stepped(GIVEN[place], up, event.shiftKey ? 1 : event.altKey ? -1 : 0));
}

function drag(event) {
  const grip = event.target.closest?.("[data-from], label:has(input[data-place]) > math");
  if (!grip || event.button) return;
  const place = grip.dataset.from ?? grip.parentElement.querySelector("input").dataset.place;
  const began = event.clientX, first = GIVEN[place];
  event.preventDefault();
  document.body.classList.add("dragging");
  const move = (now) => {
    const count = Math.round((now.clientX - began) / 6);
    give(place, stepped(first, count, now.shiftKey ? 1 : now.altKey ? -1 : 0));
  };
  const end = () => {
    document.body.classList.remove("dragging");
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
}

function all(given) {
  for (const [place, text] of Object.entries(given)) give(place, text, { keep: true });
  committed.clear();
  redraw();
}

// ---- the address: what differs from the example, by name; nothing else is read from it

function remember() {
  const changed = Object.keys(GIVEN).filter((place) => GIVEN[place] !== DATA.given[place]);
  const words = changed.map((place) => `${encodeURIComponent(DATA.names[place])}=${GIVEN[place]}`);
  if (notation) words.unshift("notation=" + DATA.others.name[notation]);
  if (backward) words.unshift("pass=backward");
  try {
    history.replaceState(null, "", words.length ? "#" + words.join("&") : location.pathname + location.search);
  } catch { // in a frame of a notebook a page has no address of its own
  }
}

function recall() {
  const byName = new Map(Object.entries(DATA.names).map(([place, name]) => [name, place]));
  const given = { ...DATA.given };
  let wanted = 0, back = false;
  for (const part of location.hash.slice(1).split("&")) {
    const [name, text = ""] = part.split("=");
    let place;
    try {
      place = byName.get(decodeURIComponent(name));
    } catch { continue; }
    if (place && typed(text)) given[place] = textOf(typed(text));
    else if (name === "pass") back = text === "backward";
    else if (name === "notation") wanted = Math.max(0, (DATA.others.name ?? []).indexOf(text));
  }
  if (wanted !== notation) write(wanted);
  turn(back);
  return given;
}

// ---- copies

const LETTERS = { "×": "\\times ", "−": "-", "≈": "\\approx ", "σ": "\\sigma ", "Γ": "\\Gamma ", "⊙": "\\odot ", "∘": "\\circ ",
  "⟨": "\\langle ", "⟩": "\\rangle ", "\u2061": "", "\u2062": " ", "\u2063": "", "~": "\\tilde", "tanh": "\\tanh ", "exp": "\\exp ",
  "max": "\\max ", "min": "\\min ", "ln": "\\ln " };
function latex(node) {
  if (node.nodeType === 3) return "";
  const inner = () => [...node.children].map(latex), one = (k) => latex(node.children[k]), text = node.textContent;
  switch (node.localName) {
    case "mn": return text.replace(",", "{,}");
    case "mi": return LETTERS[text] ?? (text.length > 1 ? `\\mathrm{${text}}` : text);
    case "mo": return LETTERS[text] ?? text;
    case "mtext": return `\\text{${text}}`;
    case "mspace": return "";
    case "msub": return `${one(0)}_{${one(1)}}`;
    case "msup": return `${one(0)}^{${one(1)}}`;
    case "msubsup": return `${one(0)}_{${one(1)}}^{${one(2)}}`;
    case "mover": return `\\${{ "~": "tilde", "^": "hat", "¯": "bar" }[node.children[1].textContent] ?? "tilde"}{${one(0)}}`;
    case "munder": return one(0);
    case "mfrac": return `\\frac{${one(0)}}{${one(1)}}`;
    case "msqrt": return `\\sqrt{${inner().join("")}}`;
    default: return inner().join("");
  }
}
function latexOf(live) {
  const rows = [...live.querySelectorAll("mtr")].map((it) => {
    const [left, right] = [...it.children].map(latex);
    return `${left} &${right}`;
  });
  return `\\begin{aligned}\n${rows.join(" \\\\\n")}\n\\end{aligned}`;
}
const lives = () => [...LIVES.keys()].filter((it) => backward === Boolean(it.closest("#chains")));
const copies = {
  "copy-latex": () => lives().map(latexOf).join("\n\n"),
  "copy-mathml": () => lives().map((it) => it.querySelector("math").outerHTML).join("\n\n"),
  "copy-markdown": () => lives().map((it) => `$$\n${latexOf(it)}\n$$`).join("\n\n"),
  "copy-link": () => location.href,
};
async function copy(id) {
  settle();
  remember();
  const text = copies[id]();
  try {
    await navigator.clipboard.writeText(text);
  } catch { // a page that was opened as a file may have no clipboard
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  $("status").textContent = DATA.says.copied;
}

function start() {
  for (const input of inputs()) {
    FIELDS[input.dataset.place] = input;
    Object.assign(input, { readOnly: false, autocomplete: "off", spellcheck: false, inputMode: "decimal", role: "spinbutton" });
    input.setAttribute("aria-valuenow", GIVEN[input.dataset.place]);
    input.addEventListener("input", () => give(input.dataset.place, input.value, { from: input }));
    input.addEventListener("blur", () => {
      input.value = asTyped(GIVEN[input.dataset.place]);
      input.setAttribute("aria-invalid", "false");
    });
  }
  addEventListener("keydown", keys);
  addEventListener("pointerdown", drag);
  addEventListener("hashchange", () => all(recall()));
  $("reset").addEventListener("click", () => all(DATA.given));
  $("presets")?.addEventListener("change", (event) => all(DATA.presets[event.target.value].given));
  if (DATA.back) for (const name of ["forward", "backward"]) $(name).addEventListener("click", () => {
    turn(name === "backward");
    redraw();
  });
  $("notation")?.addEventListener("change", (event) => {
    write(Number(event.target.value));
    redraw();
  });
  $("predict").setAttribute("aria-pressed", "false");
  $("predict").addEventListener("click", (event) => {
    predicting = !predicting;
    committed.clear();
    event.currentTarget.setAttribute("aria-pressed", String(predicting));
    redraw();
  });
  for (const id of Object.keys(copies)) $(id).addEventListener("click", () => copy(id));
  for (const [place, text] of Object.entries(recall())) give(place, text, { keep: true });
}

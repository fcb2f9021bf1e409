// Notations: the same numbers as another author writes them.

let notation = 0;
for (const [name, each] of Object.entries(DATA.others)) DATA[name] = each[0];
const OWN = { ...DATA, labels: {}, heads: {} };
// Each derivation's heading, by the name of its quantity.
const HEADS = new Map();
function headings() {
  let over = null;
  for (const it of every("section:not(#given, #back) :is(h2, h3, .live)")) {
    if (!it.matches(".live")) over = it;
    else if (over) HEADS.set(over, it.dataset.place.replace(/[[@].*/, ""));
  }
  for (const [head, name] of HEADS) OWN.heads[name] = [head.innerHTML.replace(/^<span.*?<\/span> /, ""), head.nextElementSibling?.textContent ?? ""];
  for (const input of inputs()) OWN.labels[input.dataset.place] = [input.previousElementSibling.outerHTML, input.getAttribute("aria-label")];
}

const writings = () => every("#cell :is(text:not([data-q]), title)");
function write(k) {
  const it = { ...OWN };
  for (const [name, each] of Object.entries(DATA.others)) it[name] = each[k] ?? OWN[name];
  notation = k;
  for (const name of ["sentences", "lines", "told", "lead", "pictured"]) DATA[name] = it[name];
  if (it.back) DATA.back = { ...OWN.back, ...it.back };
  indexed();
  if (backward) behind();
  for (const [head, name] of HEADS) {
    const [title, aside] = it.heads[name] ?? OWN.heads[name], number = head.querySelector(".n");
    head.innerHTML = (number ? number.outerHTML + " " : "") + title;
    if (head.nextElementSibling) head.nextElementSibling.textContent = aside;
  }
  for (const input of inputs()) {
    const [letter, said] = it.labels[input.dataset.place];
    input.previousElementSibling.outerHTML = letter;
    input.setAttribute("aria-label", said);
  }
  $("cell").innerHTML = it.cell;
  LABELS = null;
  const said = writings().map((words) => words.innerHTML), once = [...new Set(said)];
  if (it.written) writings().forEach((words, j) => (words.innerHTML = it.written[once.indexOf(said[j])]));
  for (const was of LIVES.values()) Object.assign(was, { done: null, rows: {} });
  if ($("notation")) $("notation").value = k;
}

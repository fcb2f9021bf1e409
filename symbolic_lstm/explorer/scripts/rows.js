// The rows of a derivation: each is set once, and from then on only the figures in it that change.

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

// The rows of a derivation by what they are: the markup of each, with a place held for its sign and for each of its
// figures, and the markup of these. One that would repeat its neighbour is left out.
const HELD = "<maction/>";
const cells = (left, right, stage) => `<mtd class="l">${left}</mtd><mtd class="r">${right}</mtd><mtd class="w">${stage}</mtd>`;
// The places for figures in a line's markup, and the markup with these places held.
const GAPS = {}, GAP = /\ue000(\d+)([!^]*)\ue001/g;
const gapsOf = (markup) => (GAPS[markup] ??= { gaps: [...markup.matchAll(GAP)], held: markup.replace(GAP, HELD) });
function chainOf(place, found, hidden) {
  const { nodes } = SENTENCES[place], set = LINES[place], signed = (left, markup, stage) => cells(left, "<mrow/>" + HELD + markup, `<mtext>${DATA.stages[stage]}</mtext>`);
  const rows = [["formula", signed(set.left, set.formula, "formula"), ["<mo>=</mo>"]]];
  let plain = "";
  const remark = (k) => rows.push([k + "!", cells("", `<mtext class="note">${DATA.unrounded}</mtext>`, "").replace('"r"', '"r remark"'), []]);
  linesOf(found.done[place]).forEach((line, k) => {
    const markup = set.cuts[line.cut ?? set.cuts.length - 1], figures = [], { gaps, held } = gapsOf(markup);
    let now = held;
    for (const [, node, kind] of gaps) {
      const [head, from] = nodes[node], figure = line.figures[node], set = figureMarkup(figure, kind);
      figures.push(head === "" && from in GIVEN ? figureMarkup(figure, kind, from) : set);
      now += set;
    }
    if (!k || now !== plain) {
      const result = line.stage === "result", shown = result && hidden ? "<mtext>?</mtext>" : held;
      rows.push([k + (result && hidden ? "?" : ""), signed("", result ? `<mrow class="value">${shown}</mrow>` : shown, line.stage), [`<mo>${line.sign}</mo>`, ...(result && hidden ? [] : figures)]]);
      plain = now;
      if (line.unrounded) remark(k);
    } else if (line.unrounded && !rows.at(-1)[0].endsWith("!")) remark(k);
  });
  return rows;
}

// A place that is held, made to be the markup: where only texts differ from what it was, only these are set, so that
// a browser has little to lay out anew.
const TEXTS = /(?<=>)[^<]+/g;
function put(it, markup) {
  if (it.markup === markup) return;
  const plain = /^<mn[^>]*>([^<]+)<\/mn>$/.exec(markup);
  if (plain && it.node.localName === "mn") {
    it.node.firstChild.nodeValue = plain[1];
    it.markup = markup;
    return;
  }
  const texts = markup.match(TEXTS), frame = markup.replace(TEXTS, "");
  if (it.frame === frame) {
    const walk = document.createTreeWalker(it.node, 4);
    for (const text of texts) if (walk.nextNode().nodeValue !== text) walk.currentNode.nodeValue = text;
  } else {
    const box = it.node.cloneNode();
    box.innerHTML = markup;
    it.node.replaceWith((it.node = box.firstChild));
  }
  Object.assign(it, { markup, frame });
}
function fillTable(table, known, rows) {
  const trs = rows.map(([key, markup, figures]) => {
    if (!known[key]) {
      const tr = document.createElementNS(table.namespaceURI, "mtr");
      tr.innerHTML = markup;
      known[key] = { tr, held: [...tr.querySelectorAll("maction")].map((node) => ({ node })) };
    }
    figures.forEach((it, k) => put(known[key].held[k], it));
    return known[key].tr;
  });
  for (const tr of [...table.children]) if (!trs.includes(tr)) tr.remove();
  trs.forEach((tr, k) => tr === table.children[k] || table.insertBefore(tr, table.children[k] ?? null));
}

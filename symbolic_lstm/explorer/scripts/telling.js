// What is said of each figure: the sentence that its band or its change calls for.

const told = (text, filled) => text.replace(/\ue000([a-z]+)\ue001/g, (_, name) => filled[name]);
const printed = (figure) => {
  const power = figure.exponent === null ? "" : "×10" + String(figure.exponent).replace(/./g, (c) => RAISED[c]);
  return (figure.n < 0n ? "−" : "") + figure.digits.replace(".", DATA.decimal) + power;
};
const RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
const LEAST = rational(1n, 100000n);

// A share as a percentage with the digits it shows, and no longer than the share itself.
function percent(share) {
  const places = share.places - 2;
  let shown = positional(places > 0 ? share.n : share.n * ten(-places), Math.max(places, 0));
  const length = (figure) => printed(figure).length;
  if (share.exponent !== null && length(shown) > length(share)) shown = scientific(share.n, places);
  return printed(shown) + "\u00a0%";
}
function shareTold(share) {
  const value = valueOf(share);
  if (value.p > 0n && compare(value, LEAST) < 0) return told(DATA.words["less than"].replace("{share}", "\ue000share\ue001"), { share: percent(positional(1n, 5)) });
  if (compare(value, ONE) < 0 && compare(plain.add(ONE, neg(value)), LEAST) < 0) {
    return told(DATA.words["more than"].replace("{share}", "\ue000share\ue001"), { share: percent(positional(99999n, 5)) });
  }
  if (value.p === 0n || compare(value, ONE) === 0) return (value.p ? "100" : "0") + "\u00a0%";
  return percent(share);
}
// What a printed share leaves of 1, with as many decimals.
function rest(share) {
  const value = valueOf(share);
  if (value.p > 0n && compare(value, LEAST) < 0) return positional(99999n, 5);
  const places = Math.max(share.places, 0);
  return positional(ten(places) - scaled(value, places).p / scaled(value, places).q, places);
}
function band(share) {
  const value = valueOf(share);
  if (compare(value, ONE) === 0) return "all";
  const bands = [["nothing", 1n], ["little", 10n], ["part", 99n], ["nearly all", 100n]];
  return bands.find(([, most]) => compare(value, rational(most, 100n)) < 0)[0];
}

// What a step comes to in one sentence, at the head of the page.
function leadOf(found) {
  const it = DATA.lead;
  if (!it) return "";
  const lines = linesOf(found.done[it.state]), value = found.places[it.state], before = found.places[it.before];
  const kept = last(lines, it.kept), added = last(lines, it.added), filled = { shown: printed(found.places[it.out]), value: printed(value), before: printed(before) };
  if (before.n === 0n) return it.ways["from 0"] ? told(it.ways["from 0"], filled) : "";
  if (!kept || !added) return "";
  const shown = found.places[it.gate], share = it.rest ? rest(shown) : shown;
  const change = added.n === 0n ? "nothing" : added.n < 0n ? "taken" : "added";
  return told(it.ways[`${band(share) === "all" ? "all" : "part"}, ${change}`],
    { ...filled, share: shareTold(share), added: printed(added), taken: printed({ ...added, n: abs(added.n) }) });
}

function sentenceOf(place, found) {
  const it = DATA.told?.[place], shown = found.places[place];
  if (!it) return null;
  if (it.proposes) return told(it.proposes, { value: printed(shown) });
  if (it.effects) {
    return it.effects.map((effect) => {
      const share = effect.rest ? rest(shown) : shown;
      const added = effect.added === null ? shown : effect.added ? rest(shown) : shown;
      const nothing = effect.before !== null && found.places[effect.before].n === 0n;
      return told(effect.bands[nothing ? "of 0" : band(share)], { share: shareTold(share), added: shareTold(added) });
    }).join(" ");
  }
  const before = found.places[it.before], filled = { before: printed(before), value: printed(shown) };
  const lines = linesOf(found.done[place]), kept = last(lines, it.kept), added = last(lines, it.added);
  if (kept) filled.kept = printed(kept);
  if (added) [filled.added, filled.taken] = [printed(added), printed({ ...added, n: abs(added.n) })];
  const equal = (a, b) => compare(valueOf(a), valueOf(b)) === 0;
  let way = "goes";
  if (kept && added) {
    way = kept.n === 0n ? "replaced" : added.n === 0n ? "kept"
      : equal(kept, before) ? (added.n < 0n ? "taken off" : "added") : added.n < 0n ? "taken" : "parts";
  }
  if (equal(before, shown)) way = way === "parts" || way === "taken" ? "stays, " + way : "stays";
  else if (before.n === 0n && kept) way = "from 0";
  return told(it.ways[way], filled);
}

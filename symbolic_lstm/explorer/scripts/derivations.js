// Derivations: every sentence worked, and the figures that each of its lines shows.
//
// A sentence is {key, nodes, cuts, digits, parts}: `nodes` in reading order, parts before wholes, each
// [head, parts], ["", place] for a name or ["#", figure] for a typed number; `cuts` are [stage, cut, new];
// `digits` is what its result shows, `parts` what its named parts show.

const SPARE = 4, MOST_GUARD = 6, LONGEST_LADDER = 5;

class Undecided extends Error {}

// What one sentence comes to: the value of each node, and the figures of its result and its named parts.
function worked(sentence, known, places, policy) {
  const values = [], figures = {}, carried = policy.carry === "shown";
  const root = sentence.nodes.length - 1;
  let result;
  sentence.nodes.forEach(([head, parts], k) => {
    let value;
    if (head === "") value = known[parts];
    else if (head === "#") value = valueOf(typed(parts));
    else value = EVALUATE[head](...parts.map((p) => values[p].carried));
    const wanted = k === root ? sentence.digits : sentence.parts[k];
    let carriedValue = value;
    if (wanted) {
      const figure = show(value, wanted, policy.mode);
      if (figure === null) throw new Undecided(sentence.key);
      figures[k] = figure;
      if (carried) carriedValue = valueOf(figure);
    }
    values.push({ value, carried: carriedValue });
    result = carriedValue;
  });
  known[sentence.key] = result;
  places[sentence.key] = figures[root];
  return { values: values.map((v) => v.value), figures };
}

// The figure at each node of each line, the sign of each line, and where unrounded values were used.
function derived(sentence, found, known, places, policy) {
  const { nodes, cuts } = sentence, root = nodes.length - 1;
  if (cuts.length === 2 && String(cuts[0][1]) === String(cuts[1][1]) ) {
    if (cuts[0][1].length === 1 && cuts[0][1][0] === root) {
      const shown = found.figures[root], value = found.values[root];
      return [{ stage: "result", sign: isExact(value) && compare(value, valueOf(shown)) === 0 ? "=" : "≈", figures: { [root]: shown } }];
    }
  }
  const fixed = {}, shown = policy.carry === "shown";
  nodes.forEach(([head, parts], k) => {
    if (head === "#") fixed[k] = typed(parts);
    else if (head === "" && (shown || policy.given.has(parts))) fixed[k] = places[parts];
  });
  for (const [k, figure] of Object.entries(found.figures)) if (shown || Number(k) === root) fixed[k] = figure;
  let best = null;
  for (const ladder of ladders(cuts.length - 1)) {
    const figures = lineFigures(sentence, found, fixed, ladder, policy);
    const signs = cuts.slice(1).map((after, k) => follows(nodes, cuts[k][1], after[2], figures, policy.mode));
    const open = signs.filter((s) => !s).length;
    if (!best || open < best.open) best = { signs, figures, open };
    if (!open || Object.keys(fixed).length === Object.keys(figures).length) break;
  }
  const first = nodes.every(([head, parts], k) => head !== "" || shown || same(known[parts], best.figures[k])) ? "=" : "≈";
  return cuts.map(([stage, cut], k) => ({
    cut: k, stage, sign: k ? best.signs[k - 1] || "≈" : first, unrounded: k > 0 && !best.signs[k - 1],
    figures: Object.fromEntries(cut.map((node) => [node, best.figures[node]])),
  }));
}
const same = (value, figure) => isExact(value) && compare(value, valueOf(figure)) === 0;

function lineFigures(sentence, found, fixed, ladder, policy) {
  const figures = { ...fixed };
  ladder.forEach((guard, line) => {
    for (const k of sentence.cuts[line][2]) {
      if (figures[k]) continue;
      const [head, parts] = sentence.nodes[k];
      const wanted = head === "" ? policy.digits[parts] : sentence.parts[k] || sentence.digits;
      figures[k] = intermediate(sentence, found.values[k], k, wanted, guard, figures, policy.mode);
    }
  });
  return figures;
}

// A figure inside a sentence: exact if that is short, else with guard digits.
function intermediate(sentence, value, k, wanted, guard, figures, mode) {
  if (isExact(value)) {
    const parts = typeof sentence.nodes[k][1] === "object" ? sentence.nodes[k][1] : [];
    let least = Math.max(0, ...parts.filter((p) => figures[p]).map((p) => figures[p].places));
    least = value.p !== 0n && least > 0 && least <= 12 ? least : 0;
    const exact = exactly(value, least, Math.max(wanted[0], least) + SPARE);
    if (exact && abs(exact.n) < LARGEST_PLAIN) return exact;
  }
  let [number, significant] = wanted;
  const zero = isExact(value) && value.p === 0n;
  if (!significant && rounded(value, number, mode) === 0n && !zero) [number, significant] = [SIGNIFICANT, true];
  const figure = show(value, [number + guard, significant], mode);
  if (figure === null) throw new Undecided(sentence.key);
  return figure;
}

// "=" where every new figure equals what the line above gives, "≈" where it is that rounded, "" where neither.
function follows(nodes, before, fresh, figures, mode) {
  let answer = "=";
  for (const k of fresh) {
    const again = (j) => (before.includes(j) ? valueOf(figures[j]) : EVALUATE[nodes[j][0]](...nodes[j][1].map(again)));
    const value = again(k), figure = figures[k];
    if (isExact(value) && compare(value, valueOf(figure)) === 0) continue;
    const n = rounded(value, figure.places, mode);
    if (n === null && precision !== PRECISIONS.at(-1)) throw new Undecided();
    if (n !== figure.n) return "";
    answer = "≈";
  }
  return answer;
}

const LADDERS = {};
// Guard digits for each line before the result, never fewer above than below; the smallest first.
function ladders(count) {
  if (LADDERS[count]) return LADDERS[count];
  const own = Math.min(count, LONGEST_LADDER), found = [];
  const fall = (most, rest, ladder) => {
    if (!rest) found.push([...Array(count - own).fill(ladder[0]), ...ladder]);
    else for (let guard = most; guard >= 0; guard--) fall(guard, rest - 1, [...ladder, guard]);
  };
  fall(MOST_GUARD, own, []);
  const sum = (ladder) => ladder.reduce((a, b) => a + b, 0);
  found.sort((a, b) => sum(a) - sum(b) || Math.max(0, ...a) - Math.max(0, ...b));
  return (LADDERS[count] = found);
}

// Every sentence of a program in order, from given figures; with more digits where these decide nothing.
function work(program, given) {
  for (const digits of PRECISIONS) {
    if (digits !== precision) setPrecision(digits);
    try {
      return worksAll(program, given);
    } catch (fault) {
      if (!(fault instanceof Undecided) || digits === PRECISIONS.at(-1)) throw fault;
    }
  }
}

// The backward pass: the forward sentences with full values and the digits of gradients, told nowhere, then its own.
const backwardOf = (data) => ({
  policy: data.back.policy,
  sentences: [...data.sentences.map((it) => ({ ...it, parts: {}, digits: data.back.digits })), ...data.back.sentences],
});

// What each sentence came to last, and from what: where nothing of that has changed, it is not worked again. Its
// lines are derived when they are asked for.
const LAST = new WeakMap();

function worksAll(program, given) {
  const known = {}, places = {}, done = {};
  const policy = { ...program.policy, given: new Set(Object.keys(given)), digits: {} };
  for (const sentence of program.sentences) policy.digits[sentence.key] = sentence.digits;
  for (const [place, figure] of Object.entries(given)) [known[place], places[place]] = [figure.value ??= valueOf(figure), figure];
  for (const sentence of program.sentences) {
    const { key } = sentence, from = (sentence.from ??= sentence.nodes.filter(([head]) => head === "").map(([, place]) => place));
    let last = LAST.get(sentence);
    if (!(last?.precision >= precision) || from.some((place) => last.known[place] !== known[place] || last.places[place] !== places[place])) {
      const found = worked(sentence, known, places, policy);
      LAST.set(sentence, (last = { precision, sentence, policy, ...found, value: known[key], figure: places[key] }));
    } else [known[key], places[key]] = [last.value, last.figure];
    done[key] = Object.assign(last, { known, places, program, given });
  }
  return { known, places, done };
}

// The lines of a derivation; with more digits where those that gave its value do not decide them.
function linesOf(last) {
  if (last.lines) return last.lines;
  const { sentence, program, given } = last;
  let it = last;
  for (const digits of PRECISIONS) {
    if (digits < last.precision) continue;
    if (digits !== precision) setPrecision(digits);
    try {
      if (digits > last.precision) it = worksAll(program, given).done[sentence.key];
      return (last.lines = it.lines ??= derived(sentence, it, it.known, it.places, it.policy));
    } catch (fault) {
      if (!(fault instanceof Undecided) || digits === PRECISIONS.at(-1)) throw fault;
    }
  }
}

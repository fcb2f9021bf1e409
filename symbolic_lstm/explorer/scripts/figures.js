// Figures: how a value prints under a policy. A figure is {n, places, digits, exponent}: n / 10^places.

const SIGNIFICANT = 3, SMALLEST_PLAIN = -4, LARGEST_PLAIN = 10n ** 40n;
const ten = (k) => 10n ** BigInt(k);

function scaled(v, places) {
  return places >= 0 ? plain.mul(v, { p: ten(places), q: 1n }) : plain.div(v, { p: ten(-places), q: 1n });
}
const half = (v, way) => ({ p: 2n * v.p + BigInt(way) * v.q, q: 2n * v.q });
const down = (v) => floor(v.p, v.q), up = (v) => ceil(v.p, v.q);

// The n with which a value prints as n / 10^places, or null where its interval leaves that open.
function rounded(v, places, mode) {
  if (!isExact(v)) {
    const lo = scaled(v.lo, places), hi = scaled(v.hi, places);
    let low, high;
    if (mode !== "truncate") [low, high] = [down(half(lo, 1)), up(half(hi, 1)) - 1n];
    else if (lo.p >= 0n) [low, high] = [down(lo), up(hi) - 1n];
    else if (hi.p <= 0n) [low, high] = [down(lo) + 1n, up(hi)];
    else [low, high] = [down(lo) + 1n, up(hi) - 1n];
    return low === high ? low : null;
  }
  const x = scaled(v, places);
  if (mode === "truncate") return x.p >= 0n ? down(x) : up(x);
  if (mode === "half-even" && (2n * x.p) % x.q === 0n && x.p % x.q !== 0n) {
    const below = down(x);
    return below + (((below % 2n) + 2n) % 2n);
  }
  return x.p >= 0n ? down(half(x, 1)) : up(half(x, -1));
}

const positionalDigits = (n, places) => {
  if (places <= 0) return String(abs(n) * ten(-places));
  const digits = String(abs(n)).padStart(places + 1, "0");
  return digits.slice(0, -places) + "." + digits.slice(-places);
};
const positional = (n, places) => ({ n, places, digits: positionalDigits(n, places), exponent: null });
function scientific(n, places) {
  const digits = String(abs(n));
  return { n, places, digits: digits.length === 1 ? digits : digits[0] + "." + digits.slice(1),
    exponent: digits.length - 1 - places };
}
const valueOf = (figure) => (figure.places >= 0 ? rational(figure.n, ten(figure.places)) : rational(figure.n * ten(-figure.places)));
const textOf = (figure) => (figure.n < 0n ? "-" : "") + figure.digits + (figure.exponent === null ? "" : "e" + figure.exponent);

// A typed number, such as 2.70, -10 or 6.27e-6; null where it is none. Its digits are kept.
function typed(text) {
  const read = /^\s*([-−+]?)(\d{1,40})(?:[.,](\d{1,40}))?(?:e([-+]?\d{1,3}))?\s*$/i.exec(text);
  if (!read) return null;
  const [, sign, whole, part = "", power] = read;
  let n = BigInt(whole + part);
  if (sign === "-" || sign === "−") n = -n;
  const digits = part ? whole + "." + part : whole, exponent = power === undefined ? null : Number(power);
  const places = part.length - (exponent || 0);
  return { n, places, digits, exponent };
}

const belowPower = (v, e) => { // v < 10^e, v > 0
  return e >= 0 ? v.p < ten(e) * v.q : v.p * ten(-e) < v.q;
};
function log10(v) { // the largest e with 10^e <= v
  let e = Math.floor((bits(v.p) - bits(v.q) - 4) * 0.30102999566398);
  while (belowPower(v, e)) e--;
  while (!belowPower(v, e + 1)) e++;
  return e;
}
function magnitude(v) {
  if (isExact(v)) return v.p === 0n ? 0 : log10({ p: abs(v.p), q: v.q });
  if (sign(v.lo) * sign(v.hi) < 0) return null;
  const [near, far] = [v.lo, v.hi].map((e) => ({ p: abs(e.p), q: e.q })).sort(compare);
  if (near.p === 0n) return null;
  const low = log10(near);
  let high = log10(far);
  if (!belowPower(far, high) && compare(far, high >= 0 ? rational(ten(high)) : rational(1n, ten(-high))) === 0) high--;
  return low === high ? low : null;
}

// The figure a value prints as, or null where its digits are not decided. `wanted` is [digits, significant].
function show(v, wanted, mode) {
  if (isExact(v) && v.p === 0n) return positional(0n, 0);
  let [number, significant] = wanted;
  if (!significant) {
    const n = rounded(v, number, mode);
    const small = [lower(v), upper(v)].map((e) => ({ p: abs(e.p), q: e.q })).sort(compare)[0];
    const large = sign(lower(v)) * sign(upper(v)) >= 0 && compare(scaled(small, number), rational(LARGEST_PLAIN)) >= 0;
    if (n === null && !large) return null;
    if (n === null || abs(n) >= LARGEST_PLAIN) number += SIGNIFICANT;
    else if (n !== 0n) return positional(n, number);
    else number = SIGNIFICANT;
  }
  let power = magnitude(v);
  if (power === null) return null;
  let places = number - 1 - power, n = rounded(v, places, mode);
  if (n === null) return null;
  if (abs(n) >= ten(number)) [n, places, power] = [n / 10n, places - 1, power + 1];
  return places >= 0 && power >= SMALLEST_PLAIN ? positional(n, places) : scientific(n, places);
}

// The figure that is exactly a value, with `least` decimals or as many more as it takes; null beyond `most`.
function exactly(v, least, most) {
  if (bits(v.p) + bits(v.q) > WRITTEN) return null;
  let bottom = v.q, twos = 0, fives = 0;
  for (; bottom % 2n === 0n; twos++) bottom /= 2n;
  for (; bottom % 5n === 0n; fives++) bottom /= 5n;
  let places = Math.max(twos, fives);
  if (bottom !== 1n || places > most) return null;
  places = Math.max(places, least);
  return positional((v.p * ten(places)) / v.q, places);
}

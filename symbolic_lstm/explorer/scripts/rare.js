// What only some cells need: logarithms, roots, and the larger of two.

// The natural logarithm, by Newton's steps on e^y.
const log = monotone((x) => {
  if (x.p <= 0n) throw new Error("the logarithm of a number that is not positive");
  if (compare(x, ONE) === 0) return ZERO;
  const k = BigInt(bits(x.p) - bits(x.q)), m = k >= 0n ? { p: x.p, q: x.q << k } : { p: x.p << -k, q: x.q };
  const t = fixed(plain.div(plain.add(m, rational(-1n)), plain.add(m, ONE))), square = (t * t) >> F;
  let term = t, sum = 0n;
  for (let j = 1n; term !== 0n; j += 2n) {
    sum += term / j;
    term = (term * square) >> F;
  }
  const value = { p: 2n * sum + k * LN2, q: UNIT }, slack = { p: 1n, q: 1n << (F - 24n) };
  return between(plain.add(value, plain.neg(slack)), plain.add(value, slack));
});
function isqrt(n) {
  if (n < 2n) return n;
  let x = 1n << BigInt((bits(n) >> 1) + 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}
const root = monotone((x) => {
  if (x.p < 0n) throw new Error("the square root of a negative number");
  const top = isqrt(x.p), bottom = isqrt(x.q);
  if (top * top === x.p && bottom * bottom === x.q) return rational(top, bottom);
  const n = isqrt((x.p << (2n * F)) / x.q);
  return between({ p: n, q: UNIT }, { p: n + 1n, q: UNIT });
});

function largest(...parts) {
  const sure = parts.find((a) => parts.every((b) => b === a || compare(lower(a), upper(b)) >= 0));
  if (sure) return sure;
  const best = (end) => parts.map(end).reduce((x, y) => (compare(x, y) >= 0 ? x : y));
  return between(best(lower), best(upper));
}
const smallest = (...parts) => neg(largest(...parts.map(neg)));
const absolute = (a) => (isExact(a) ? { p: abs(a.p), q: a.q } : largest(a, neg(a)));

Object.assign(EVALUATE, {
  Log: log, Root: root,
  Largest: largest, Smallest: smallest, Absolute: absolute,
  Relu: (z) => largest(ZERO, z),
  Softplus: (z) => (compare(lower(z), ZERO) > 0 ? add(z, log(add(ONE, exp(neg(z))))) : log(add(ONE, exp(z)))),
  HardSigmoid: (z) => smallest(ONE, largest(ZERO, add(div(z, rational(6n)), rational(1n, 2n)))),
});

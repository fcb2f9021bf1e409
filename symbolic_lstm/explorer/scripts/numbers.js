// Numbers that know what they do not know: exact rationals, and intervals with proved ends.
//
// A rational is {p, q} with q > 0. An interval {lo, hi} is open; its ends are rationals, too, of `precision`
// binary digits. Whatever is cut off widens the interval, so that a figure is shown only where every value
// inside prints as it. Functions are worked in fixed point with F binary digits behind the point.

const PRECISIONS = [72n, 144n, 288n, 1152n, 4608n];
const WRITTEN = 8000;
let precision, F, UNIT, LN2;

const abs = (n) => (n < 0n ? -n : n);
const bits = (n) => (n === 0n ? 0 : abs(n).toString(16).length * 4);
const floor = (a, b) => (a >= 0n ? a / b : -((-a + b - 1n) / b)); // b > 0
const ceil = (a, b) => -floor(-a, b);

function gcd(a, b) {
  while (b) [a, b] = [b, a % b];
  return a;
}

function rational(p, q = 1n) {
  if (q < 0n) [p, q] = [-p, -q];
  const d = gcd(abs(p), q);
  return d > 1n ? { p: p / d, q: q / d } : { p, q };
}

const isExact = (v) => v.q !== undefined;
const compare = (a, b) => {
  const left = a.p * b.q, right = b.p * a.q;
  return left < right ? -1 : left > right ? 1 : 0;
};
const ZERO = rational(0n), ONE = rational(1n);
const lower = (v) => (isExact(v) ? v : v.lo);
const upper = (v) => (isExact(v) ? v : v.hi);
const sign = (v) => (v.p > 0n ? 1 : v.p < 0n ? -1 : 0);

// Operations on rationals as they are, not in lowest terms.
const plain = {
  add: (a, b) => (a.q === b.q ? { p: a.p + b.p, q: a.q } : { p: a.p * b.q + b.p * a.q, q: a.q * b.q }),
  mul: (a, b) => ({ p: a.p * b.p, q: a.q * b.q }),
  div: (a, b) => (b.p < 0n ? { p: -a.p * b.q, q: a.q * -b.p } : { p: a.p * b.q, q: a.q * b.p }),
  neg: (a) => ({ p: -a.p, q: a.q }),
};

// An end with as many digits as the precision has, rounded away from the inside of the interval.
function cut(end, up) {
  if (end.p === 0n) return end;
  const shift = precision - BigInt(bits(end.p) - bits(end.q));
  const [top, bottom] = shift >= 0n ? [end.p << shift, end.q] : [end.p, end.q << -shift];
  const n = up ? ceil(top, bottom) : floor(top, bottom);
  return shift >= 0n ? { p: n, q: 1n << shift } : { p: n << -shift, q: 1n };
}

const between = (lo, hi) => ({ lo: cut(lo, false), hi: cut(hi, true) });
// A little more on either side, for what a function's own arithmetic leaves open.
function around(value) {
  const e = { p: abs(value.p), q: value.q << (precision - 8n) };
  return between(plain.add(value, plain.neg(e)), plain.add(value, e));
}
// An exact number stays so as long as it could be written out.
const kept = ({ p, q }) => (bits(p) + bits(q) > 2 * WRITTEN ? around({ p, q }) : rational(p, q));

function add(a, b) {
  if (isExact(a) && isExact(b)) return kept(plain.add(a, b));
  return between(plain.add(lower(a), lower(b)), plain.add(upper(a), upper(b)));
}
const neg = (a) => (isExact(a) ? plain.neg(a) : { lo: plain.neg(a.hi), hi: plain.neg(a.lo) });
function extremes(f, a, b) {
  const found = [f(lower(a), lower(b)), f(lower(a), upper(b)), f(upper(a), lower(b)), f(upper(a), upper(b))];
  return between(found.reduce((x, y) => (compare(x, y) <= 0 ? x : y)), found.reduce((x, y) => (compare(x, y) >= 0 ? x : y)));
}
function mul(a, b) {
  if (isExact(a) && isExact(b)) return kept(plain.mul(a, b));
  if ((isExact(a) && a.p === 0n) || (isExact(b) && b.p === 0n)) return ZERO;
  return extremes(plain.mul, a, b);
}
function div(a, b) {
  if (isExact(b) && b.p === 0n) throw new Error("division by zero");
  if (isExact(a) && a.p === 0n) return ZERO;
  if (isExact(a) && isExact(b)) return kept(plain.div(a, b));
  if (sign(lower(b)) * sign(upper(b)) <= 0) return UNKNOWN;
  return extremes(plain.div, a, b);
}
// Nothing is known of it: no digit of it is ever shown.
const UNKNOWN = { lo: { p: -(10n ** 400n), q: 1n }, hi: { p: 10n ** 400n, q: 1n } };

const fixed = (v) => floor(v.p << F, v.q);

function series(r) { // e^r for |r| < 1/256
  let term = UNIT, sum = UNIT;
  for (let k = 1n; term !== 0n; k++) {
    term = ((term * r) >> F) / k;
    sum += term;
  }
  return sum;
}
function setPrecision(digits) {
  precision = digits;
  F = digits + 48n;
  UNIT = 1n << F;
  let term = UNIT / 3n, sum = 0n; // ln 2 = 2 atanh(1/3)
  for (let k = 1n; term !== 0n; k += 2n) {
    sum += term / k;
    term /= 9n;
  }
  LN2 = 2n * sum;
}
setPrecision(PRECISIONS[0]);

// e^x of a rational as an interval; far out, a power of ten whose digits nobody prints.
function expAt(x) {
  if (x.p === 0n) return ONE;
  if (abs(x.p) > 100000n * x.q) return x.p > 0n ? UNKNOWN : { lo: ZERO, hi: { p: 1n, q: 1n << 144000n } };
  const whole = fixed(x), k = floor(whole, LN2);
  let power = series((whole - k * LN2) >> 8n);
  for (let j = 0; j < 8; j++) power = (power * power) >> F;
  return around(k >= 0n ? { p: power << k, q: UNIT } : { p: power, q: UNIT << -k });
}
const monotone = (at) => (v) => {
  if (isExact(v)) return at(v);
  const low = at(v.lo), high = at(v.hi);
  return between(lower(low), upper(high));
};
const exp = monotone(expAt);
const within = (v, least, most) => ({
  lo: compare(v.lo, least) < 0 ? least : v.lo, hi: compare(v.hi, most) > 0 ? most : v.hi,
});
const sigmoid = monotone((x) => {
  if (x.p === 0n) return rational(1n, 2n);
  const e = exp(plain.neg({ p: abs(x.p), q: x.q })), small = div(e, add(ONE, e));
  const far = x.p > 0n ? add(ONE, neg(small)) : small;
  return within(far, ZERO, ONE);
});
const tanh = monotone((x) => {
  if (x.p === 0n) return ZERO;
  const size = { p: abs(x.p), q: x.q };
  let value;
  if (compare(size, rational(1n, 1n << 20n)) < 0) { // x - x³/3, and the next term bounds what is left
    const cube = plain.mul(plain.mul(size, size), size), near = plain.add(size, { p: -cube.p, q: 3n * cube.q });
    value = between(near, plain.add(near, plain.mul(plain.mul(cube, size), size)));
  } else {
    const e = exp(plain.mul(size, rational(-2n)));
    value = within(div(add(ONE, neg(e)), add(ONE, e)), ZERO, ONE);
  }
  return x.p > 0n ? value : neg(value);
});
// What each head comes to.
const EVALUATE = {
  Plus: (...parts) => parts.reduce(add),
  Minus: (a, b) => add(a, neg(b)),
  Neg: neg,
  Times: (...parts) => parts.reduce(mul),
  Apply: (...parts) => parts.reduce(mul),
  Outer: (...parts) => parts.reduce(mul),
  Quotient: div,
  Concat: (a) => a, Flip: (a) => a, Total: (a) => a,
  Softmax: () => ONE,
  Sigmoid: sigmoid, Tanh: tanh, Exp: exp,
};

// Powers; those that are not whole need the logarithm of `rare.js`.

function power(a, b) {
  if (isExact(b) && b.q === 1n && abs(b.p) <= 10000n) {
    const whole = abs(b.p);
    if (isExact(a) && a.p === 0n && b.p < 0n) throw new Error("division by zero");
    if (isExact(a) && (whole <= 200n && Number(whole) * (bits(a.p) + bits(a.q)) <= WRITTEN)) {
      const made = rational(a.p ** whole, a.q ** whole);
      return b.p < 0n ? plain.div(ONE, made) : made;
    }
    let made = ONE;
    for (const bit of whole.toString(2)) {
      made = mul(made, made);
      if (bit === "1") made = mul(made, a);
    }
    return b.p < 0n ? div(ONE, made) : made;
  }
  if (isExact(a) && a.p <= 0n) throw new Error("a power of a number that is not positive needs a whole exponent");
  return exp(mul(b, log(a)));
}
EVALUATE.Power = power;

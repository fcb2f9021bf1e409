"""A reader with pencil, pocket calculator and nothing but the printed page.

The page's text is taken apart into derivations, each line into numbers, names
and signs, and every number is worked again from the line above it with
fractions and mpmath. Nothing of the package is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import mpmath

from .. import paper

STAGES = "formula|numbers|products|sum|activation|result"
NOTE = "◆"
_UP = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_TOKEN = re.compile(
    r"\s*(?:(?P<num>\d+(?:\.\d+)?(?:×10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)|(?P<name>[^\W\d_](?:[\u0300-\u036f₀-₉₋ₜ]|_\{[^}]*\}|_\w|\w)*)|(?P<sign>[-+−×/(),]))"
)
WORK: dict[str, Callable[..., paper.Number]] = {
    "+": lambda *p: paper._many(sum)(*p),
    "−": paper._many(lambda p: p[0] - p[1]),
    "×": paper._product,
    "/": paper._many(lambda p: p[0] / p[1]),
    "neg": lambda a: -a,
    "σ": paper.sigmoid,
    "tanh": paper.tanh,
}


class Said(NamedTuple):
    """A number (`text` is as printed, `value` what it is), a name, or a sign over parts."""

    kind: str
    text: str = ""
    value: Fraction | None = None
    parts: tuple[Said, ...] = ()


class Row(NamedTuple):
    """One line of a derivation."""

    left: str
    sign: str
    right: Said
    stage: str
    noted: bool


def derivations(page: str) -> list[list[Row]]:
    """The derivations a page of text prints; entries of a vector are derivations of their own."""
    found: list[list[Row]] = []
    for block in re.split(r"\n\s*\n", page):
        lines = block.split("\n")
        ruled = [k for k, line in enumerate(lines) if set(line.strip()) in ({"─"}, {"━"})]
        lines = lines[ruled[-1] + 1 :] if ruled else lines
        block = re.sub(r"\(unrounded\s+values\s+were\s+used\)", NOTE, "\n".join(lines))
        if re.search(rf"\s(?:{STAGES})(?:\s+{NOTE})?$", block, re.MULTILINE) and re.search(
            r"^   .*? [=≈] ", block, re.MULTILINE
        ):
            found += _rows(block.split("\n"))
    return found


def _rows(lines: list[str]) -> list[list[Row]]:
    lines = lines[next(k for k, line in enumerate(lines) if re.search(r" [=≈] ", line)) :]
    column = min(lines[0].index(sign) for sign in (" = ", " ≈ ") if sign in lines[0]) + 1
    raw: list[list[str]] = []
    for line in lines:
        stage = re.search(rf"\s(?P<stage>{STAGES})\s*$", line.replace(NOTE, ""))
        noted, plain = NOTE in line, line.replace(NOTE, "")
        plain = plain[: stage.start()] if stage else plain
        if line[column - 1 : column + 2] in (" = ", " ≈ "):
            raw.append([plain[:column].strip(), plain[column], plain[column + 2 :], "", ""])
        else:
            raw[-1][2] += " " + plain.strip()
        raw[-1][3] = stage["stage"] if stage else raw[-1][3]
        raw[-1][4] += NOTE * noted
    found: list[list[Row]] = []
    whole = False
    for k, (left, sign, right, stage, note) in enumerate(raw):
        if left:  # a vector as such is worked elsewhere; its entries follow
            own = next((j for j in range(k + 1, len(raw)) if raw[j][0]), len(raw))
            whole = any({*"[⎡"} & {*line[2]} for line in raw[k:own]) or (own == k + 1 and stage == "formula")
            found += [] if whole else [[]]
        if whole:
            continue
        found[-1].append(Row(left, sign, said(right), stage, bool(note)))
    return found


def said(line: str) -> Said:
    """What one side of a line says; raises ValueError for anything that is no sentence."""
    tokens: list[tuple[str, str]] = []
    at = 0
    while at < len(line.rstrip()):
        m = _TOKEN.match(line, at)
        if m is None or m.lastgroup is None:
            raise ValueError(f"cannot read {line[at:]!r}")
        tokens.append((m.lastgroup, m[m.lastgroup]))
        at = m.end()
    whole, rest = _joined(tokens, ("+", "−"), _product)
    if rest:
        raise ValueError(f"{rest} is left over of {line!r}")
    return whole


Tokens = list[tuple[str, str]]


def _joined(
    tokens: Tokens, signs: tuple[str, ...], inner: Callable[[Tokens], tuple[Said, Tokens]]
) -> tuple[Said, Tokens]:
    left, tokens = inner(tokens)
    flat = False
    while tokens and tokens[0][1] in signs:
        sign = tokens[0][1]
        right, tokens = inner(tokens[1:])
        joined = (*left.parts, right) if flat and left.kind == sign else (left, right)
        left, flat = Said(sign, parts=joined), sign in "+×"
    return left, tokens


def _product(tokens: Tokens) -> tuple[Said, Tokens]:
    return _joined(tokens, ("×", "/"), _single)


def _single(tokens: Tokens) -> tuple[Said, Tokens]:
    if not tokens:
        raise ValueError("the line ends too early")
    (kind, text), rest = tokens[0], tokens[1:]
    if kind == "num":
        digits, _, power = text.partition("×10")
        return Said("num", text, Fraction(digits) * Fraction(10) ** int(power.translate(_UP) or 0)), rest
    if text == "−":
        inner, rest = _single(rest)
        if inner.value is not None and not inner.text.startswith("−"):
            return Said("num", "−" + inner.text, -inner.value), rest
        return Said("neg", parts=(inner,)), rest
    if kind == "name" and text not in WORK:
        return Said("name", text), rest
    if kind == "name":
        inner, rest = _single(rest)
        return Said(text, parts=(inner,)), rest
    if text != "(":
        raise ValueError(f"{text!r} begins nothing")
    inner, rest = _joined(rest, ("+", "−"), _product)
    if not rest or rest[0][1] != ")":
        raise ValueError("a bracket stays open")
    return inner, rest[1:]


def value(line: Said) -> paper.Number:
    """What a line of numbers comes to."""
    if line.value is not None:
        return line.value
    if line.kind == "name":
        raise ValueError(f"{line.text} has no value")
    with mpmath.workdps(paper.DIGITS):
        return WORK[line.kind](*map(value, line.parts))


def places(number: str) -> int:
    """The decimals of a printed number: 8 for 6.27×10⁻⁶."""
    digits, _, power = number.partition("×10")
    return len(digits.partition(".")[2]) - int(power.translate(_UP) or 0)


def check_step(before: Said, after: Said, mode: str) -> str:
    """`=`, `≈`, or '' where a line does not follow from the line above."""
    if after.value is not None:
        worked = value(before)
        if isinstance(worked, Fraction) and worked == after.value:
            return "="
        at = places(after.text)
        return "≈" if Fraction(paper.rounded(worked, at, mode)) / Fraction(10) ** at == after.value else ""
    if (before.kind, before.text, len(before.parts)) != (after.kind, after.text, len(after.parts)):
        return ""
    signs = [check_step(b, a, mode) for b, a in zip(before.parts, after.parts, strict=True)]
    return "" if "" in signs else "≈" if "≈" in signs else "="


def faults(rows: list[Row], mode: str = "half-up") -> list[str]:
    """The lines of one derivation that do not follow, or whose sign is wrong."""
    numbers = [row for row in rows if row.stage != "formula"]
    found = []
    for before, after in pairwise(numbers):
        sign = check_step(before.right, after.right, mode)
        if after.noted and not sign:
            sign = "≈"
        if sign != after.sign:
            found.append(f"{after.stage}: {sign or 'does not follow'} where {after.sign} is printed")
    return found


def put_in(formula: Said, numbers: Said, stands: Mapping[str, Callable[[Said], bool]]) -> list[str]:
    """Where the numbers are not those of the formula, in its order; `stands` judges the number for a name."""
    if formula.kind == "name":
        right = numbers.value is not None and formula.text in stands and stands[formula.text](numbers)
        return [] if right else [f"{numbers.text or numbers.kind} does not stand for {formula.text}"]
    if formula.kind == "num" or (formula.kind, len(formula.parts)) != (numbers.kind, len(numbers.parts)):
        return [] if formula == numbers else [f"{numbers.kind} stands where the formula has {formula.kind}"]
    return [fault for f, n in zip(formula.parts, numbers.parts, strict=True) for fault in put_in(f, n, stands)]


_DOWN = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def scalar_faults(
    page: str,
    given: Mapping[str, str],
    steps: int,
    policy: tuple[int, bool, str, str],
    listed: int,
    full: Mapping[str, paper.Number] | None = None,
) -> list[str]:
    """Everything that is wrong with the text of a scalar LSTM's sheet.

    `given` are the texts of numbers at their places; `policy` is digits, whether
    they are significant, mode and carry. `listed` is how many derivations there must be.
    """
    digits, significant, mode, carry = policy
    full = full or paper.lstm(given, steps)
    found: list[str] = []
    results: dict[str, Said] = {}
    for name, rows in list(enumerate(derivations(page)))[:listed]:
        step, gate = name // 6 + 1, "figcoh"[name % 6]
        stands = {}
        for quantity in (*full, *given):
            plain, _, time = quantity.partition("@")
            if time:
                when = int(time)
                spelt = plain + (("ₜ₋₁" if when == 0 else "ₜ") if steps == 1 else time.translate(_DOWN))
            else:
                spelt = plain[0].lower() + plain[1:]
            stands[spelt] = _judge(quantity, given, full, results, mode, carry)
        found += [f"{gate}@{step}: {fault}" for fault in faults(rows, mode)]
        formula, numbers, result = rows[0], rows[1], rows[-1]
        wrong = put_in(formula.right, numbers.right, stands)
        found += [f"{gate}@{step}: {fault}" for fault in wrong]
        exact = (
            all(_equal(f, n, full, given, steps) for f, n in _leaves(formula.right, numbers.right))
            if not wrong
            else True
        )
        if not wrong and numbers.sign != ("=" if carry == "shown" or exact else "≈"):
            found.append(f"{gate}@{step}: the sign of the numbers")
        before = full[f"{gate}@{step}"] if carry == "full" else value(rows[-2].right)
        if result.right.value != paper.printed(before, digits, significant, mode):
            found.append(f"{gate}@{step}: {result.right.text} is not the value in the digits asked for")
        if carry == "shown" and any(row.noted for row in rows):
            found.append(f"{gate}@{step}: a note where shown figures are carried")
        results[f"{gate}@{step}"] = result.right
    if len(results) != listed:
        found.append(f"{len(results)} derivations are printed, not {listed}")
    return found


def _judge(
    quantity: str,
    given: Mapping[str, str],
    full: Mapping[str, paper.Number],
    results: Mapping[str, Said],
    mode: str,
    carry: str,
) -> Callable[[Said], bool]:
    def right(number: Said) -> bool:
        if quantity in given:
            return number.text.replace("−", "-") == given[quantity]
        if carry == "shown":
            return quantity in results and number.text == results[quantity].text
        at = places(number.text)
        return Fraction(paper.rounded(full[quantity], at, mode)) / Fraction(10) ** at == number.value

    return right


def _leaves(formula: Said, numbers: Said) -> list[tuple[Said, Said]]:
    if formula.kind == "name":
        return [(formula, numbers)]
    return [pair for f, n in zip(formula.parts, numbers.parts, strict=True) for pair in _leaves(f, n)]


def _equal(name: Said, number: Said, full: Mapping[str, paper.Number], given: Mapping[str, str], steps: int) -> bool:
    for quantity, exact in full.items():
        plain, _, time = quantity.partition("@")
        spelt = plain + (("ₜ₋₁" if time == "0" else "ₜ") if steps == 1 else time.translate(_DOWN)) if time else ""
        if spelt == name.text and quantity not in given:
            return isinstance(exact, Fraction) and exact == number.value
    return True

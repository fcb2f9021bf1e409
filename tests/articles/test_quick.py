"""Plain lines of numbers, judged while they are read: what is found is what reading them in full would find."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from decimal import Decimal

import pytest

from symbolic_lstm.articles import check as checking
from symbolic_lstm.articles.bindings import Bindings
from symbolic_lstm.articles.documents.document_kinds import read
from symbolic_lstm.articles.finding import Article
from symbolic_lstm.articles.mapped import whole
from symbolic_lstm.articles.quick import Quick, quick
from symbolic_lstm.articles.remembered import MOST_VALUES, Later, Remembered
from symbolic_lstm.articles.statements import Statement
from symbolic_lstm.maths import terms as t

#: Lines as most articles have them.
PLAIN = (
    "z = 2.70 * 1 + 1.63 * 2 + 1.62 = 2.70 + 3.26 + 1.62 = 7.58",
    "f = σ(0.2 × 0.5 + 0.2 × 0.3) = σ(0.16) ≈ 0.540",
    "(0.4)(1.0) + (0.2)(0) + 0.1 = 0.5",
    "0.540 · tanh(0.518) = 0.540 · 0.476 = 0.257",
    "0.2 - 0.5 = -0.3",
    "0.25 * 0.5 = 0.12",
    "0.333 * 3 + 0.5 = 1.00 + 0.5 = 1.50",
    "tanh(0.5 * 0.6 + 0.2) = tanh(0.30 + 0.2) = tanh(0.5) ≈ 0.46",
)
#: Lines that are wrong, or of which it is not certain what stands for what, or what is meant.
OPEN = (
    "2 + 2 = 5",
    "0.5 - 0.2 = -0.3",
    "σ(0.6) ≈ 0.6456",
    "0.5 * 2 + 0.3 * 3 = 0.9 + 1.0 = 1.90",
    "0.2*5 + 0.25*4.004 = 1.0 + 1.00",
    "σ(0.1) + σ(0.1001) = 0.525 + 0.525",
    "0.30*2 + 0.60 + 0.1 = 0.60 + 0.6 + 0.1",
    "0.5*2 + 0.31 = -1.0 + 0.31",
    "(0.1 + 0.2) + 0.54 = 0.3 + 0.54 = 0.84",
    "0.3*2 + 1.0*3 = 0.60 * 3.00",
    "tanh(0.2 + 0.3) = σ(0.5)",
    "0.82*0.8 + 0.82*0.90 = 0.66 + 0.74 = 1.39",  # right from where it begins
    "10 / 4 = 2",
    "0.5 * 2.1 + 0.3 = 1 + 0.3 = 1.3",
    "tanh(0.2 * 6) = tanh(1) = 0.8",
    "1/2(3 + 1) = 2",
    "0 · σ(0.3) = 0.00",
    "2.50 = 2.5",
    "x = (0.5) = 0.50",
    "+0.5 + 0.5 = 0.0",
    "σ(0.5)(2) = 1.245",
    "0.5 + 0.5 ) 1.0 = 1.00",
    "2.0(0.5 1.0 = 1.00",
    "01 + 01 = 02",
    "1.5 2 = 3.0",
    "2 tanh(0.5) = 0.92",
    "0.5 + 0.5 == 1.0",
    "2**3 = 8",
    "2^3 = 8",
    "e = 2.718",
    "50 % = 0.5",
)
_NAMES = ("z", "f", "c_t", "i_t", "C̃", "h1", "x", "e", "d", "o_2", "dz", "Gate f")


def _number(rng: random.Random) -> str:
    places = rng.choice((0, 1, 2, 2, 3, 4))
    return f"{rng.randrange(0, 3 * 10**places) / 10**places:.{places}f}"


def _expression(rng: random.Random, depth: int = 0) -> tuple[str, float]:
    """A sum, a product, a function or a number, and about what it comes to."""
    kind = rng.random()
    if kind < 0.35 or depth > 2:
        said = _number(rng)
        return said, float(said)
    if kind < 0.45:
        said = _number(rng)
        return f"(-{said})", -float(said)
    if kind < 0.85:
        parts = [_expression(rng, depth + 1) for _ in range(rng.choice((2, 2, 3)))]
        if kind < 0.65:
            said, value = " + ".join(each for each, _ in parts), sum(value for _, value in parts)
            return (f"({said})" if depth else said), value
        sign = rng.choice((" * ", "*", " · ", " × ", " "))
        sign = " * " if sign == " " and any(each[0] not in "(" for each, _ in parts) else sign
        return sign.join(each for each, _ in parts), math.prod(value for _, value in parts)
    name = rng.choice(("σ", "tanh", "sigmoid"))
    said, value = _expression(rng, 1)
    return f"{name}({said})", math.tanh(value) if name == "tanh" else 1 / (1 + math.exp(-value))


def _line(rng: random.Random) -> str:
    """A line with one, two or three signs, right or off by a little somewhere."""
    parts = [_expression(rng, 1) for _ in range(rng.choice((1, 2, 3)))]
    sign = rng.choice("+*")
    sides = [f" {sign} ".join(said for said, _ in parts)]
    if len(parts) > 1 and rng.random() < 0.6:
        digits = [rng.choice((1, 2, 3)) for _ in parts]
        off = [rng.choice((0, 0, 0, 0.1)) for _ in parts]
        shown = [f"{v + d:.{k}f}" if rng.random() < 0.8 else s for (s, v), d, k in zip(parts, off, digits, strict=True)]
        sides.append(f" {sign} ".join(rng.sample(shown, len(shown)) if rng.random() < 0.1 else shown))
    elif rng.random() < 0.5:
        said, value = parts[0]
        sides, parts = [f"tanh({said})", f"tanh({value:.2f})"], [("", math.tanh(round(value, 2)))]
    value = sum(v for _, v in parts) if sign == "+" else math.prod(v for _, v in parts)
    places = rng.choice((0, 1, 2, 3, 4))
    sides.append(f"{value + rng.choice((0, 0, 0, 0, 1)) * 10**-places:.{places}f}")
    named = [f"{rng.choice(_NAMES)} = "] * (rng.random() < 0.6)
    return "".join(named) + rng.choice((" = ", " ≈ ")).join(sides)


def _latex(line: str) -> str:
    for sign, command in (
        ("·", r"\cdot"),
        ("×", r"\times"),
        ("≈", r"\approx"),
        ("σ", r"\sigma"),
        ("*", r"\cdot "),
        ("tanh", r"\tanh"),
        ("sigmoid", r"\sigma"),
    ):
        line = line.replace(sign, command)
    return f"${line}$"


def _articles() -> Iterator[str]:
    for seed in range(8):
        rng = random.Random(seed)
        lines = [_line(rng) for _ in range(40)]
        yield "\n\n".join(map(_latex, lines) if seed % 2 else lines)


def _told(article: Article) -> object:
    found = sorted(
        (f.start, f.end, f.rule, f.verdict, f.level, f.printed, f.message, f.expression, f.slip or "", str(f.facts))
        for f in article.findings
    )
    return found, article.cells, article.seen, article.checked, article.unreadable, article.policy


def test_what_is_found_quickly_is_what_is_found_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []

    def counted(statement: Statement, bound: Bindings) -> Quick | None:
        found = quick(statement, bound)
        taken.append(found is not None)
        return found

    for text in (*_articles(), "\n\n".join(PLAIN), "\n\n".join(map(_latex, PLAIN)), "\n\n".join(OPEN)):
        document = read("a.md", text.encode())
        monkeypatch.setattr(checking, "quick", counted)
        quickly = checking.check(document)
        monkeypatch.setattr(checking, "quick", lambda statement, bound: None)
        assert _told(quickly) == _told(checking.check(document))
    assert sum(taken) > 40, "hardly a line was plain"


def _quick(line: str) -> Quick | None:
    return quick(Statement(whole(line), "plain", "text", 1), Bindings())


@pytest.mark.parametrize("line", PLAIN)
def test_what_most_lines_look_like_is_judged_quickly(line: str) -> None:
    assert _quick(line) is not None


@pytest.mark.parametrize("line", OPEN)
def test_what_is_wrong_or_open_is_read_in_full(line: str) -> None:
    assert _quick(line) is None


def test_values_are_remembered_in_order_whether_they_are_made_now_or_later() -> None:
    one, two = t.Dec("1"), t.Dec("2")
    for renewed, order in ((True, [two, one]), (False, [one, two])):
        held = Remembered(renewed)
        held.add(one)
        held.add_later("two", Later(lambda: two))
        assert list(held) == [one, two]
        held.add_later("one", Later(lambda: one))
        assert list(held) == order and held.last()() == order[-1]
    for renewed, order in ((True, [one, two]), (False, [two, one])):
        held = Remembered(renewed)
        for value in (two, one, two):  # before anybody asks
            held.add(value)
        assert list(held) == order
    for k in range(20):
        held.add(t.Dec(str(k)))
    assert [value.text for value in held if isinstance(value, t.Dec)][-1] == "19" and len(held) <= MOST_VALUES


@pytest.mark.parametrize(("begins", "adds", "lines"), [("1.01", "1.37", 400), ("1.1", "", 60)])
def test_a_figure_is_what_hundreds_of_lines_before_it_come_to(begins: str, adds: str, lines: int) -> None:
    """A running sum, and one that is doubled: each line is made once, and none inside the other."""
    value, text = Decimal(begins), ""
    for _ in range(lines):
        after = value + Decimal(adds or value)
        text, value = f"{text}{value} + {adds or value} = {after}\n\n", after
    article = checking.check(read("a.md", f"{text}{value} * 2 = {value * 2 + Decimal('0.01')}".encode()))
    assert [f.rule for f in article.findings if f.level != "pass"] == ["N101"]

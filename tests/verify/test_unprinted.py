"""What nobody printed is never called printed, and no verdict hangs on digits that nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.result import Result

from ..example_texts import claim_lines

GATED = "i = sigma(0.11 * x)\ng = tanh(0.34 * x)\nc = i * g"


def found(
    sentences: str, claims: Sequence[tuple[str, str] | tuple[str, str, str]], digits: str = "4", carry: str = "shown"
) -> list[Result]:
    text = [
        f'schema = 1\ntitle = "t"\n[cell]\nsentences = """\n{sentences}\n"""\n[rounding]\ndigits = {digits}',
        f'carry = "{carry}"\n[weights]\n[given]\nx = 1',
        *(line for claim in claims for line in claim_lines(claim)),
    ]
    return list(check_example(parse_example("\n".join(text))))


@pytest.mark.parametrize("digits", ["2", "4", "9", "'3s'"])
@pytest.mark.parametrize("carry", ["full", "shown"])
def test_the_digits_of_whoever_typed_the_example_decide_nothing(digits: str, carry: str) -> None:
    """σ(0.11) · tanh(0.34) is 0.17274; of 0.5275 and 0.3275 it is 0.17276. Only the product is printed."""
    (right,), (rounded,) = (found(GATED, [("c", says)], digits, carry) for says in ("0.1727", "0.1728"))
    assert (right.verdict, rounded.verdict) == ("ok", "as-shown")
    assert "as printed" not in right.message + rounded.message
    assert "if i and g, which are not printed, are rounded to 4 decimals (0.1727562…)" in rounded.message
    assert (rounded.facts.full, rounded.facts.shown) == (False, True)


def test_neither_reading_gives_what_is_wrong() -> None:
    assert [r.verdict for r in found(GATED, [("c", "0.1730")])] == ["mismatch"]


def test_products_that_nobody_printed_are_not_rounded_against_the_source() -> None:
    """0.55 · 1.7 + 0.54 · 0.27 is 1.0808 on any calculator, and 1.09 if each product is rounded first."""
    sentences = "f = 0.55 * x\ni = 0.54 * x\ng = 0.27 * x\nc = f * 1.7 + i * g"
    (plain,) = found(sentences, [("c", "1.08")], "2")
    assert (plain.verdict, plain.recomputed) == ("ok", {"full": "1.0808", "shown": "1.0808"})


def test_products_that_have_names_may_have_been_rounded_each() -> None:
    """0.935 and 0.1458 are 0.94 and 0.15, which make 1.09; with one of them printed, only the other is said to be."""
    sentences = "f = 0.55 * x\ni = 0.54 * x\ng = 0.27 * x\nc = f * 1.7 + i * g"
    named = sentences + '\n"""\nparts = { "c.kept" = "f * 1.7", "c.added" = "i * g" }\nsource = """'
    (each,) = found(named, [("c", "1.09")], "2")
    assert each.verdict == "as-shown"
    assert "c.kept" in each.message and "c.added" in each.message and "not printed" in each.message
    *_, one = found(named, [("c.kept", "0.935"), ("c", "1.09")], "2")
    assert one.verdict == "as-shown"
    assert "if c.added, i and g, which are not printed, are rounded to 2 decimals" in one.message


def test_products_without_a_name_may_have_been_rounded_each() -> None:
    """Nobody printed 0.935 and 0.1458; they may have been taken as 0.94 and 0.15, and no other figure comes of it."""
    sentences = "f = 0.55 * x\ni = 0.54 * x\ng = 0.27 * x\nc = f * 1.7 + i * g"
    (unnamed,) = found(sentences, [("c", "1.09")], "2")
    assert unnamed.verdict == "as-shown"
    assert (
        "if f, i, g and the products that have no name, which are not printed, are rounded to 2 decimals (1.09)"
        in unnamed.message
    )
    assert [found(sentences, [("c", says)], "2")[0].verdict for says in ("1.07", "1.10")] == ["last-digit", "mismatch"]
    (alone,) = found("c = 0.55 * x * 1.7 + 0.54 * 0.27", [("c", "1.09")], "2")
    assert alone.verdict == "as-shown"
    assert "if the products that have no name, which are not printed, are rounded" in alone.message


def test_every_step_may_have_been_rounded() -> None:
    """700 · tanh(0.4) is 265.96, and 700 · 0.38 is 266."""
    (steps,) = found("h = 700 * tanh(0.4 * x)", [("h", "266.00")], "2")
    assert steps.verdict == "as-shown" and "if the steps that have no name, which are not printed" in steps.message
    assert found("h = 700 * tanh(0.4 * x)", [("h", "266.04")], "2")[0].verdict == "mismatch"


def test_what_is_printed_of_a_product_is_carried_and_not_rounded_again() -> None:
    sentences = "c = 0.55 * 1.7 * x + 0.54 * 0.27"
    named = sentences + '\n"""\nparts = { "c.kept" = "0.55 * 1.7 * x" }\nsource = """'
    *_, one = found(named, [("c.kept", "0.935"), ("c", "1.09")], "2")
    assert one.verdict == "as-shown", "0.935 and 0.15 make 1.085, a tie"
    *_, one = found(named, [("c.kept", "0.93"), ("c", "1.09")], "2")
    assert one.verdict != "as-shown"


def test_what_is_printed_is_carried_and_what_is_not_is_named() -> None:
    """With i printed as 0.53 only g is rounded without being printed: 0.53 · 0.33 is 0.1749."""
    *_, both = found(GATED, [("i", "0.53"), ("c", "0.175")], "2")
    assert (both.verdict, both.recomputed["shown"]) == ("last-digit", "0.173563")
    *_, both = found(GATED, [("i", "0.53"), ("c", "0.17")], "2")
    assert both.verdict == "ok"
    *_, carried = found("i = sigma(0.7 * x)\ng = tanh(0.9 * x)\nc = i * g", [("i", "0.7"), ("c", "0.5")], "2")
    assert carried.recomputed["shown"] is not None and carried.recomputed["shown"].startswith("0.501")


def test_two_steps_of_what_is_not_printed() -> None:
    """h comes from c, and c from i and g; none of them is printed."""
    sentences = GATED + "\nh = 100 * c"
    assert [r.verdict for r in found(sentences, [("h", "17.27")])] == ["ok"]
    (result,) = found(sentences, [("h", "17.3")])
    assert result.verdict == "ok"
    (result,) = found(sentences, [("h", "17.0")])
    assert result.verdict == "mismatch", "c rounded to one decimal would be 0.2"


def test_the_value_that_decided_is_the_one_that_is_told() -> None:
    """tanh(0.5) is 0.4621, printed 0.4721; 0.8 · 0.4721 = 0.37768 is what 0.3776 is cut from."""
    _, cut, off = found(
        "a = tanh(0.5 * x)\nh = 0.8 * a", [("a", "0.4721"), ("h", "0.3776"), ("h", "0.3778", "where = 'b'")]
    )
    assert (cut.verdict, off.verdict) == ("truncated", "last-digit")
    assert cut.message.startswith("0.3776 is 0.37768, which follows from the figures as printed, cut off")
    assert off.message.startswith("printed 0.3778, recomputed 0.37768, which follows from the figures as printed:")
    assert (cut.reference, off.reference) == ("0.37768", "0.37768")


def test_feasible_follows_printed_figures_through_what_is_not_printed() -> None:
    """b = 2a is not printed; with a printed as 0.46, c = 10b lies between 9.1 and 9.3."""
    sentences = "a = tanh(0.5 * x)\nb = 2 * a\nc = 10 * b"
    answers = [found(sentences, [("a", "0.46"), ("c", says)])[1].facts.feasible for says in ("8.90", "9.2", "9.40")]
    assert answers == [False, True, False]


def test_what_is_not_printed_moves_with_what_it_comes_from() -> None:
    """b = 2a is not printed, so 10b − 20a is 0 whatever a is; ends of b and of a taken apart would allow 0.1."""
    sentences = "a = tanh(0.5 * x)\nb = 2 * a\nc = 10 * b - 20 * a\nd = 10 * b"
    *_, apart = found(sentences, [("a", "0.46"), ("c", "0.10")])
    assert (apart.verdict, apart.facts.feasible) == ("mismatch", None)
    *_, between = found(sentences, [("a", "0.46"), ("d", "9.28")])
    assert between.facts.feasible is None, "a range that is only bounded allows nothing, it only forbids"


def test_a_german_sheet_calls_nothing_printed_that_is_not(tmp_path: Path) -> None:
    text = (
        f'schema = 1\ntitle = "t"\nlanguage = "de"\n[cell]\nsentences = """\n{GATED}\n"""\n[weights]\n[given]\nx = 1\n'
        '[[claims]]\nof = "c"\nsays = "0.1728"\n'
    )
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    told = " ".join(str(sl.sheet(str(file)).write("text")).split())
    assert "wenn gerundet wird, was nicht gedruckt ist (0,1727562…)" in told
    assert "aus den gedruckten Zahlen (" not in told

"""What is too small to be written out says what it is less than, wherever a figure may stand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import get_args

import pytest
from flint import arb, fmpq

import symbolic_lstm as sl
from symbolic_lstm.maths.decimal import BELOW
from symbolic_lstm.numbers.ball_ends import ends
from symbolic_lstm.numbers.check_step import check_step, line_follows
from symbolic_lstm.numbers.decimal_bounds import enclosing
from symbolic_lstm.numbers.figure import bound, figure
from symbolic_lstm.numbers.near_zero import BITS, smallest
from symbolic_lstm.numbers.rounding import Digits, Interval, Rounding, show
from symbolic_lstm.page.audit import audit
from symbolic_lstm.page.percent import band, percent, rest
from symbolic_lstm.page.single_line import single
from symbolic_lstm.readback import verify_export
from symbolic_lstm.readers.term import sentence
from symbolic_lstm.writers import Textual, text_maths, writer

SHUT = {"b_f": "-1e900"}
LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def lines(expression: str) -> list[str]:
    """The lines of an expression in plain text, each with its sign."""
    page = single(expression, {}, Rounding(Digits(3, True)))
    assert audit(page) == () == verify_export(page)
    return [f"{line.relation} {text_maths.equation(line.right)}".strip() for line in page.displays[0].lines]


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("sigma(-1e900)", ["σ(−1×10⁹⁰⁰)", "≈ <1×10⁻¹²⁰⁴¹¹⁹"]),
        ("2 * sigma(-3e6)", ["2 × σ(−3×10⁶)", "≈ 2 × (<1×10⁻¹²⁰⁴¹¹⁹)", "≈ <1×10⁻¹²⁰⁴¹¹⁹"]),
        ("-sigma(-3e6)", ["−σ(−3×10⁶)", "≈ −(<1×10⁻¹²⁰⁴¹¹⁹)"]),
        ("0.5 + exp(-1e900)", ["0.5 + exp(−1×10⁹⁰⁰)", "≈ 0.5 + (<1×10⁻¹²⁰⁴¹¹⁹)", "≈ 0.500"]),
        ("exp(-1e900) - exp(-1e901)",
         ["exp(−1×10⁹⁰⁰) − exp(−1×10⁹⁰¹)", "≈ (<1×10⁻¹²⁰⁴¹¹⁹) − (<1×10⁻¹²⁰⁴¹¹⁹)", "≈ <1×10⁻¹²⁰⁴¹¹⁹"]),
        ("(0.5^9999)^9999 * 3", None),
    ],
)  # fmt: skip
def test_a_line_shows_it_among_its_stages(expression: str, shown: list[str] | None) -> None:
    found = lines(expression)
    assert found == shown if shown else found[-1] == "≈ <1×10⁻¹²⁰⁴¹¹⁹"


def test_a_figure_of_it_knows_its_sign_and_is_worked_with_as_0() -> None:
    above, below, either = ((fmpq(0), smallest()), (-smallest(), fmpq(0)), (-smallest(), smallest()))
    assert [show(Interval(*ends), Digits(4)) for ends in (above, below, either)] == [bound(), bound(below=True), None]
    assert figure(BELOW) == bound() and figure(f"-{BELOW}").printed == "−(<1×10⁻¹²⁰⁴¹¹⁹)" and bound().value == 0
    assert enclosing(Interval(*above)) == ("0", "1.040744382003391891135442e-1204120")


@pytest.mark.parametrize("sign", [1, -1])
def test_ends_at_the_edge_of_what_is_written_out_enclose_their_ball(sign: int) -> None:
    unit, near = arb(0.5) ** BITS, fmpq(1, 2**40)
    for middle in (1 + near, 1 - near, near):
        centre = arb(middle) * unit * sign
        exact, radius = sign * middle * smallest(), smallest()
        found = ends(arb(centre, unit))
        assert isinstance(found, Interval) and found.lower <= exact - radius < exact + radius <= found.upper
    assert ends(arb(1 + near) * unit * sign) == sign * (1 + near) * smallest(), "an exact ball is its value"


def test_it_follows_from_nothing_larger() -> None:
    small, half = sl.read("sigma(-1e900)"), sl.read("sigma(0)")
    assert [check_step(it, bound()) for it in (small, half)] == ["rounded", "no"]
    before, after = sl.read("a + 2"), sl.read("2")
    from symbolic_lstm.maths import terms as t

    assert line_follows(t.substituted(before, {t.Symbol("a"): t.Dec(BELOW)}), after) == "rounded", "never equal"


@pytest.mark.parametrize("carry", ["full", "shown"])
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_a_sheet_of_a_gate_that_is_shut_so_far(carry: str, language: str) -> None:
    page = sl.sheet("understanding-lstms", changes=SHUT, carry=carry, language=language)
    assert page.shown["f@1"] == BELOW and audit(page) == () == verify_export(page)
    products = [
        line
        for it in page.displays
        if it.step.name == "c"
        for line in it.lines
        if line.stage in ("numbers", "products")
    ]
    assert (
        all(text_maths.equation(line.right).startswith("(<1×10⁻¹²⁰⁴¹¹⁹)") for line in products) and len(products) == 2
    )
    said = page.write("text")
    assert {"en": "less than 0.001 %", "de": "weniger als 0,001 %", "fr": "moins de 0,001 %"}[language] in " ".join(
        said.split()
    )


def test_every_format_has_it() -> None:
    page = sl.sheet("understanding-lstms", changes=SHUT)
    for name in set(get_args(Textual)) - {"svg"}:  # whose words are outlines
        said = writer(name).write(page)
        assert "1204119" in said.translate(LOWERED) and len(said) < 250_000 and not re.search(r"0{60}", said), name
    spoken = [line.words for it in page.displays if it.step.name == "f" for line in it.lines][-1]
    assert "less than 1 times 10 to the minus 1204119" in spoken and "is less than" not in spoken


def test_vectors_hold_it_entry_by_entry() -> None:
    page = single("softmax([0; -1e900])", {}, Rounding(Digits(3, True)))
    assert page.displays[0].step.shown == ("1.00", BELOW) and audit(page) == () == verify_export(page)
    assert all(a.right != b.right for it in page.displays for a, b in pairwise(it.lines))


def test_a_share_of_it_is_told_in_words() -> None:
    assert percent(bound()) == "less than 0.001 %" and band(bound()) == "nothing" and rest(bound()).text == "0.999999"


def test_it_is_read_only_as_it_is_written() -> None:
    from symbolic_lstm.errors import SentenceError
    from symbolic_lstm.readers.latex import latex

    assert str(sentence(latex(r"2 \times (<1 \times 10^{-1204119})"))) == f"2 * {BELOW}"
    for other in (r"2 \times (<1 \times 10^{-9})", "<2", "<x"):
        with pytest.raises(SentenceError, match="'<' stands here"):
            sentence(latex(other), other)

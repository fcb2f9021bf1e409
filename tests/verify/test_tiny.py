"""Values that their decimals would show as nothing: kept to three digits, carried, printed and judged as such."""

from __future__ import annotations

from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.numbers.trace import trace
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.result import Result

TINY = (
    'schema = 1\ntitle = "t"\n[rounding]\ndigits = 3\ncarry = "{carry}"\n'
    '[cell]\nsentences = """\nf = sigma(-11.98 * x)\nc = f * 1000000 * x\nd = 0.0004 * x * 0.3 + 2 * f\n"""\n'
    "[weights]\n[given]\nx = 1\n"
)


def claimed(*claims: tuple[str, str]) -> list[Result]:
    text = "".join(f'[[claims]]\nof = "{of}"\nsays = "{says}"\n' for of, says in claims)
    return list(check_example(parse_example(TINY.format(carry="shown") + text)))


@pytest.mark.parametrize(("carry", "c"), [("shown", "6.270"), ("full", "6.268")])
def test_a_tiny_figure_is_carried_and_not_lost(carry: str, c: str) -> None:
    """σ(−11.98) is 6.2682×10⁻⁶, not 0.000, and a million of it is 6.268; of what is shown 6.27."""
    ready = setting(parse_example(TINY.format(carry=carry)))
    traced = trace(ready.program, ready.given, ready.rounding)
    assert [traced.shown(f"{name}@1").text for name in "fcd"] == ["6.27e-6", c, "0.000133"]


def test_tiny_values_inside_a_sentence_keep_their_digits_on_the_page(tmp_path: Path) -> None:
    file = tmp_path / "tiny.toml"
    file.write_text(TINY.format(carry="shown"), encoding="utf-8")
    page = sl.sheet(str(file))
    said = page.write("text")
    assert "≈ 6.27×10⁻⁶ " in said
    assert "1.20×10⁻⁴" in said or "1.2×10⁻⁴" in said or "0.00012" in said
    assert "0.000 " not in said and sl.audit(page) == ()


def test_what_is_computed_from_a_tiny_figure_is_judged_by_its_digits() -> None:
    found = claimed(("f", "6.27e-6"), ("c", "6.27"), ("d", "1.33e-4"))
    assert [r.verdict for r in found] == ["ok", "ok", "ok"]
    assert claimed(("f", "6.2e-6"), ("c", "6.2"))[1].verdict == "cascade"
    assert claimed(("f", "6.0e-6"), ("c", "6.0"))[1].recomputed["shown"] == "6"
    assert [r.verdict for r in claimed(("c", "0.00"))] == ["mismatch"], "not from f printed as 0.000, for it is not"
    assert [r.verdict for r in claimed(("f", "0.000"), ("c", "6.27"))] == ["ok", "unrounded"]
    assert [r.verdict for r in claimed(("f", "0.000"), ("c", "0.000"))] == ["ok", "as-shown"]


@pytest.mark.parametrize(
    ("line", "verdict", "reference"),
    [("10^4400 = 1", "mismatch", "1.000000…×10⁴⁴⁰⁰"), ("-(10^4400) = 1", "mismatch", "−1.000000…×10⁴⁴⁰⁰"),
     ("softplus(100000) = 100000", "ok", "100000.000…"), ("softplus(100000) = 99999", "last-digit", "100000.000…"),
     ("softplus(100000) = 7", "mismatch", "100000.000…"), ("1 - exp(-99999) = 0.5", "mismatch", "≈1.000")],
)  # fmt: skip
def test_what_lies_next_to_a_power_of_ten_is_judged_and_said(line: str, verdict: str, reference: str) -> None:
    (found,) = sl.check(line)
    assert found.verdict == verdict and found.certified[1] == reference and "?" not in found.message


def test_squarings_that_shrink_are_told_as_too_small(tmp_path: Path) -> None:
    """Each has twice the digits of the one before it, until they are more than can be written."""
    squarings = "\n".join(f"a{k} = a{k - 1} * a{k - 1} / 2" for k in range(1, 30))
    file = tmp_path / "own.toml"
    file.write_text(
        f'schema = 1\ntitle = "t"\n[cell]\nsentences = """\na0 = 1.37 * x\n{squarings}\n"""\n[weights]\n[given]\nx = 1.3\n',
        encoding="utf-8",
    )
    shown = sl.sheet(str(file)).shown
    assert shown["a24@1"] == "5.77e-845003" and {shown[f"a{k}@1"] for k in range(25, 30)} == {"<1e-1204119"}

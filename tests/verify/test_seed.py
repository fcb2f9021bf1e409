"""The shipped example against figures recomputed independently: what the series prints, and the values behind it.

The second and third columns were worked by another program, from the exact givens and from the printed figures.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from symbolic_lstm.published.load import load
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.policies import POLICIES, explaining, missed
from symbolic_lstm.verify.result import Result

PUBLISHED = {
    "f.sum": ("5.95", "5.95", "5.95"),
    "f": ("0.997", "0.9974009", "0.9974009"),
    "minus-ten:f": ("close to 0", "6.2682944e-6", "6.2682944e-6"),
    "g.sum": ("2.03", "2.03", "2.03"),
    "g": ("0.97", "0.966087", "0.966087"),
    "minus-ten:g": ("close to -1", "-1.0", "-1.0"),
    "i.sum": ("4.27", "4.27", "4.27"),
    "i": ("1.0", "0.986211", "0.986211"),
    "minus-ten:i": ("0", "9.3754513e-7", "9.3754513e-7"),
    "c.added": ("0.97", "0.952766", "0.97"),
    "c": ("2.96", "2.947567", "2.964"),
    "tanh(c)": ("0.99", "0.99451", "0.994644"),
    "o": ("0.99", "0.991674", "0.991674"),
    "h": ("0.98", "0.986229", "0.9801"),
    "company-a:c@1": ("-0.20", "-0.201247", "-0.201247"),
    "company-a:h@1": ("-0.13", "-0.127755", "-0.126984"),
    "company-a:h@4": ("0", "0.006393", "0.006393"),
    "company-b:h@4": ("1", "0.969393", "0.969393"),
}
CARRIED_ONLY = {"c.added", "c", "h"}
#: There only the figures of day 4 are compared; from the printed figures of day 1 they move a little.
AFTER_DAY_ONE = {"company-a:h@4"}


@pytest.fixture(scope="module")
def found() -> dict[str, Result]:
    return {result.quantity: result for result in check_example(load("understanding-lstms"))}


def test_every_printed_figure_is_claimed(found: dict[str, Result]) -> None:
    assert {name: result.printed for name, result in found.items()} == {n: p for n, (p, _, _) in PUBLISHED.items()}


@pytest.mark.parametrize("name", PUBLISHED)
def test_recomputed_values_agree(found: dict[str, Result], name: str) -> None:
    _, full, shown = PUBLISHED[name]
    for kind, other in (("full", full), ("shown", shown)):
        if kind == "shown" and name in AFTER_DAY_ONE:
            continue
        ours = Decimal(found[name].recomputed[kind] or "nan")
        room = max(abs(Decimal(other)) * Decimal("1e-4"), Decimal("1e-9"))
        if name in CARRIED_ONLY and kind == "shown":
            room = Decimal("0.0041")  # whether 1.99 is carried inside the sentence of c makes this difference
        assert abs(ours - Decimal(other)) <= room, (kind, ours)


@pytest.mark.parametrize("name", PUBLISHED)
def test_verdicts_agree(found: dict[str, Result], name: str) -> None:
    """15 of 18 are right under both readings, three from the printed figures only, none is wrong."""
    result = found[name]
    expected = (False, True) if name in CARRIED_ONLY else (True, True)
    assert (result.facts.full, result.facts.shown) == expected
    assert result.level == ("note" if name in CARRIED_ONLY else "pass")


def test_counts(found: dict[str, Result]) -> None:
    assert len(found) == 18
    assert {name for name, result in found.items() if result.verdict == "as-shown"} == CARRIED_ONLY


def test_the_rounding_that_explains_the_series() -> None:
    names = [policy.name for policy in explaining(load("understanding-lstms"))]
    assert names[0] == "shown figures carried, half up"
    assert not [name for name in names if name.startswith("nothing rounded")]


def test_part_seven_follows_the_full_values() -> None:
    """Company A is explained with nothing rounded; parts 3 to 6 are not."""
    worked = load("understanding-lstms")
    assert missed(worked, POLICIES[0], "company-a") == ()
    assert missed(worked, POLICIES[0], "company-b") == ()
    assert set(missed(worked, POLICIES[0])) == CARRIED_ONLY

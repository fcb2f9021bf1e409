"""Which rounding explains a page: every listed policy under which all its figures come out, or all but a few.

A figure that is wrong is carried as it is printed, so that what follows from it
is not held against a policy, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rework import Rework
from symbolic_lstm.numbers.rounding import Carry, Interval, Mode, Value, round_interval, show
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.locate import Spot
from symbolic_lstm.verify.recompute import Recomputed, reckoned, recompute, reworked


class Policy(NamedTuple):
    """A way to round, and how it is called."""

    name: str
    carry: Carry
    mode: Mode


#: The listed policies, simplest first.
POLICIES = (
    Policy("nothing rounded in between, half up", "full", "half-up"),
    Policy("nothing rounded in between, half even", "full", "half-even"),
    Policy("nothing rounded in between, figures cut off", "full", "truncate"),
    Policy("shown figures carried, half up", "shown", "half-up"),
    Policy("shown figures carried, half even", "shown", "half-even"),
    Policy("shown figures carried, figures cut off", "shown", "truncate"),
)


class Account(NamedTuple):
    """What is to be said of a page's rounding.

    `explaining` are the policies that give every printed figure, simplest first.
    Where there is none, `nearest` gives all but the figures in `missed`, if it
    gives most.
    """

    explaining: tuple[Policy, ...] = ()
    nearest: Policy | None = None
    missed: tuple[str, ...] = ()


def account(example: Example, sheets: Mapping[str, Recomputed] | None = None) -> Account:
    """The policies under which the figures of every variant come out; `sheets` are its variants, if they are worked.

    Where nothing is printed, none explains it.

    >>> from symbolic_lstm.published.load import load
    >>> account(load("understanding-lstms")).explaining[0].name
    'shown figures carried, half up'
    """
    printed = [sheet for sheet in (sheets or reckoned(example)).values() if _figures(sheet)]
    if not printed:
        return Account()
    if explaining := tuple(policy for policy in POLICIES if not any(any(_missed(it, policy)) for it in printed)):
        return Account(explaining)
    found = [(policy, tuple(of for sheet in printed for of in _missed(sheet, policy))) for policy in POLICIES]
    nearest, missed = min(found, key=lambda it: len(it[1]))
    most = 2 * len(missed) < sum(len(_figures(sheet)) for sheet in printed)
    return Account((), nearest, missed) if most else Account()


def simplest(sheets: Mapping[str, Recomputed]) -> Policy | None:
    """The first policy under which every figure of these variants comes out; those behind it are not tried.

    >>> from symbolic_lstm.published.load import load
    >>> simplest(reckoned(load("understanding-lstms"))).name
    'shown figures carried, half up'
    """
    printed = [sheet for sheet in sheets.values() if _figures(sheet)]
    found = (policy for policy in POLICIES if not any(any(_missed(it, policy)) for it in printed))
    return next(found, None) if printed else None


def explaining(example: Example) -> tuple[Policy, ...]:
    """The policies that give every printed figure of every variant, simplest first."""
    return account(example).explaining


def missed(example: Example, policy: Policy, variant: str = "") -> tuple[str, ...]:
    """The claims of a variant that a policy does not give.

    >>> from symbolic_lstm.published.load import load
    >>> missed(load("understanding-lstms"), POLICIES[0])
    ('c.added', 'c', 'h')
    """
    return tuple(_missed(recompute(example, variant), policy))


def _figures(sheet: Recomputed) -> list[tuple[str, Spot, Figure]]:
    variant = sheet.setting.variant
    named = ((f"{variant}:" if variant else "") + claim.of.rpartition(":")[2] for claim, _ in sheet.claims)
    return [
        (name, spot, claim.says.figure)
        for name, (claim, spot) in zip(named, sheet.claims, strict=True)
        if claim.says.figure
    ]


def _missed(sheet: Recomputed, policy: Policy) -> Iterator[str]:
    carried = None if policy.carry == "full" else _carried(sheet, policy.mode)
    for of, spot, figure in _figures(sheet):
        given = spot.node is None
        value = sheet.values(spot)[0] if given or not carried else carried.value(spot.key, spot.node or 0)
        exact = not isinstance(value, Interval) and value == figure.value
        if not exact and round_interval(value, figure.places, policy.mode) != figure.n:
            yield of


def _carried(sheet: Recomputed, mode: Mode) -> Rework:
    """The sheet worked with every named figure carried as printed, or as the example's rounding would show it."""
    rounding = sheet.setting.rounding

    def shown_as(key: str, part: str, value: Value) -> Figure | None:
        return show(value, rounding.digits_of(key, part), mode)

    return reworked(sheet, sheet.printed, shown_as)

"""Which rounding explains a page: every listed policy under which all its figures come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from symbolic_lstm.numbers.enclose import Worked as Computed
from symbolic_lstm.numbers.enclose import enclose
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Carry, Digits, Interval, Mode, Value, settle, show
from symbolic_lstm.worked.example import Worked
from symbolic_lstm.worked.locate import Spot
from symbolic_lstm.worked.recompute import Sheet, work


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


def explaining(worked: Worked) -> Iterator[Policy]:
    """The policies that give every printed figure of every variant, simplest first.

    Where nothing is printed, none explains it.

    >>> from symbolic_lstm.worked.load import load
    >>> next(explaining(load("understanding-lstms"))).name
    'shown figures carried, half up'
    """
    sheets = [sheet for variant in worked.variants if _figures(sheet := work(worked, variant.name))]
    if sheets:
        yield from (policy for policy in POLICIES if not any(any(_missed(sheet, policy)) for sheet in sheets))


def missed(worked: Worked, policy: Policy, variant: str = "") -> tuple[str, ...]:
    """The claims of a variant that a policy does not give.

    >>> from symbolic_lstm.worked.load import load
    >>> missed(load("understanding-lstms"), POLICIES[0])
    ('c.added', 'c', 'h')
    """
    return tuple(_missed(work(worked, variant), policy))


def _figures(sheet: Sheet) -> list[tuple[str, Spot, Figure]]:
    return [(claim.of, spot, claim.says.figure) for claim, spot in sheet.claims if claim.says.figure]


def _missed(sheet: Sheet, policy: Policy) -> Iterator[str]:
    computed = sheet.full if policy.carry == "full" else _carried(sheet, policy.mode)
    for of, spot, figure in _figures(sheet):
        given = spot.node is None
        value = sheet.setting.given[spot.key].value if given else computed[spot.key].values[spot.node or 0]
        exact = not isinstance(value, Interval) and value == figure.value
        if not exact and settle(value, figure.places, policy.mode) != figure.n:
            yield of


def _carried(sheet: Sheet, mode: Mode) -> Mapping[str, Computed]:
    """The sheet worked with every named figure carried as shown, at the digits that are printed."""
    printed: dict[tuple[str, str], Digits] = {}
    for _, spot, figure in _figures(sheet):
        shown = Digits(len(figure.digits.replace(".", "")), True) if figure.exponent else Digits(max(figure.places, 0))
        printed.setdefault((spot.key, spot.part), shown)
    rounding = sheet.setting.rounding

    def shown_as(key: str, part: str, value: Value) -> Figure | None:
        return show(value, printed.get((key, part)) or rounding.digits_of(key, part), mode)

    exact = {key: figure.value for key, figure in sheet.setting.given.items()}
    return enclose(tuple(sheet.lets.values()), exact, sheet.setting.program.place, shown_as, carry=True)

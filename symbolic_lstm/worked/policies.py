"""Which rounding explains a page: every listed policy under which all its figures come out."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.numbers.rounding import Carry, Digits, Interval, Mode, settle
from symbolic_lstm.numbers.trace import trace
from symbolic_lstm.worked.example import Worked
from symbolic_lstm.worked.locate import locate, with_parts
from symbolic_lstm.worked.setting import setting


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


class Explained(NamedTuple):
    """How many of a page's figures a policy gives, and which it does not."""

    policy: Policy
    variant: str
    right: int
    wrong: tuple[str, ...]


def explain(worked: Worked) -> tuple[Explained, ...]:
    """For each policy and each variant with figures: what comes out and what does not."""
    found = []
    for variant in worked.variants:
        if any(c.variant == variant.name and c.says.figure for c in worked.claims):
            found += [_explained(worked, variant.name, policy) for policy in POLICIES]
    return tuple(found)


def explaining(worked: Worked) -> tuple[Policy, ...]:
    """The policies that give every figure of every variant, simplest first."""
    every = explain(worked)
    return tuple(p for p in POLICIES if every and not any(e.wrong for e in every if e.policy == p))


def _explained(worked: Worked, variant: str, policy: Policy) -> Explained:
    ready = setting(worked, variant)
    claims = [c for c in worked.claims if c.variant == variant and c.says.figure]
    spots = [locate(claim, ready, worked) for claim in claims]
    printed: dict[str, Digits] = {}
    for claim, spot in zip(claims, spots, strict=True):
        figure = claim.says.figure
        assert figure is not None
        shown = Digits(len(figure.digits.replace(".", "")), True) if figure.exponent else Digits(max(figure.places, 0))
        printed.setdefault(spot.key + (f".{spot.part}" if spot.part else ""), shown)
    rounding = replace(ready.rounding, carry=policy.carry, mode=policy.mode, of={**ready.rounding.of, **printed})
    program = replace(ready.program, lets=tuple(with_parts(let, spots) for let in ready.program.lets))
    asked = [spot.asked for spot in spots if spot.asked]
    try:
        worked_out = trace(program, ready.given, rounding, asked)
    except SymbolicLstmError:
        return Explained(policy, variant, 0, tuple(c.of for c in claims))
    wrong = []
    for claim, spot in zip(claims, spots, strict=True):
        figure = claim.says.figure
        assert figure is not None
        value = ready.given[spot.key].value if spot.node is None else worked_out.work[spot.key].values[spot.node]
        exact = not isinstance(value, Interval) and value == figure.value
        if not exact and settle(value, figure.places, policy.mode) != figure.n:
            wrong.append(claim.of)
    return Explained(policy, variant, len(claims) - len(wrong), tuple(wrong))

"""Entries below: which entries of a vector are worked one by one under the derivation of the whole."""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_lstm.errors import QuantityError, UsageError, shortened
from symbolic_lstm.maths.program import Program
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.on_demand import pattern
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting, resolve

#: Up to so many entries are all worked; of more the first two, the last, and those of which the source prints a figure.
ALL_OF = 8
_LIST = pattern(r"\s*[0-9]{1,6}\s*(?:,\s*[0-9]{1,6}\s*)*")

Entry = tuple[int, ...]


class Beneath(NamedTuple):
    """The entries asked for, by their first index; None leaves it to their number. `claimed` always appear then."""

    asked: tuple[int, ...] | None = None
    claimed: frozenset[Quantity] = frozenset()

    def of(self, program: Program, name: str, time: int) -> tuple[Entry, ...]:
        """The entries of a quantity that are worked at a time; none for a single number."""
        entries = program.entries(name)
        if entries == ((),):
            return ()
        if self.asked is not None:
            return tuple(entry for entry in entries if entry[0] in self.asked)
        if len(entries) <= ALL_OF:
            return entries
        claimed = {q.entry for q in self.claimed if q.name == name and q.time == time}
        return tuple(entry for k, entry in enumerate(entries) if k in (0, 1, len(entries) - 1) or entry in claimed)

    def folded(self, program: Program, name: str, time: int) -> tuple[Entry, ...]:
        """Those of them that nobody asked for, and of which the source prints nothing."""
        if self.asked is not None:
            return ()
        claimed = {q.entry for q in self.claimed if q.name == name and q.time == time}
        return tuple(entry for entry in self.of(program, name, time) if entry not in claimed)


def beneath(text: str | None, program: Program) -> Beneath:
    """Read `all`, `none` or `0,2`; None is left to the number of entries.

    Raises `UsageError` for anything else, and for an entry that nothing has.
    """
    if text is None:
        return Beneath()
    most = max((entry[0] for name in program.cell.names for entry in program.entries(name) if entry), default=-1)
    if text.strip() == "none":
        return Beneath(())
    if text.strip() == "all":
        return Beneath(tuple(range(most + 1)))
    if not _LIST.fullmatch(text):
        raise UsageError(f"{shortened(text)!r} chooses no entries; write all, none, or a list such as 0,2")
    if most < 0:
        raise UsageError("every quantity of this example is a single number; it has no entries to choose")
    asked = tuple(map(int, text.split(",")))
    if too_many := [k for k in asked if k > most]:
        raise UsageError(f"nothing has an entry {too_many[0]}; entries count from 0, and the last is {most}")
    return Beneath(asked)


def claimed(example: Example, ready: Setting) -> frozenset[Quantity]:
    """The entries of which the source of an example prints something in this variant."""
    return frozenset(_claimed(example, ready))


def _claimed(example: Example, ready: Setting) -> Iterable[Quantity]:
    for claim in example.claims:
        if claim.variant == ready.variant and claim.quantity is not None and claim.quantity.entry:
            try:
                found = resolve(ready, claim.quantity, example)
            except QuantityError:
                continue
            yield Quantity(found.name, found.entry, found.time)

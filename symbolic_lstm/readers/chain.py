"""What a line says: sides with the signs between them, and where each part of them stands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.readers.term import PlacedPart


class Side(NamedTuple):
    """One side of a line, and where it stands: code points from 0."""

    term: t.Sentence
    start: int
    end: int


class Chain(NamedTuple):
    """Sides with the signs between them: `=`, `≈`, `→` or `⇒`.

    `where` has the place of each part by its `id`; `others` are other ways to
    read the same text, where it leaves that open. `cut` are the figures, by
    `id`, behind which dots say that more digits follow; `percents` are
    percentages as printed. `scalars` says of which sides it is known that no name
    and nothing with entries stands in them.
    """

    sides: tuple[Side, ...]
    relations: tuple[str, ...] = ()
    label: str = ""
    remark: str = ""
    where: Mapping[int, PlacedPart] = MappingProxyType({})
    others: tuple[Chain, ...] = ()
    cut: frozenset[int] = frozenset()
    scalars: tuple[bool, ...] = ()
    percents: Mapping[int, str] = MappingProxyType({})

    def place(self, part: t.Sentence) -> tuple[int, int] | None:
        """Where a part of a side stands; None for a part that was made later."""
        found = self.where.get(id(part))
        return found[:2] if found else None

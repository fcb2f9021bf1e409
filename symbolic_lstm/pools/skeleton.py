"""A written derivation with gaps where its digits stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.pools.plan import SettingKey


class Skeleton(NamedTuple):
    """A derivation with gaps, what fills them in turn, and how the points of its figures are spelt.

    What fills a gap is counted over the nodes of the sentence, once for each spelling.
    """

    text: str
    fill: Callable[[Sequence[str]], Any]
    points: tuple[str, ...]

    def filled(self, digits: Sequence[str]) -> str:
        if self.points != (".",):
            digits = [it.replace(".", point) for point in self.points for it in digits]
        filled: str = self.text % self.fill(digits)
        return filled


_STANDIN = re.compile(r"7301990([0-9]{4})(\D{1,20}?)5")


def standin(k: int, mark: SettingKey) -> Figure:
    """A figure that no sheet shows, in the place of the digits at a node."""
    return Figure(-1 if mark.negative else 1, 1, f"7301990{k:04d}.5", mark.exponent)


def gapped(text: str, nodes: int) -> Skeleton:
    """A text with a gap for every stand-in."""
    found = _STANDIN.findall(text)
    points = tuple(dict.fromkeys(point for _, point in found)) or (".",)
    fills = [points.index(point) * nodes + int(k) for k, point in found]
    return Skeleton(_STANDIN.sub("%s", text.replace("%", "%%")), itemgetter(*fills) if fills else lambda _: (), points)

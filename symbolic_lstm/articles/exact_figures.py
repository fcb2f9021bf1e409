"""Figures that an article has worked exactly from exact ones, 0.36 − 0.31 = 0.05: there nothing was rounded."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.maths import terms as t
from symbolic_lstm.verify.late_message import Late
from symbolic_lstm.verify.result import Result

#: Figures of so many decimals look like rounded ones.
PLACES = 3


class ExactFigures:
    """The texts of such figures; one that is printed for a rounded value, too, is none of them."""

    def __init__(self) -> None:
        self._exact: set[str] = set()
        self._rounded: set[str] = set()

    def __contains__(self, text: object) -> bool:
        return text in self._exact and text not in self._rounded

    def learn(self, result: Result) -> None:
        """What a result says of the figure that it judges."""
        if not isinstance(result, Late) or "." not in result.printed:
            return
        worked = result.verdict == "exact" and bool(result.before.args)
        decimals = [part.text for _, part in t.walk(result.before) if isinstance(part, t.Dec)] if worked else []
        self.learn_figure(result.printed, worked, decimals)

    def learn_figure(self, printed: str, worked: bool, decimals: Sequence[str]) -> None:
        """A figure with a point: whether it was worked exactly, and the decimals that it was worked from."""
        text = printed.removeprefix("-")
        if worked and not any(len(each.partition(".")[2]) >= PLACES and each not in self for each in decimals):
            self._exact.add(text)
        else:
            self._rounded.add(text)


NONE = ExactFigures()

"""One assignment of a listing beside the derived backward pass, and its paths added one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symbolic_lstm.articles.gradients.compared import Compared
from symbolic_lstm.articles.gradients.listed_names import ListedNames
from symbolic_lstm.articles.names_in_cell import Meant, QuantityStep


class ListedCompared(Compared):
    """One assignment beside the derivation: a name is the gradient that it was found to be."""

    def __init__(self, names: ListedNames, cell: Meant, read_as: Mapping[str, frozenset[str]], adds: bool) -> None:
        super().__init__(names, cell)
        self.names, self.read_as, self.adds = names, read_as, adds

    def _parts(self, by: tuple[str, int], of: tuple[str, int]) -> Sequence[frozenset[tuple[str, int]]]:
        """Every other gradient, where paths are added one after the other."""
        inside = f"delta_{of[0].removeprefix('d_')}", of[1]
        every = frozenset((own, step) for own in self.points[0].backward for step in (0, 1, 2))
        return [every - {by, of, inside}] if self.adds else []

    def _read_as(self, name: str, own: str) -> list[str]:
        found = self._readings(own)
        known = self.read_as.get(self.names.written.get(name, ""), frozenset())
        return [each for each in found if each in known] or found

    def _again(self, target: QuantityStep) -> bool:
        return True

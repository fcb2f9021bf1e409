"""Square matrices the wrong way round: shapes cannot tell, but a source that prints a result can.

A recurrent kernel has as many rows as columns, so one written for rows before it (h U) is accepted as if it were
written for columns (U h), and gives other numbers in silence. Where figures of a source do not hold, they are tried
with the square matrices turned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.published.example import Example, Grid
from symbolic_lstm.published.outside_numbers import turned
from symbolic_lstm.published.setting import shape
from symbolic_lstm.records import replace
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.result import Result


class Turned(NamedTuple):
    """Matrices that are to be turned, how many figures hold then, and whether those are all the matrices there are."""

    names: tuple[str, ...]
    holding: int
    every: bool

    def advice(self, before: int, count: int) -> str:
        """What to do, in a sentence."""
        names = ", ".join(self.names[:6]) + (", …" if len(self.names) > 6 else "")
        mend = 'say layout = "rows"' if self.every else "turn them"
        return f"With {names} turned (rows as columns) {self.holding} of {count} figures hold, not {before}; {mend}"


def better_turned(example: Example, results: Sequence[Result]) -> Turned | None:
    """Which square matrices are turned if that makes all figures hold that are a mismatch as they stand."""
    if example.form != "vector" or not any(it.verdict == "mismatch" and not it.expected for it in results):
        return None
    cell, best = example.cell, None
    matrices = [name for name in cell.parameters if len(cell.sizes[name]) == 2]
    square = [name for name in matrices if len({*shape(example.numbers[name])}) == 1 != len(example.numbers[name])]  # type: ignore[arg-type]
    recurrent = [name for name in square if cell.sizes[name] == ("n", "n")]
    for names in ([*square], recurrent, [name for name in square if name not in recurrent]):
        if names:
            found = check_example(with_turned(example, names))
            better = holding(found) > max(holding(results), best.holding if best else 0)
            if better and not any(it.verdict == "mismatch" for it in found):
                best = Turned(tuple(names), holding(found), names == matrices)
    return best


def with_turned(example: Example, names: Sequence[str]) -> Example:
    """The example with some matrices turned, in its variants too."""

    def of(numbers: Mapping[str, Grid]) -> dict[str, Grid]:
        return {name: turned(grid) if name in names else grid for name, grid in numbers.items()}

    variants = tuple(variant._replace(numbers=of(variant.numbers)) for variant in example.variants)
    return replace(example, numbers=of(example.numbers), variants=variants)


def holding(results: Sequence[Result]) -> int:
    """How many figures hold."""
    return sum(it.level == "pass" or it.verdict in ("as-shown", "unrounded", "tolerance") for it in results)

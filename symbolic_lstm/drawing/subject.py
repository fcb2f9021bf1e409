"""What is drawn: one variant of an example worked out, with the words and the colours of its author.

Figures are those that the sheet prints; places come from the values behind them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from symbolic_lstm.drawing.measure import shortened_to_width
from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.languages import Language
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.maths.program import Program
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.derive import derive
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.called import word
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.page.names import name as glyph
from symbolic_lstm.page.scene import COLOURS, Colour
from symbolic_lstm.page.shorten import in_short
from symbolic_lstm.records import field, record

#: No name is wider in a picture, in pixels.
_LONGEST = 320.0
#: Places farther out than this are drawn there.
FARTHEST = 1e15
#: Figures with fewer decimals, and smaller than this as whole numbers, are divided out.
_PLAIN, _LARGE = 300, 10**300


@record(frozen=True)
class Subject:
    """A variant of an example, as its sheet works it and tells it; `tag` says which, beside another."""

    traced: Trace
    notation: Notation
    language: Language
    title: str = ""
    tag: str = ""
    _derived: dict[str, dict[t.Path, Figure]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def program(self) -> Program:
        return self.traced.program

    @property
    def cell(self) -> Cell:
        return self.traced.program.cell

    def shown(self, key: str) -> str:
        """The figure of a place as it is printed; a number that a vector was given with many digits, in few."""
        figure = self.traced.shown(key)
        given = key in self.traced.given and self.program.form == "vector"
        return self.printed(in_short(figure) if given else figure)

    def printed(self, figure: Figure) -> str:
        return self.language.figure(figure)

    def parts(self, key: str) -> Mapping[t.Path, Figure]:
        """The figures that the derivation of a place prints, by their paths; the last line's for each."""
        if key not in self._derived:
            found: dict[t.Path, Figure] = {}
            for line in derive(self.traced, key):
                found |= line.figures
            self._derived[key] = found
        return self._derived[key]

    def part(self, key: str, path: t.Path) -> Figure | None:
        """The figure of a part of a sentence, where its derivation prints one."""
        if not path:
            return self.traced.shown(key)
        return self.parts(key).get(path)

    def when(self, time: int) -> int | None:
        """How formulas say the time: by its number, where there are several."""
        return None if self.program.steps == 1 else time

    def glyph(self, name: str, time: int | None = None) -> Layout:
        """A quantity as the formulas write it."""
        return glyph(name, self.notation, time, constants=self.cell.constants)

    def word(self, name: str) -> str:
        """What running text calls a quantity, as far as a picture has room; '' where it has only its letter."""
        return _short_word(self.cell, name, self.notation)

    def colour(self, name: str) -> Colour:
        """The colour of a quantity, which is that of its formulas."""
        name = self.cell.states.get(name, name)
        return COLOURS.get(self.cell[name].role, "ink") if name in self.cell.names else "ink"

    def says(self, key: str, **filled: str) -> str:
        """A sentence of a picture, in the language of the sheet."""
        return self.language.pictures[key].format(**filled)


@lru_cache(maxsize=1024)
def _short_word(cell: Cell, name: str, notation: Notation) -> str:
    return shortened_to_width(word(cell, name, notation), 12.5, _LONGEST)


def near(value: Value) -> float:
    """Where a value is drawn.

    >>> from flint import fmpq
    >>> near(fmpq(1, 4)), near(-(fmpq(10) ** 400))
    (0.25, -1000000000000000.0)
    """
    middle = (value.lower + value.upper) / 2 if isinstance(value, Interval) else value
    try:
        found = int(middle.p) / int(middle.q)
    except OverflowError:
        found = FARTHEST if middle > 0 else -FARTHEST
    return max(-FARTHEST, min(FARTHEST, found))


def near_figure(figure: Figure) -> float:
    """Where the value of a figure is drawn.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> near_figure(figure("0.25")), near_figure(figure("-1e400"))
    (0.25, -1000000000000000.0)
    """
    if 0 <= figure.places < _PLAIN and abs(figure.n) < _LARGE:
        return max(-FARTHEST, min(FARTHEST, float(figure.n / 10**figure.places)))
    return near(figure.value)


def place(subject: Subject, asked: Quantity) -> str:
    """The key of a quantity that the cell computes; raises `UsageError` with what there is."""
    cell, program = subject.cell, subject.program
    name = next((e.name for e in cell if asked.name in (e.name, *e.aliases)), "")
    if not name:
        raise UsageError(f"the {cell.name} cell computes no {asked.name!r}{did_you_mean(asked.name, cell.names)}")
    entries = program.entries(name)
    entry = asked.entry or entries[0]
    time = asked.time or (1 if program.steps == 1 else program.steps)
    if entry not in entries or not 1 <= time <= program.steps:
        last = Quantity(name, entries[-1], program.steps).key
        raise UsageError(f"{asked} is not among what is computed; the last is {last}")
    return Quantity(name, entry, time).key

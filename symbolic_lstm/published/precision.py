"""What a source's numbers are: exact as typed, rounded themselves, or machine numbers.

Weights printed as 0.41 and 0.63 are often 0.4127 and 0.6251 rounded, and what a
program prints was rounded at every operation. Then a printed figure is right if
some value inside what the numbers can be gives it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from flint import fmpq

from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.numbers.box import Box, half_unit
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.machine import BITS, HALF_UNIT, fits
from symbolic_lstm.records import field, record

PrecisionKind: TypeAlias = Literal["exact", "rounded", "float32", "float64"]
KINDS: tuple[PrecisionKind, ...] = get_args(PrecisionKind)


@record(frozen=True)
class Precision:
    """What numbers are: of the whole example, and of some.

    Whole numbers count as exact unless they are `named`: an input 1 is 1.
    """

    every: PrecisionKind = "exact"
    of: Mapping[str, PrecisionKind] = field(default_factory=lambda: MappingProxyType({}))
    named: frozenset[str] = frozenset()

    @property
    def all_exact(self) -> bool:
        return self.every == "exact" and all(kind == "exact" for kind in self.of.values())

    @property
    def has_rounded(self) -> bool:
        """Whether some numbers are as rounded as they are printed."""
        return "rounded" in (self.every, *self.of.values())

    @property
    def unit(self) -> fmpq:
        """Half a unit in the last place of the machine's numbers, as a share; 0 where no machine worked."""
        return HALF_UNIT.get(self.machine, fmpq(0))

    @property
    def machine(self) -> str:
        """`float32` or `float64`, the coarser of the two where there are both; '' where no machine worked."""
        return next((kind for kind in ("float32", "float64") if kind in {self.every, *self.of.values()}), "")

    def box(self, name: str, figure: Figure) -> Box:
        """What the number of a name can be, given the figure it is printed as."""
        half = self._half(name, figure)
        return figure.value - half, figure.value + half

    def _half(self, name: str, figure: Figure) -> fmpq:
        kind = self.of.get(name, self.every)
        if kind == "exact" or (kind == "rounded" and figure.places <= 0 and name not in self.named):
            return fmpq(0)
        if kind == "rounded":
            return half_unit(figure)
        value = figure.value
        return fmpq(0) if fits(value, BITS[kind]) else abs(value) * HALF_UNIT[kind]


def name_of(place: str, states: Mapping[str, str]) -> str:
    """What an example calls the number at a place: `W_f[0,1]` is W_f, `h@0` is h_prev."""
    named = quantity(place)
    if named.time == 0:
        return next((given for given, state in states.items() if state == named.name), named.name)
    return named.name

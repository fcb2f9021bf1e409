"""The two leaves of a sentence: a name, and a decimal as it was written."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from symbolic_lstm.maths.decimal import BELOW, PRINTED, decimal
from symbolic_lstm.records import record

#: What is canonical as it stands, which most decimals are.
_PLAIN = re.compile(r"[0-9]{1,40}(?:\.[0-9]{1,40})?")


def sympified(term: Any) -> Any:
    """What SymPy's own `sympify` asks a term for, its meaning; the algebra is imported here and not before."""
    from symbolic_lstm.maths.meaning import meaning

    return meaning(term)


@record(frozen=True, slots=True, repr=False)
class Symbol:
    """A name: `Symbol("h_prev")`."""

    name: str
    args: ClassVar[tuple[()]] = ()
    _sympy_ = sympified

    def __repr__(self) -> str:
        return self.name


@record(frozen=True, slots=True, repr=False)
class Dec:
    """A decimal as it was written: `Dec("2.70")`, or `BELOW`, next to nothing. Never negative; see `Neg`."""

    text: str
    args: ClassVar[tuple[()]] = ()
    _sympy_ = sympified

    def __post_init__(self) -> None:
        if _PLAIN.fullmatch(self.text) or self.text == BELOW:
            return
        text = decimal(self.text, PRINTED).text
        if text.startswith("-"):
            raise TypeError(f"a decimal leaf carries no sign; write Neg(Dec({text[1:]!r}))")
        object.__setattr__(self, "text", text)

    def __repr__(self) -> str:
        return self.text

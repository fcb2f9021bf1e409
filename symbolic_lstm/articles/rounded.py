"""Rounded operands: figures that an article prints may have more digits than it prints.

0.3296 + 0.3352 is 0.6648 on paper, and 0.6649 where the two were rounded before
they were printed. Who prints them does not always say where they come from, so
that a last digit is called wrong only where no such digits make it right.
"""

from __future__ import annotations

import re

from flint import fmpq

from symbolic_lstm.articles.exact_figures import NONE, PLACES, ExactFigures
from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.box import Box, half_unit, image
from symbolic_lstm.numbers.check_step import figure_of
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.readers.line import read_line
from symbolic_lstm.records import replace
from symbolic_lstm.verify.facts import possible
from symbolic_lstm.verify.result import Result

#: The last digit may be off by so many units.
_UNITS = fmpq(3, 2)
#: What authors say where they print fewer digits than they work with.
_ALL_DIGITS = re.compile(
    r"unrounded|all (?:their |the )?digits|tous leurs chiffres|non arrondi|ungerundet|gerechnet ist mit allen"
    r"|allen (?:ihren )?(?:Stellen|Ziffern)"
)
#: What an article says once, of all numbers it is given.
_SAID_ONCE = re.compile(
    r"worked\s+with\s+all\s+their\s+digits|calculés\s+avec\s+tous\s+leurs\s+chiffres|gerechnet\s+ist\s+mit\s+allen"
)
_DOUBTED = ("mismatch", "last-digit", "truncated")


def doubted(result: Result, words: str = "", exact: ExactFigures = NONE) -> Result:
    """A result, with the benefit of the doubt where its operands may be rounded figures, as `exact` ones are not.

    `words` stand around it, or are said once of all that is given.
    """
    if result.verdict not in _DOUBTED or not _may_be(result, bool(_ALL_DIGITS.search(words)), exact):
        return result
    told = f"{result.printed} is right if the figures before it were rounded when they were printed; {result.message}"
    return replace(result, verdict="tolerance", message=told, slip=None)


def said_once(raw: str) -> str:
    """What an article says of the digits of all its given numbers, wherever it stands; '' where it says nothing."""
    found = _SAID_ONCE.search(raw)
    return " ".join(found[0].split()) if found else ""


def _may_be(result: Result, shortened: bool, exact: ExactFigures) -> bool:
    try:
        side = _printed_side(result.printed)
        before, after, printed = _image(read(result.expression), exact), _image(side, NONE), figure_of(side)
    except SymbolicLstmError:
        return False
    if before is None or after is None or before[0] == before[1]:
        return False
    if printed is None:  # two sums of rounded figures
        return after[0] <= before[1] and before[0] <= after[1]
    if printed.places < PLACES:
        return False
    middle = (before[0] + before[1]) / 2
    near = abs(middle - printed.value) <= _UNITS * fmpq(1, 10**printed.places)
    return bool((near or shortened or _mixed(result, printed.places)) and possible(printed, before, exact=True))


def _mixed(result: Result, printed: int) -> bool:
    """Whether some figures have fewer decimals than others and than the result: these were worked with all digits."""
    figures = (node.figure for node in code(read(result.expression)).nodes)
    places = [f.places for f in figures if f is not None and f.places >= PLACES]
    return bool(places) and min(places) < min(max(places), printed)


def _image(term: t.Sentence, exact: ExactFigures) -> Box | None:
    """What a sentence can come to where its figures were rounded when they were printed."""
    laid = code(term)
    boxes: dict[int, Box] = {}
    for k, node in enumerate(laid.nodes):
        if node.figure is not None:
            known = node.figure.places < PLACES or node.figure.text in exact
            half = fmpq(0) if known else half_unit(node.figure)
            boxes[k] = node.figure.value - half, node.figure.value + half
    ranged = image(laid, len(laid.nodes) - 1, boxes)
    return ranged[0] if ranged else None


def _printed_side(printed: str) -> t.Sentence:
    """What is printed as a sentence; a percentage as the share it means."""
    return read_line(f"x = {printed}")[0].sides[-1].term if printed.endswith(("%", "‰")) else read(printed)

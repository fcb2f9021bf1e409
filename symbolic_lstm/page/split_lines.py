"""Split lines: a derivation as lines that each stand alone, as on slides."""

from __future__ import annotations

from symbolic_lstm.languages import Language
from symbolic_lstm.page.blocks import Display, Line
from symbolic_lstm.page.layout import Layout, Under
from symbolic_lstm.page.speak import speak


def split_lines(display: Display, language: Language) -> tuple[Display, ...]:
    """A derivation of one line for each line, with the left side it belongs to and the sign between the two.

    What is only about equal to its left side stays so in every line below. A
    line without any left side loses its sign.

    >>> from symbolic_lstm.page.blocks import Step
    >>> from symbolic_lstm.languages import ENGLISH
    >>> from symbolic_lstm.page.layout import Ident, Num
    >>> first = Line("sum", "≈", Num("2"), Ident("c"), words="c is about 2")
    >>> lines = (first, Line("result", "=", Num("3"), words="equals 3"))
    >>> [d.lines[0].words for d in split_lines(Display(Step("c", "", 1, *[""] * 5), lines), ENGLISH)]
    ['c is about 2', 'c is about 3']
    """
    found: list[Display] = []
    rounded = False
    left: Layout | None = None
    for line in display.lines:
        if line.left is not None:
            left, rounded = line.left, False
        elif isinstance(left, Under):  # a shape stands under the formula's names
            left = left.base
        rounded = rounded or line.relation == "≈"
        sign = line.relation
        if left is None:
            alone = line._replace(relation="", words=_after(sign, line, language))
        elif line.left is None:
            sign = "≈" if rounded else "="
            words = f"{speak(left, language)} {language.voice[sign]} {_after(line.relation, line, language)}"
            alone = line._replace(relation=sign, left=left, words=words if line.words else "")
        else:
            alone = line
        found.append(display._replace(lines=(alone,)))
    return tuple(found)


def _after(sign: str, line: Line, language: Language) -> str:
    """The words of a line without its sign's."""
    return line.words.removeprefix(f"{language.voice[sign]} ") if sign else line.words

"""Verify an export: what was written reads back as the sentence that was set.

Every equation of a page is written as LaTeX, as MathML by our own writer, and as
MathML by latex2mathml from that LaTeX; each is read again and must be the same
sentence, figure by figure and in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from latex2mathml.converter import convert

from symbolic_lstm.errors import SymbolicLstmError, expected
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page import layout as l
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.page.comma import as_printed, pointed
from symbolic_lstm.readers.latex import latex
from symbolic_lstm.readers.mathml import mathml
from symbolic_lstm.readers.term import sentence
from symbolic_lstm.writers import latex_maths, mathml_maths

#: A comma inside a number of MathML, also where a converter has taken the number apart.
_COMMA = re.compile(r"(?<=[0-9])(?:,|</mn><mrow><mo>&#x0002C;</mo></mrow><mn>)(?=[0-9])")
_SEMICOLON = re.compile(r"<(m[io])>;</\1>")


class Misreading(NamedTuple):
    """An equation that did not read back: where it stands, by which route, and what was read."""

    name: str
    stage: str
    route: str
    reason: str


Route = tuple[Callable[[l.Layout], str], Callable[[str], l.Layout]]
ROUTES: dict[str, Route] = {
    "LaTeX": (latex_maths.equation, latex),
    "MathML": (mathml_maths.equation, mathml),
    "latex2mathml": (lambda layout: convert(latex_maths.equation(layout)), mathml),
}


def verify_export(page: Page) -> tuple[Misreading, ...]:
    """The equations of a page that do not read back; empty when all do.

    >>> from symbolic_lstm.api import sheet
    >>> verify_export(sheet("understanding-lstms"))
    ()
    """
    expected(page, Page, "what is exported is a page, as `sheet` gives")
    return tuple(
        Misreading(display.step.name, line.stage, route, reason)
        for display in page.displays
        for line in display.lines
        for route, reason in differences(line.right, comma=page.about.get("decimal") == ",")
    )


def differences(layout: l.Layout, *, comma: bool = False) -> Iterator[tuple[str, str]]:
    """The routes by which one layout does not read back, and why.

    What is written with decimal commas is read with points in their places; of a sum over
    time, what is summed.
    """
    if isinstance(layout, l.Row) and isinstance(first := layout.items[0], l.Sub) and first.base == l.Op("∑"):
        layout = l.Row(layout.items[1:])
    try:
        meant = sentence(pointed(layout) if comma else as_printed(layout))
    except SymbolicLstmError as fault:
        yield "layout", str(fault)
        return
    for route, (write, read_back) in ROUTES.items():
        written = with_points(write(layout)) if comma else write(layout)
        try:
            read = sentence(read_back(written), written)
        except SymbolicLstmError as fault:
            yield route, str(fault).partition("\n")[0]
            continue
        if read != meant:
            yield route, f"it reads as {read}"


def with_points(written: str) -> str:
    """LaTeX or MathML with decimal commas as it would be with points, and commas where semicolons part.

    >>> print(with_points("[0{,}5; h]"), with_points("<mn>0,5</mn><mo>;</mo>"))
    [0.5, h] <mn>0.5</mn><mo>,</mo>
    """
    if not written.startswith("<"):
        return written.replace("{,}", ".").replace(";", ",")
    return _SEMICOLON.sub("<mo>,</mo>", _COMMA.sub(".", written))

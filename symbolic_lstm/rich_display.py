"""What a notebook shows of a page or of a cell: text, LaTeX and HTML, of which it takes what it can.

Jupyter, nbconvert and their like ask an object for `_repr_mimebundle_`. Sheets
and cells answer with what is made here.
"""

from __future__ import annotations

from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.notation import named
from symbolic_lstm.page.blocks import Display, Line, Page, Step
from symbolic_lstm.page.names import name
from symbolic_lstm.page.speak import spoken
from symbolic_lstm.page.typeset import typeset
from symbolic_lstm.writers import html_fragment, latex, text


def bundle(page: Page) -> dict[str, str]:
    """A page by media type."""
    return {
        "text/plain": text.write(page),
        "text/latex": latex.write(page),
        "text/html": html_fragment.write(page),
    }


def sentences(cell: Cell) -> Page:
    """The page of a cell: its sentences in vector form, each with its role beside it.

    >>> from symbolic_lstm.cells import lstm
    >>> print(text.write(sentences(lstm)).splitlines()[4])
       fₜ = σ(U_f hₜ₋₁ + W_f xₜ + b_f)            forget gate
    """
    plain = named("standard")
    lines = tuple(
        Line(
            "",
            "=",
            typeset(equation.body, plain, vector=True, constants=cell.constants),
            name(equation.name, plain, None, True),
            called=equation.role if equation.role != equation.name else "",
        )
        for equation in cell
    )
    step = Step(cell.name, "", 1, "", "", "", "", "")
    page = Page(cell.title[:1].upper() + cell.title[1:], (Display(step, lines, listed=False),), {"cell": cell.name})
    return spoken(page)

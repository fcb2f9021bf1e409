"""SVG: the derivations of a page as one picture, a formula as an image of its own.

Headings, prose and tables are left out, and so are derivations that a page
shows beside its own, such as another variant's.
"""

from __future__ import annotations

from symbolic_lstm.page.blocks import Page
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers.equation_pictures.looks import Look
from symbolic_lstm.writers.equation_pictures.picture import formula, of_page


def equation(layout: Layout) -> str:
    """One layout as an image with a transparent ground, no larger than its ink."""
    return formula(layout).svg


def write(page: Page, look: Look = "light") -> str:
    """The derivations one below the other; raises `UsageError` where there are none."""
    return of_page(page, look).svg

"""PNG: the same pictures as SVG, twice as fine, for places that take no other image.

The spoken form of what they show stands in the file, as `Description`.
"""

from __future__ import annotations

from symbolic_lstm.page.blocks import Page
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers.equation_pictures.looks import Look
from symbolic_lstm.writers.equation_pictures.picture import formula, of_page


def equation(layout: Layout) -> bytes:
    """One layout as an image with a transparent ground, no larger than its ink."""
    return formula(layout).png


def write(page: Page, look: Look = "light") -> bytes:
    """The derivations one below the other; raises `UsageError` where there are none."""
    return of_page(page, look).png

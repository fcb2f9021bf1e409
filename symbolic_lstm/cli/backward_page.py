"""The page that `sheet --backward` writes."""

from __future__ import annotations

from symbolic_lstm.page.blocks import Page
from symbolic_lstm.published.example import Example
from symbolic_lstm.request import Request
from symbolic_lstm.request_backward import told_backward


def backward_page(
    example: Example, wanted: Request, loss: str | None, window: str | None, update: str | None, *, drawn: str
) -> Page:
    """The page of what is wanted with its backward pass; `drawn` is the format whose pictures it gets, '' for none."""
    told = told_backward(example, wanted, loss, window, update)
    if not drawn:
        return told.page
    from symbolic_lstm.illustrate import with_backward_pictures  # what draws is imported where something is drawn

    return with_backward_pictures(told, drawn)

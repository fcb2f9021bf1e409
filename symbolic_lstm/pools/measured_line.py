"""Lines of derivations with gaps, as plain text and HTML set them where figures have a length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.pools.skeleton import Skeleton


class TextLine(NamedTuple):
    """A line in plain text: its lines with gaps, where among them the name of its stage stands, and how wide they are.

    `width` is that of the widest, `beside` that of the one at `base`, `named` that of the name.
    """

    lines: Skeleton
    base: int
    stage: str
    width: int
    beside: int
    named: int


class HtmlLine(NamedTuple):
    """A line as rows of HTML, and as it is said, with gaps; how wide its two sides are, in em."""

    rows: Skeleton
    said: Skeleton
    left: float
    right: float


class MeasuredLine(NamedTuple):
    """A line in both formats."""

    text: TextLine
    html: HtmlLine


class AskedLine(NamedTuple):
    """A line of a sentence: its pattern, and which of the digits at the nodes are in it."""

    pattern: Any
    shown: Callable[[Sequence[str]], Any]

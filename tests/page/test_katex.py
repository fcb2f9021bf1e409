"""KaTeX in its strictest mode accepts every equation of whole sheets."""

from __future__ import annotations

import pytest

from symbolic_lstm.writers import latex

from ..writers.test_katex import refused_by_katex
from .test_goldens import PAGES, layouts


@pytest.mark.judge
def test_katex_accepts_every_equation() -> None:
    sources = list(dict.fromkeys(latex.equation(layout) for page in PAGES.values() for layout in layouts(page)))
    assert len(sources) > 200
    assert refused_by_katex(sources) == []

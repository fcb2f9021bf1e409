"""KaTeX in its strictest mode accepts every equation of whole sheets."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from symbolic_lstm.writers import latex

from ..writers.test_katex import ROOT, katex
from .test_goldens import PAGES, layouts


@pytest.mark.judge
def test_katex_accepts_every_equation() -> None:
    node = shutil.which("node")
    assert node, "Node is not installed; this judge needs it"
    sources = list(dict.fromkeys(latex.equation(layout) for page in PAGES.values() for layout in layouts(page)))
    lines = "".join(json.dumps(source) + "\n" for source in sources)
    ran = subprocess.run(
        [node, ROOT / "tests" / "judges" / "katex.mjs", katex()],
        input=lines, capture_output=True, text=True, encoding="utf-8", timeout=300, check=True,
    )  # fmt: skip
    answers = [json.loads(line)["error"] for line in ran.stdout.splitlines()]
    assert len(answers) == len(sources) > 200
    assert [(s, a) for s, a in zip(sources, answers, strict=True) if a] == []

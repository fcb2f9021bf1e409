"""KaTeX in its strictest mode accepts every equation."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from symbolic_lstm.writers import latex

from .cases import CASES
from .pages import PAGE

ROOT = Path(__file__).parents[2]


def katex() -> Path:
    """The folder of KaTeX: `KATEX`, beside the project, or the system's."""
    places = [Path(os.environ["KATEX"])] if "KATEX" in os.environ else []
    places += [
        ROOT / "tests/judges/node_modules/katex",
        Path("/usr/share/nodejs/katex"),
        Path("/usr/share/javascript/katex"),
    ]
    found = next((place for place in places if (place / "package.json").exists()), None)
    assert found, "KaTeX is not installed; set KATEX to its folder (npm ci --prefix tests/judges)"
    return found


def refused_by_katex(sources: list[str]) -> list[tuple[str, str]]:
    """The equations that KaTeX refuses, with what it says of them."""
    node = shutil.which("node")
    assert node, "Node is not installed; this judge needs it"
    script = ROOT / "tests" / "judges" / "katex.mjs"
    lines = "".join(json.dumps(source) + "\n" for source in sources)
    ran = subprocess.run(
        [node, script, katex()], input=lines, capture_output=True, text=True, encoding="utf-8", timeout=300, check=True
    )
    answers = [json.loads(line)["error"] for line in ran.stdout.splitlines()]
    assert len(answers) == len(sources)
    return [(s, a) for s, a in zip(sources, answers, strict=True) if a]


@pytest.mark.judge
def test_katex_accepts_every_equation() -> None:
    sources = [latex.equation(layout) for layout in CASES.values()]
    sources += [latex.equation(line.right) for display in PAGE.displays for line in display.lines]
    assert refused_by_katex(sources) == []

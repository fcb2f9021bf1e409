"""What is heard: a speech engine says the equations, and axe-core looks at the page as a screen reader meets it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import symbolic_lstm as sl
from symbolic_lstm.drawing.on_page import drawn_page
from symbolic_lstm.page.blocks import Line, Page
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.writers import html, mathml, text_maths
from symbolic_lstm.writers.glyphs import SUPERSCRIPTS

from ..page.vectors import TWO_UNITS
from .hostile import TEXTS, page
from .pages import PAGE
from .test_browser import JUDGES, chromium, node

EXAMPLE = "understanding-lstms"
NOTATIONS = ("memories", "standard", "olah", "ng", "pytorch", "keras", "onnx", "d2l", "goodfellow")
#: What a listener must never hear: a function multiplied, and marks that no voice says.
WRONG = re.compile(
    r"(sigma|tanh|tangent|exponential|log|softmax) times|[&<>{}\\$^_#⁡⁢⁣]|ampersand|undefined|null|NaN|unknown"
)
_LOWERED = str.maketrans({raised: plain for plain, raised in SUPERSCRIPTS.items()})


def wanted(package: str) -> None:
    assert (JUDGES / "node_modules" / package).is_dir(), f"{package} is missing; npm ci --prefix tests/judges brings it"


def spoken(markup: list[str]) -> list[str]:
    """What the speech engine says of each equation."""
    wanted("speech-rule-engine")
    said = node("speech.mjs", given=json.dumps(markup))
    assert len(said) == len(markup)
    return list(said)


@cache
def sheet(name: str) -> Page:
    if name == "two units":
        return sl.narrate(parse_example(TWO_UNITS))
    variant, _, notation = name.rpartition("/")
    return sl.sheet(EXAMPLE, variant, notation=notation)


def lines(it: Page) -> list[Line]:
    return [line for shown in it.displays for line in shown.lines]


SHEETS = [*NOTATIONS, "minus-ten/memories", "company-a/memories", "two units"]


@pytest.mark.judge
@pytest.mark.parametrize("name", SHEETS)
def test_equations_are_heard_as_they_are_meant(name: str) -> None:
    shown = lines(sheet(name))
    for line, said in zip(shown, spoken([mathml.equation(line.right) for line in shown]), strict=True):
        printed = text_maths.equation(line.right)
        assert said.strip() and not WRONG.search(said), (printed, said)
        assert ("sigma of" in said) == ("σ(" in printed), (printed, said)
        assert bool(re.search("tangent (of|negative)", said)) == ("tanh(" in printed), (printed, said)
        if line.stage != "formula":
            assert figures(sized(printed.translate(_LOWERED))) == figures(said), (printed, said)
            assert sizes(sized(printed)) == sizes(said), (printed, said)
            assert len(re.findall(r"−(?=\S)|⁻", printed)) == said.count("negative"), (printed, said)


def sized(printed: str) -> str:
    """A text whose matrices and vectors begin with their sizes, and where both are above one their rows with numbers."""

    def told(matrix: re.Match[str]) -> str:
        rows = [row.split(", ") for row in matrix[1].split("; ")]
        named = len(rows) > 1 and len(rows[0]) > 1
        said = " ".join((f"Row {k}: " if named else "") + " ".join(row) for k, row in enumerate(rows, 1))
        return f"the {len(rows)} by {len(rows[0])} {said}"

    return re.sub(r"\[([−\d.]+(?:[,;] [−\d.]+)*)\]", told, printed)


def sizes(said: str) -> list[str]:
    """The sizes of matrices and vectors, in order."""
    return re.findall(r"the (\d+ by \d+) ", said)


def figures(said: str) -> list[str]:
    """The numbers of a text in order, without their signs."""
    return re.findall(r"\d+(?:\.\d+)?", said)


@pytest.mark.judge
@pytest.mark.parametrize("write", [mathml, html])
@pytest.mark.parametrize("name", SHEETS)
def test_whole_derivations_are_heard(name: str, write: Any) -> None:
    markup = re.findall(r"<math.*?</math>", write.write(sheet(name)), re.DOTALL)
    assert len(markup) >= len(sheet(name).displays)
    for said in spoken(markup):
        assert said.strip() and not WRONG.search(said), said


@pytest.mark.judge
def test_the_engine_hears_a_missing_application() -> None:
    first = mathml.equation(lines(sheet("memories"))[0].right)
    assert "&#x2061;" in first
    assert WRONG.search(spoken([first.replace("<mo>&#x2061;</mo>", "")])[0])


def looked_at(markup: str, folder: Path) -> Any:
    """What axe-core finds in light and in dark."""
    wanted("axe-core")
    file = folder / "page.html"
    file.write_text(markup, encoding="utf-8")
    return node("axe.mjs", chromium(), str(file))


SEEN = {
    **{name: lambda name=name: sheet(name) for name in ("memories", "ng", "company-a/memories", "two units")},
    "German": lambda: sl.sheet(EXAMPLE, language="de"),
    "pictures": lambda: drawn_page(sl.sheet(EXAMPLE), "html"),
    "pictures over time": lambda: drawn_page(sl.sheet(EXAMPLE, "company-a"), "html"),
    "every block": lambda: PAGE,
    "quoted": lambda: page(TEXTS[next(iter(TEXTS))]),
}


@pytest.mark.judge
@pytest.mark.parametrize("name", SEEN)
def test_everybody_can_use_the_page(name: str, tmp_path: Path) -> None:
    found = looked_at(html.write(SEEN[name]()), tmp_path)
    for colours in ("light", "dark"):
        assert {"color-contrast", "html-has-lang", "document-title"} <= set(found[colours]["rules"])
        assert found[colours]["violations"] == []


@pytest.mark.judge
def test_axe_sees_what_is_wrong(tmp_path: Path) -> None:
    bad = html.write(sheet("memories")).replace(' lang="en"', "", 1).replace("--mut:#625d54", "--mut:#c8c4bb", 1)
    found = looked_at(bad, tmp_path)["light"]["violations"]
    assert {told.partition(":")[0] for told in found} >= {"html-has-lang", "color-contrast"}

"""Chromium and a Markdown reader judge the documents."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from symbolic_lstm.page.blocks import Display, Line, Page, Prose, Table
from symbolic_lstm.page.layout import Array, Num
from symbolic_lstm.page.narrate import narrate
from symbolic_lstm.published.load import load
from symbolic_lstm.writers import html, markdown, revealjs
from symbolic_lstm.writers.latex import aligned

from .hostile import TEXTS, page
from .pages import PAGE, STEP

JUDGES = Path(__file__).parents[1] / "judges"
MATRIX = Array((tuple(Num("0.123456") for _ in range(16)),))
WIDE = Page("Wide", (Display(STEP, (Line("numbers", "=", MATRIX),)), *PAGE.blocks))


def node(script: str, *arguments: str, given: str = "") -> Any:
    program = shutil.which("node")
    assert program, "Node is not installed; this judge needs it"
    assert (JUDGES / "node_modules" / "playwright-core").is_dir(), "npm ci --prefix tests/judges brings what is missing"
    ran = subprocess.run(
        [program, JUDGES / script, *arguments],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def chromium() -> str:
    """The path of Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert program, "Chromium is not installed; set CHROMIUM to its path"
    return program


def browse(kind: str, markup: str, folder: Path) -> Any:
    """What Chromium saw; it must have said nothing and fetched nothing."""
    file = folder / "page.html"
    file.write_text(markup, encoding="utf-8")
    found = node("browser.mjs", chromium(), kind, str(file))
    assert found["told"] == [] and found["asked"] == []
    return found["seen"]


@pytest.mark.judge
@pytest.mark.parametrize("name", ["example", "page", "wide"])
def test_a_sheet_fits_screens_and_paper(name: str, tmp_path: Path) -> None:
    it = {"example": lambda: narrate(load("understanding-lstms")), "page": lambda: PAGE, "wide": lambda: WIDE}[name]()
    seen = browse("sheet", html.write(it), tmp_path)
    for medium in ("360", "1100", "A4", "Letter"):
        assert seen[medium]["page"] <= 0 and seen[medium]["loose"] == 0, medium
    assert seen["A4"]["clipped"] == seen["Letter"]["clipped"] == 0
    assert seen["light"] != seen["dark"]


@pytest.mark.judge
@pytest.mark.parametrize("write", ["html", "revealjs"])
def test_nothing_quoted_runs(write: str, tmp_path: Path) -> None:
    writer, kind = {"html": (html, "sheet"), "revealjs": (revealjs, "deck")}[write]
    browse(kind, writer.write(page(" ".join(TEXTS.values()))), tmp_path)


@pytest.mark.judge
def test_slides_step_with_keys_and_clicks(tmp_path: Path) -> None:
    seen = browse("deck", revealjs.write(PAGE), tmp_path)
    places = seen["places"]
    assert [p[0] for p in places[:6]] == ["#/1", "#/2", "#/2/1", "#/2/2", "#/2/3", "#/3"]
    assert all(present == 1 for _, present, _, _ in places)
    assert next(p for p in places if p[0] == "#/2")[2] == 0
    assert next(p for p in places if p[0] == "#/2/3")[2:] == [6, 6]
    assert seen["back"] == places[-2] and seen["home"] == places[0] and seen["clicked"] == places[1]
    assert seen["addressed"] == next(p for p in places if p[0] == "#/2/1")
    assert seen["still"] > 0 and seen["hidden"] == 0
    assert seen["narrow"]["page"] <= 0


def printed(it: Page) -> list[list[Any]]:
    """The mathematics of a page in order, as the Markdown writer has it, and whether it is displayed."""
    found: list[list[Any]] = []

    def inline(prose: Prose) -> None:
        found.extend([markdown.equation(part)[1:-1], False] for part in prose if not isinstance(part, str))

    for block in it.blocks:
        match block:
            case Display():
                found.append([aligned(block), True])
            case Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        inline(cell)
            case _:
                inline(getattr(block, "prose", getattr(block, "text", ())) if not hasattr(block, "language") else ())
    return found


@pytest.mark.judge
@pytest.mark.parametrize("name", ["example", "page"])
def test_what_is_printed_reaches_katex(name: str) -> None:
    it = PAGE if name == "page" else narrate(load("understanding-lstms"))
    found = node("markdown.mjs", given=markdown.write(it))
    assert found["faults"] == []
    assert found["reached"] == printed(it)


@pytest.mark.judge
@pytest.mark.parametrize("place", TEXTS)
def test_quoted_text_stays_text_in_markdown(place: str) -> None:
    it = page(TEXTS[place])
    found = node("markdown.mjs", given=markdown.write(it))
    harmless = node("markdown.mjs", given=markdown.write(page("a")))
    assert len(found["reached"]) == len(harmless["reached"])
    tags = [re.findall(r"<(/?\w+)", told["html"]) for told in (found, harmless)]
    assert tags[0] == tags[1]
    assert all(link.startswith("https://example.org/") for link in re.findall(r'href="([^"]*)"', found["html"]))

"""Slides of vectors and sequences: what a slide holds, and in Chromium at 1280 × 720 that nothing stands outside."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page.blocks import Display, Heading, Page, Table
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.request import Request, page_of
from symbolic_lstm.writers import revealjs
from symbolic_lstm.writers.outline import slides
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.slide_scale import holds, scale, table_scale, tables

from ..page.long import example
from .test_browser import JUDGES, chromium
from .test_geometry import coursera


def test_a_slide_is_as_large_as_it_can_be() -> None:
    small, large = (page_of(parse_example(example(1, units)), Request(("f",), entries="none")) for units in (2, 8))
    begins = small.displays[0]._replace(lines=small.displays[0].lines[:1])
    assert scale([begins], 24.0) == (1.0, 24.0)
    numbers = large.displays[0]._replace(lines=large.displays[0].lines[1:2])
    share, room = scale([numbers], 24.0)
    assert 0.45 <= share < 0.8 and room > 24.0


def test_a_table_too_wide_for_a_slide_is_several() -> None:
    page = sl.sheet(parse_example(example(1, 8)), entries="none")
    weights = next(it for it in page.blocks if type(it).__name__ == "Table")
    parts = tables(weights)  # type: ignore[arg-type]
    assert len(parts) == 2 and all(table_scale(part) >= 0.7 for part in parts)


def test_sizes_stand_on_the_slide() -> None:
    page = page_of(parse_example(example(1, 8)), Request(("f",), ("numbers",), entries="none"))
    assert re.search(r'<section[^>]* style="--small:0\.\d+"', revealjs.write(page))


def test_slides_are_filled_and_no_formula_is_alone_on_one() -> None:
    page = set_out(sl.sheet(coursera()))
    found = slides(page, holds=partial(holds, room=24.0)).sections
    shown = [[line.stage for it in part.blocks if isinstance(it, Display) for line in it.lines] for part in found]
    assert ["formula"] not in shown
    derivations = [it for it in found if any(isinstance(d, Display) for d in it.blocks)]
    assert len(derivations) <= 3 * len(page.displays), "three slides for each of its vectors, not seven"
    rows = tuple((("W",), ("1" * 110,)) for _ in range(8))
    assert len(slides(Page("", (Heading(2, ("In full",)), Table((), rows, "ll")))).sections) == 2


@pytest.mark.judge
def test_nothing_stands_outside_a_slide_and_all_of_it_can_be_read(tmp_path: Path) -> None:
    made = {
        "eight units": sl.sheet(parse_example(example(1, 8)), notation="ng", entries="0"),
        "rows": sl.sheet(coursera(), notation="d2l", entries="0"),
        "whole": sl.sheet(coursera()),
        "steps": sl.sheet(parse_example(example(9)), language="de"),
        "reset after": sl.sheet("arraymancer-gru-cell", entries="0"),
    }
    files = {name: tmp_path / f"{name}.html" for name in made}
    for name, page in made.items():
        files[name].write_text(page.write("revealjs"), encoding="utf-8")
    program = shutil.which("node")
    assert program, "Node is not installed; this judge needs it"
    ran = subprocess.run(
        [program, JUDGES / "slides.mjs", chromium(), *map(str, files.values())],
        capture_output=True, encoding="utf-8", timeout=600,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    seen = json.loads(ran.stdout)
    assert {name: told["amiss"] for name, file in files.items() if (told := seen[str(file)])["amiss"]} == {}
    assert min(told["smallest"] for told in seen.values()) >= 16

"""How running text and columns look: percent signs, apostrophes, powers of ten, names of stages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page.blocks import Heading, Note, Page, Para, Prose
from symbolic_lstm.page.layout import Num
from symbolic_lstm.writers import html, latex, markdown, mathml, text

STAGE = re.compile(r" (formula|numbers|products|sum|activation|result)(?:  \(.*\))?$")


def running(page: Page) -> Iterator[Prose]:
    for block in page.blocks:
        if isinstance(block, (Para, Note)):
            yield block.prose
        elif isinstance(block, Heading):
            yield block.text


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("changes", [{}, {"x": -10}])
def test_running_text_is_as_a_printer_gives_it(language: str, changes: dict[str, int]) -> None:
    page = sl.sheet("understanding-lstms", changes=changes, language=language)
    words = [part for prose in running(page) for part in prose if isinstance(part, str)]
    assert any("\u00a0%" in said for said in words)
    assert [said for said in words if re.search(r"\d %|\w'\w|10⁻", said)] == []
    if changes:
        figures = [part for prose in running(page) for part in prose if not isinstance(part, str)]
        assert any(isinstance(part, Num) and part.exponent == -5 for part in figures)


def test_a_small_minus_can_be_read_in_every_markup() -> None:
    page = sl.sheet("understanding-lstms", changes={"x": -10})
    for said in (html.write(page), mathml.write(page)):
        assert "⁻" not in re.sub(r'(alttext|aria-label)="[^"]*"', "", said)
    assert r"1.16 \times 10^{-5}" in latex.write(page) and r"comes out" in latex.write(page)
    assert "short-term memory of $1.16 \\times 10^{-5}$ comes out" in markdown.write(page)
    assert "short-term memory of 1.16×10⁻⁵ comes" in " ".join(text.write(page).split())


@pytest.mark.parametrize("name", ["understanding-lstms", "lstm-four-steps", "curriculum-gru"])
def test_names_of_stages_stand_in_one_column(name: str) -> None:
    lines = text.write(sl.sheet(name, changes={"x": -10} if name == "understanding-lstms" else {})).split("\n")
    assert len({found.start() for line in lines if (found := STAGE.search(line)) and len(line) < 81}) == 1


def test_a_browser_is_told_one_width_for_all_derivations() -> None:
    assert (
        len(re.findall(r'<main style="--lefts:[\d.]+em;--rights:[\d.]+em">', html.write(sl.sheet("curriculum-gru"))))
        == 1
    )

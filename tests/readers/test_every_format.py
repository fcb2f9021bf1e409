"""Whatever a sheet prints, in any notation, language and text format, is read back and judged right."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.verify.line import check_line
from symbolic_lstm.writers import writer

#: How the mathematics of a page is found in a format.
CUT: dict[str, Callable[[str], list[str]]] = {
    "mathml": lambda said: re.findall(r"<math.*?</math>", said, re.DOTALL),
    "html": lambda said: re.findall(r"<math.*?</math>", said, re.DOTALL),
    "revealjs": lambda said: re.findall(r"<math.*?</math>", said, re.DOTALL),
    "beamer": lambda said: re.findall(r"\\\[.*?\\\]", said, re.DOTALL),
    "notebook": lambda said: ["".join(cell["source"]) for cell in json.loads(said)["cells"]],
}
FORMATS = ("text", "latex", "markdown", "typst", "asciidoc", "org", "rst", *CUT)
NOTATIONS = ("standard", "olah", "pytorch", "onnx", "keras", "d2l", "ng")


def printed(notation: str, language: str, format: str) -> Iterator[str]:
    """The derivations of a sheet, each as the format writes it."""
    try:
        page = sl.sheet("understanding-lstms", notation=notation, language=language)
    except SymbolicLstmError:
        return
    for display in page.displays:
        said = writer(format).write(Page("", (display,), page.about))
        assert isinstance(said, str)
        yield from CUT.get(format, lambda whole: [whole])(said)


def judged(notation: str, language: str, format: str) -> int:
    count = 0
    for piece in printed(notation, language, format):
        found = check_line(piece)
        assert [r.message for r in found if r.level in ("warning", "error")] == [], piece
        assert any(r.level == "pass" for r in found), piece
        count += 1
    return count


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_read_back(format: str) -> None:
    assert judged("standard", "de", format) >= 6


@pytest.mark.parametrize("notation", NOTATIONS)
def test_every_notation_is_read_back(notation: str) -> None:
    judged(notation, "en", "latex")
    assert judged(notation, "fr", "text") >= 6


@pytest.mark.judge
@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("format", FORMATS)
def test_all_of_them(format: str, notation: str, language: str) -> None:
    judged(notation, language, format)

"""Every format there is, by the table of formats: a new row is tried here without being asked.

A format that nothing is known of is held to the most that can be asked: no
hostile text may come through as it was typed. What a text may do because it
means nothing there is said in `MEANINGLESS`, once its own judge has seen it.
"""

from __future__ import annotations

import io
import json
import re
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from symbolic_lstm.writers import FORMATS, Format, plain, writer

from .hostile import TEXTS, page
from .pages import PAGE
from .test_equations import GOLDEN, compare

#: What a golden file is called after; every other is called after its format's first suffix.
NAMES = {
    "text": ".text",
    "latex": ".fragment.tex",
    "mathml": ".xhtml",
    "beamer": ".beamer.tex",
    "revealjs": ".reveal.html",
}
#: Formats in which a page is packed or drawn: what is kept of these is what the named part says outside mathematics.
PACKED = {"docx": "word/document.xml", "odt": "content.xml", "epub": "EPUB/text/ch001.xhtml", "png": "", "svg": ""}
#: A PDF is set from the Typst document, letter by letter.
SET = {"pdf"}
_PLAIN = "starts lists numbers rules"
_DATA = f"script links emphasis {_PLAIN} quotes entities controls beyond"
_MARKUP = f"maths tables code emphasis {_PLAIN} latex controls beyond attributes"
#: Texts that are nothing but text in a format, or stand in its strings.
MEANINGLESS: dict[str, str] = {
    "text": " ".join(TEXTS), "csv": f"{_DATA} maths tables code latex", "json": _DATA, "typst": _DATA,
    "latex": f"{_PLAIN} attributes", "beamer": f"{_PLAIN} attributes",
    "mathml": _MARKUP, "html": _MARKUP, "revealjs": _MARKUP,
    "markdown": f"{_PLAIN} quotes beyond attributes", "notebook": f"{_PLAIN} quotes beyond",
    "rst": f"script {_PLAIN} quotes entities beyond attributes", "asciidoc": "lists numbers rules beyond attributes",
    "org": f"{_PLAIN} quotes beyond attributes",
}  # fmt: skip
#: Every character that commands, reorders or cannot be encoded.
CONTROLS = "".join(map(chr, (
    *range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F),
    *range(0x2066, 0x206A), 0xD800, 0xDFFF, 0xFEFF, 0xFFF9, 0xFFFB, 0xFFFE, 0xFFFF,
)))  # fmt: skip
BROKEN = re.compile(f"[{re.escape(CONTROLS.replace(chr(10), ''))}]")


def parts(data: str | bytes) -> Iterator[tuple[str, str]]:
    """What is text in a file, by name: the whole, the members of an archive, the words of a picture."""
    if isinstance(data, str):
        yield "", data
    elif zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if not name.endswith((".png", ".jpg", ".ttf")):
                    yield name, archive.read(name).decode()
    else:
        for head, told in re.findall(rb"(.{4})iTXtDescription\0{3}\w*\0\0(.*)", data, re.DOTALL):
            yield "", told[: int.from_bytes(head, "big") - len(b"Description\0\0\0en\0\0")].decode()


def strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (each for key, value in data.items() for each in (key, *strings(value)))
    elif isinstance(data, list):
        yield from (each for value in data for each in strings(value))


def check_controls(format: str) -> None:
    """No text of a page can do more than be read, and what is XML is well formed."""
    hostile = page(f"a{CONTROLS}b")
    for name, said in parts(writer(format).write(hostile)):
        said.encode("utf-8")
        assert not BROKEN.search(said), (format, name)
        if said.lstrip().startswith("<") and not said.lstrip().lower().startswith("<!doctype html"):
            ET.fromstring(said)
        if said.startswith("{"):
            assert not [each for each in strings(json.loads(said)) if BROKEN.search(each)], format


def check_escaped(format: str, place: str) -> None:
    """A text that could mean something does not come through as it was typed."""
    if place in MEANINGLESS.get(format, "").split():
        return
    typed = plain.plain(TEXTS[place])
    assert all(typed not in said for _, said in parts(writer(format).write(page(TEXTS[place])))), (format, place)


WRITTEN = [format for format in FORMATS if format not in PACKED and format not in SET]


@pytest.mark.parametrize("format", FORMATS)
def test_no_text_commands_or_breaks_anything(format: str) -> None:
    check_controls(format)


@pytest.mark.parametrize("format", WRITTEN)
@pytest.mark.parametrize("place", TEXTS)
def test_a_text_that_could_mean_something_is_escaped(format: str, place: str) -> None:
    check_escaped(format, place)


@pytest.mark.parametrize("format", WRITTEN)
def test_a_page_is_as_it_was_read_last(format: str) -> None:
    said = writer(format).write(PAGE)
    assert isinstance(said, str) and said == writer(format).write(PAGE)
    name = NAMES.get(format) or FORMATS[format].suffixes[0]
    compare(
        GOLDEN / "pages" / f"page{name}",
        re.sub(r"(?s)(?<=<style>\n).*?(?=</style>)|(?<=<script>).*?(?=</script>)", "", said),
    )


@pytest.mark.parametrize("format", PACKED)
def test_a_packed_page_says_what_it_said(format: str) -> None:
    said = dict(parts(writer(format).write(PAGE)))[PACKED[format]]
    said = re.sub(r"(?s)<m:oMath>.*?</m:oMath>|<math.*?</math>|<style.*?</style>", "[mathematics]", said)
    words = re.sub(r"\n\s*", "\n", re.sub(r"<[^>]*>", "", re.sub(r"(?<=>)\s+|</(?:w:p|text:p|text:h|p)>", "\n", said)))
    compare(GOLDEN / "pages" / f"page.{format}.words", words.strip() + "\n")


def test_no_golden_page_is_left_over() -> None:
    names = {f"page.{format}.words" for format in PACKED} | {
        f"page{NAMES.get(format) or FORMATS[format].suffixes[0]}" for format in WRITTEN
    }
    names.add("page.tex")  # the whole document
    assert {path.name for path in (GOLDEN / "pages").iterdir()} == names


def test_a_new_format_without_escaping_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up = ModuleType("made_up")
    made_up.write = lambda it: "\n".join(  # type: ignore[attr-defined]
        part for block in it.blocks for part in getattr(block, "prose", ()) if isinstance(part, str)
    )
    monkeypatch.setitem(sys.modules, "symbolic_lstm.writers.made_up", made_up)
    monkeypatch.setitem(FORMATS, "made-up", Format("made_up", (".made-up",), "a format without escaping"))
    with pytest.raises(UnicodeEncodeError):
        check_controls("made-up")
    honest = made_up.write
    made_up.write = lambda it: plain.plain(honest(it))  # type: ignore[attr-defined]
    check_controls("made-up")
    for place in TEXTS:
        with pytest.raises(AssertionError):
            check_escaped("made-up", place)

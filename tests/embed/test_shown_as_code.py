"""What a place shows as code is told, never filled: notes that only others read, and code inside of a line."""

from __future__ import annotations

import pytest

from .desk import Desk
from .test_containers import BLOCK, MKDOCS, MYST, VALUE

CODE = "this marker is taken for code and shown as it is; nothing is filled in"
#: Who reads what stands in a directive's fence, and who what an admonition indents.
FENCED = {"markdown": True, "myst": True, "github": False, "mkdocs": False, "jupyter": False, "hugo": False}
INDENTED = {"markdown": True, "myst": False, "github": False, "mkdocs": True, "obsidian": False, "dev": False}


def used(place: str) -> str:
    return f"<!-- lstm:use understanding-lstms target={place} -->\n\nSo {VALUE}.\n\n"


@pytest.mark.parametrize(("place", "reads"), FENCED.items())
@pytest.mark.parametrize("text", [f"```{{note}}\nIt is {VALUE}.\n```\n", f"~~~~{{tip}} Title\n\n{BLOCK}\n~~~~\n"])
def test_a_fence_with_a_word_in_braces_is_a_note_to_myst_and_code_to_others(
    desk: Desk, place: str, reads: bool, text: str
) -> None:
    found = desk.filled(used(place) + text)
    assert (text in found) is not reads
    told = desk.embed("--check", "a.md").told
    assert (CODE in told, f"target {place} reads no note here" in told) == (not reads, not reads)


@pytest.mark.parametrize(("place", "reads"), INDENTED.items())
@pytest.mark.parametrize("sign", ["!!! note", '??? "Title"', '=== "Tab"'])
def test_what_an_admonition_indents_is_code_to_all_but_mkdocs(desk: Desk, place: str, reads: bool, sign: str) -> None:
    text = f"{sign}\n\n    It is {VALUE}.\n"
    found = desk.filled(used(place) + text)
    assert (text in found) is not reads
    assert (f"target {place} reads no note here" in desk.embed("--check", "a.md").told) is not reads


def test_a_note_that_the_place_does_not_read_is_told_though_nothing_else_is_marked(desk: Desk) -> None:
    text = MYST["note"]
    desk.put("pyproject.toml", '[tool.symbolic-lstm.articles."*.md"]\nuse = "understanding-lstms"\ntarget = "github"\n')
    desk.put("a.md", text)
    done = desk.embed("a.md")
    assert done.told.count(CODE) == 2 and desk.get("a.md") == text
    assert desk.embed("a.md", "--target", "myst").code == 0 and "0.997" in desk.get("a.md")


def test_what_is_shown_keeps_its_markers_where_others_are_taken_out(desk: Desk) -> None:
    text = f"```{{note}}\nIt is {VALUE}.\n```\n"
    desk.put("a.md", used("github") + text)
    assert desk.embed("--strip", "a.md").out.endswith(f"So 0.997.\n\n{text}")
    assert VALUE not in desk.embed("--strip", "--target", "myst", "a.md").out


@pytest.mark.parametrize("name", ["colons", "footnote", "in a list"])
def test_colons_and_footnotes_hide_nothing(desk: Desk, name: str) -> None:
    """On GitHub three colons are text, and a footnote goes on at four blanks; a fence in a list is code there, too."""
    text = MYST.get(name) or MKDOCS[name]
    found = desk.filled(used("github") + text)
    assert ("```{note}" in text) is (text in found)


@pytest.mark.parametrize("text", ["So |k|\n.. lstm f as=k\n", "- a\n\n  b\n  .. lstm:begin f\n"])
def test_a_marker_right_below_a_paragraph_of_restructuredtext_would_be_shown(desk: Desk, text: str) -> None:
    told = desk.refused(f".. lstm:use understanding-lstms\n\n{text}", "a.rst")
    assert "this marker would be read as text: leave an empty line above it" in told
    parted = text.replace(".. lstm", "\n  .. lstm" if "  .." in text else "\n.. lstm").replace("  \n", "\n")
    assert "0.997" in desk.filled(f".. lstm:use understanding-lstms\n\n{parted}", "a.rst")


INLINE = [
    ("a.tex", r"Write \verb|% lstm f| here.", 13), ("a.tex", r"Write \lstinline!% lstm f! here.", 18),
    ("a.tex", r"Write \lstinline[language=TeX]{% lstm f} here.", 32), ("a.tex", r"\verb*+% lstm:begin f+", 8),
    ("a.tex", r"Write \mintinline{tex}|% lstm f| here.", 24), ("a.tex", r"Write \mintinline{tex}{% lstm f} here.", 24),
    ("a.rst", "Write ``.. lstm f as=k`` here.", 9), ("a.rst", "Write :code:`.. lstm:begin f` here.", 14),
    ("a.rst", "- ``.. lstm f``", 5), ("a.adoc", "Write `// lstm f` or", 8), ("a.adoc", "Write ``// lstm:begin f`` or", 9),
    ("a.typ", "Write `/* lstm f */` here.", 8), ("a.org", "Write =@@comment: lstm f@@= or so.", 8),
    ("a.org", "Write ~@@comment: lstm f@@~ or so.", 8), ("a.mdx", "Write `{/* lstm f */}` here.", 8),
]  # fmt: skip
LIVE = {
    "a.tex": "% lstm:use understanding-lstms", "a.rst": ".. lstm:use understanding-lstms",
    "a.adoc": "// lstm:use understanding-lstms", "a.typ": "/* lstm:use understanding-lstms */",
    "a.org": "# lstm:use understanding-lstms", "a.mdx": "{/* lstm:use understanding-lstms */}",
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "column"), INLINE)
def test_a_marker_in_code_inside_of_a_line_is_told(desk: Desk, name: str, text: str, column: int) -> None:
    whole = f"{LIVE[name]}\n\n{text}\n"
    assert desk.filled(whole, name) == whole
    assert desk.embed(name).told == f"{name}:3:{column}: note: {CODE}\n"
    desk.put(name, f"{text}\n")
    assert desk.embed(name).told == "", "where nothing else is marked, the article shows how markers are written"

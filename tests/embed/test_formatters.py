"""Formatters: what Prettier, mdformat and their like change in a region is nobody's own words, and nothing to refresh."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from symbolic_lstm.embed.canonical import canonical, checksum

from .desk import Desk, Done
from .engines import JUDGES

REGIONS = (
    "The gate keeps <!-- lstm f percent --><!-- /lstm --> by <!-- lstm f formula --><!-- /lstm -->.\n\n<!-- lstm:begin sheet -->\n<!-- lstm:end -->\n\n"
    "> <!-- lstm:begin given -->\n> <!-- lstm:end -->\n\n<!-- lstm:begin table -->\n<!-- lstm:end -->\n"
)
#: A block in a list item, as formatters indent it; MkDocs wants four blanks there, and says so.
ITEM = "\n- item\n\n  <!-- lstm:begin f -->\n  <!-- lstm:end -->\n"
PLACES = (
    "markdown",
    "github",
    "dev",
    "jupyter",
    "quarto",
    "myst",
    "mkdocs",
    "docusaurus",
    "hugo",
    "kramdown",
    "obsidian",
)

SAME = [
    ("| a |\n| :-- |\n| b |", "|a|\n|:--|\n|b|"), ("| a | b |\n| --: | :-- |", "|   a | b   |\n| --: | :-- |"),
    ("> | a |\n> | :-- |", "> |   a |\n> | :----- |"), ("_so_ and _so_.", "*so* and *so*."), ("[a](<https://x.org>)", "[a](https://x.org)"),
    ("a\n\n\n\nb", "a\n\nb"), ("  a\tb ", "a b"), ("a\r\nb", "a\nb"), ("$$\n  f_{t} &= 1 \\\\\n  $$", "$$\nf_{t} &=  1 \\\\\n$$"),
]  # fmt: skip
OTHER = [
    ("0.997", "0.979"), ("a b", "ab"), ("| a | b |", "| a b |"), ("a\nb", "a\n\nb"), ("_so_", "so"), ("99.7 %", "99.7\u00a0%"),
    ("| :-- |", "| --: |"), ("[a](https://x.org)", "[a](https://y.org)"), ("a|b", "a | b"), ("f_{t}", "f^{t}"), ("−1", "-1"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_a_formatter_changes_is_the_same(one: str, other: str) -> None:
    assert canonical(one) == canonical(other) and checksum(one) == checksum(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_a_reader_sees_is_not(one: str, other: str) -> None:
    assert canonical(one) != canonical(other) and checksum(one) != checksum(other)


def test_space_beside_tags_is_none_of_a_page() -> None:
    one = '<p><em>a b</em></p>\n<td style="text-align:right">1</td>'
    other = '<p>\n  <em\n    >a\n    b</em\n  >\n</p>\n\n<td style="\n  text-align: right;\n">1</td>'
    assert canonical(one, tags=True) == canonical(other, tags=True) != canonical(one.replace("1", "2"), tags=True)


def test_backslashes_of_a_formatter_are_out_of_step_and_written_over(desk: Desk) -> None:
    found = desk.filled("<!-- lstm:use understanding-lstms -->\n\nSo <!-- lstm f name --><!-- /lstm -->.\n")
    broken = found.replace("$f_{t}$", r"$f\_{t}$")
    desk.put("a.md", broken)
    assert desk.embed("--check", "a.md").code == 1
    assert desk.embed("a.md").code == 0 and desk.get("a.md") == found
    desk.put("a.md", found.replace("$f_{t}$", "$F_{t}$"))
    assert "edited by hand" in desk.embed("a.md").told


def test_a_table_is_written_as_formatters_write_it_and_left_as_it_is(desk: Desk) -> None:
    found = desk.filled("<!-- lstm:use understanding-lstms -->\n\n<!-- lstm:begin table -->\n<!-- lstm:end -->\n")
    assert "|   t | $x$ |   $f$ |" in found and "| --: | --: | ----: |" in found
    desk.put("a.md", found.replace("   ", "").replace("----:", "--:"))
    squeezed = desk.get("a.md")
    assert desk.embed("--check", "a.md") == desk.embed("a.md") == Done(0, "", "") and desk.get("a.md") == squeezed
    assert desk.embed("--force", "a.md").code == 0 and desk.get("a.md") == found


def _filled(desk: Desk) -> list[str]:
    for place in PLACES:
        desk.put(
            f"{place}.md",
            f"<!-- lstm:use understanding-lstms target={place} -->\n\n{REGIONS}{ITEM * (place != 'mkdocs')}",
        )
    for place in ("html", "katex"):
        use = f"<!-- lstm:use understanding-lstms target={place} -->\n"
        text = "<p>It keeps <!-- lstm f percent --><!-- /lstm --> of it.</p>\n<!-- lstm:begin sheet -->\n<!-- lstm:end -->\n"
        desk.put(f"{place}.html", f"<!DOCTYPE html>\n<html>\n<body>\n{use}{text}</body>\n</html>\n")
    assert desk.embed(".").code == 0
    return sorted(path.name for path in desk.folder.glob("*.[mh]*"))


@pytest.mark.judge
def test_prettier(desk: Desk) -> None:
    names = _filled(desk)
    before = {name: desk.get(name) for name in names}
    node = shutil.which("node")
    assert node, "Node is not installed; this judge needs it"
    prettier = JUDGES / "node_modules" / "prettier" / "bin" / "prettier.cjs"
    subprocess.run([node, prettier, "--write", *names], check=True, capture_output=True, cwd=desk.folder)
    assert [name for name in names if name.endswith(".md") and desk.get(name) != before[name]] == []
    assert desk.embed("--check", ".") == Done(0, "", "")


@pytest.mark.judge
@pytest.mark.parametrize("extensions", ["gfm myst", "gfm"])
def test_mdformat(desk: Desk, extensions: str) -> None:
    """Where it knows the mathematics nothing is to do; where it does not, nothing is taken for a hand's."""
    import mdformat

    names = [name for name in _filled(desk) if name.endswith(".md")]
    before = {name: desk.get(name) for name in names}
    for name in names:
        mdformat.file(Path(name), extensions=extensions.split())
    if "myst" in extensions:
        known = [f"{place}.md" for place in ("markdown", "github", "jupyter", "quarto", "myst", "mkdocs", "obsidian")]
        assert [name for name in known if desk.get(name) != before[name]] == []
        assert desk.embed("--check", *known) == Done(0, "", "")
    assert "edited by hand" not in desk.embed("--check", ".").told
    assert desk.embed(".").told == "" and desk.embed("--check", ".") == Done(0, "", "")

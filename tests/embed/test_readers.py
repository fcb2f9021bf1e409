"""What readers see: no marker shows, as the tools that GitHub and DEV use turn an article into a page."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from .desk import SEED, USE, Desk
from .engines import Engine, asciidoctor, nbconvert, node, pandoc, sphinx

VALUE = "<!-- lstm f --><!-- /lstm -->"
BLOCK = "<!-- lstm:begin {} -->\n{}<!-- lstm:end -->\n"
TABLE, RESULT = BLOCK.format("table", ""), BLOCK.format("f stages=result", "")
#: Where a value or a block may stand.
ARTICLES = {
    "paragraph": f"It is {VALUE}, and *much*.\n\nSo {VALUE}\nand {VALUE} again.\n",
    "heading": f"## It is {VALUE} now ##\n\nIt is {VALUE}\n=====\n",
    "table": f"| a | b |\n| - | - |\n| {VALUE} | *c* |\n| x {VALUE} | c |\n",
    "list": f"- it {VALUE} x\n- [ ] so {VALUE}\n  1. and {VALUE}\n- *b*\n",
    "link": f"[see {VALUE} x](https://example.org) and [<b>{VALUE}</b>][a] ({VALUE}) \"{VALUE}\"\n\n[a]: https://example.org\n",
    "emphasis": f"so *it {VALUE} is* and **{VALUE}** and ~~{VALUE}~~ and a{VALUE}b\n",
    "quotation": f"> it {VALUE}\n> more *x*\n> > and {VALUE}\n",
    "footnote": f"a[^1]\n\n[^1]: it is {VALUE}\n",
    "dollars": f"It costs $5, or {VALUE} of it, or $6.\n\n$$x$$ and then {VALUE} and $y$ too.\n",
    "block": f"a\n\n{RESULT}\nb *c*\n",
    "tight block": f"a\n{RESULT}b *c*\n",
    "block in a list": f"- a\n\n    {TABLE.replace(chr(10), chr(10) + '    ')}\n- b *c*\n\n1.  {RESULT.replace(chr(10), chr(10) + '    ')}\n2. d\n",
    "block in a quotation": f"> a\n> {TABLE.replace(chr(10) + '<', chr(10) + '> <')}> b *c*\n",
    "block in HTML": f"<div>\n\n{TABLE}\n</div>\n",
    "example": f"text {VALUE}\n\n<!-- lstm:example mine\n{SEED}-->\n\n*after*\n",
    "shown example": f"<!-- lstm:example mine -->\n\n```toml\n{SEED}```\n\nIt is {VALUE}\n",
    "options": 'It is <!-- lstm f percent\n  digits=2 variant="minus-ten" --><!-- /lstm -->, *as* said.\n',
    "line breaks": f"a {VALUE}  \nb *c* {VALUE}\\\nd\n",
}  # fmt: skip

DEV = """
require "redcarpet"
options = {autolink: true, no_intra_emphasis: true, fenced_code_blocks: true, lax_html_blocks: true, lax_spacing: true,
           strikethrough: true, superscript: false, tables: true, footnotes: true}
print Redcarpet::Markdown.new(Redcarpet::Render::HTML.new(hard_wrap: true), options).render(STDIN.read)
"""


class Seen(HTMLParser):
    """The text of a page, and what is written in attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.texts += (value or "" for _, value in attrs)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def shows_a_marker(page: str) -> bool:
    seen = "".join(Seen(page).texts)
    return any(sign in seen for sign in ("<!--", "-->", "/lstm", "lstm:", "lstm f"))


def github(markdown: str) -> str:
    """A page as cmark-gfm makes it."""
    return str(cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE))


def dev(markdown: str) -> str:
    """A page as Redcarpet makes it, set as DEV sets it."""
    ruby = shutil.which("ruby")
    assert ruby, "Ruby is not installed; this judge needs it, with redcarpet"
    return subprocess.run(
        [ruby, "-e", DEV], input=markdown, capture_output=True, check=True, encoding="utf-8", timeout=60
    ).stdout


@pytest.mark.parametrize("name", ARTICLES)
def test_no_marker_shows_on_github(desk: Desk, name: str) -> None:
    found = desk.filled(USE + ARTICLES[name])
    page = github(found)
    assert not shows_a_marker(page), page
    assert ("em" in Seen(page).tags) == ("*" in ARTICLES[name].replace("**", "")), "Markdown is still on"


@pytest.mark.judge
@pytest.mark.parametrize("name", ARTICLES)
def test_no_marker_shows_on_dev(desk: Desk, name: str) -> None:
    """DEV shows the comments inside a line to its readers, so it gets the article without them."""
    desk.put("a.md", USE + ARTICLES[name])
    done = desk.embed("--strip", "--target", "dev", "a.md")
    assert done.code == 0 and not shows_a_marker(dev(done.out)), done
    assert "refreshed; this place would show its markers" in desk.embed("--target", "dev", "a.md").out


@pytest.mark.judge
@pytest.mark.parametrize("name", ["block", "tight block", "example", "shown example"])
def test_no_block_shows_a_marker_even_on_dev(desk: Desk, name: str) -> None:
    assert not shows_a_marker(dev(desk.filled(USE + ARTICLES[name].replace(VALUE, "0.997"))))


@pytest.mark.judge
def test_dev_does_show_comments() -> None:
    assert shows_a_marker(dev("It is <!-- lstm f -->0.997<!-- /lstm -->.\n"))
    assert shows_a_marker(github("It is \\<!-- lstm f -->0.997.\n"))


#: An article of each other kind: a value, a block in a list item, a whole sheet, and words behind them.
OTHERS = {
    "a.rst": ".. lstm:use understanding-lstms\n\nIt keeps |kept|, *so*.\n\n.. lstm f as=kept\n.. /lstm\n\n* item\n\n"
    "  .. lstm:begin f stages=result\n  .. lstm:end\n\n* next\n\n.. lstm:begin sheet\n.. lstm:end\n\nEnd, *so*.\n",
    "a.adoc": "// lstm:use understanding-lstms\n= Title\n:stem:\n\nIt keeps\n// lstm f\n// /lstm\nof it, _so_.\n\n* item\n+\n"
    "// lstm:begin f stages=result\n// lstm:end\n* next\n\n// lstm:begin sheet\n// lstm:end\n\nEnd, _so_.\n",
    "a.tex": "% lstm:use understanding-lstms\nIt keeps\n% lstm f\n% /lstm\nof it, \\emph{so} % lstm f\n?% /lstm\n.\n\n\\begin{itemize}\n"
    "\\item item\n  % lstm:begin f stages=result\n  % lstm:end\n\\item next\n\\end{itemize}\n\n% lstm:begin sheet\n% lstm:end\n\nEnd, \\emph{so}.\n",
    "a.mdx": "{/* lstm:use understanding-lstms */}\n\nIt keeps {/* lstm f */}{/* /lstm */} of it, *so*.\n\n{/* lstm f */}{/* /lstm */} and *so*.\n\n- item\n\n"
    "  {/* lstm:begin f stages=result */}\n  {/* lstm:end */}\n\n- next\n\n{/* lstm:begin sheet */}\n{/* lstm:end */}\n\nEnd, *so*.\n",
    "a.ipynb": "<!-- lstm:use understanding-lstms -->\n\nIt keeps <!-- lstm f --><!-- /lstm -->, *so*.\n\n- item\n\n"
    "  <!-- lstm:begin f stages=result -->\n  <!-- lstm:end -->\n\n- next\n\nEnd, *so*.\n",
    "a.qmd": "<!-- lstm:use understanding-lstms -->\n\nIt keeps <!-- lstm f --><!-- /lstm -->, *so*.\n\n- item\n\n"
    "  <!-- lstm:begin f stages=result -->\n  <!-- lstm:end -->\n\n- next\n\nEnd, *so*.\n",
}  # fmt: skip


@pytest.mark.judge
@pytest.mark.parametrize("name", OTHERS)
def test_no_marker_shows_in_other_kinds_of_files(desk: Desk, name: str) -> None:
    """Sphinx, Asciidoctor, pandoc, remark with MDX and nbconvert see a value in its line and a block in its item."""
    reader: dict[str, Engine] = {
        "a.rst": sphinx(".rst"), "a.adoc": asciidoctor, "a.tex": pandoc("latex"), "a.mdx": node("remark.mjs"),
        "a.ipynb": nbconvert, "a.qmd": pandoc("markdown"),
    }  # fmt: skip
    text = OTHERS[name]
    if name == "a.ipynb":
        cell = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": text}
        text = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    found = desk.filled(text, name)
    if name == "a.ipynb":
        found = json.loads(found)["cells"][0]["source"]
    (read,) = reader[name]([found])
    assert not shows_a_marker(read.html), read.html
    seen = " ".join("".join(Seen(read.html).texts).split())
    assert "It keeps 0.997" in seen and "End, so." in seen, read.html
    assert re.search(r"<(em|emphasis)>so</\1>\.", read.html.rpartition("End")[2]), read.html
    assert any(r"&\approx 0.997" in tex for tex, _ in read.reached)
    item = read.html.partition("item")[2]
    assert item.index("next") > min(k for k in (item.find("katex"), item.find("0.997"), item.find("math")) if k >= 0), (
        read.html
    )

"""Places: what each makes of a block in a list item, a quotation, an element; it is right there, or it is told."""

from __future__ import annotations

import re

import pytest

from .desk import Desk
from .engines import asciidoctor, hugo
from .test_engines import PLACES
from .test_readers import shows_a_marker

NAME = "<!-- lstm f name --><!-- /lstm -->"


def block(prefix: str, words: str = "f stages=numbers,result") -> str:
    return f"{prefix}<!-- lstm:begin {words} -->\n{prefix}<!-- lstm:end -->\n"


SITES = {
    "quotation": f"> text {NAME}\n>\n{block('> ')}>\n> more\n",
    "quotation in a list": f"- a\n\n    > text {NAME}\n    >\n{block('    > ')}    >\n    > more\n",
    "list in a quotation": f"> -   text {NAME}\n>\n{block('>     ')}>\n> more\n",
    "list": f"1. a {NAME}\n\n{block('    ')}\n2. b\n",
    "nested list": f"- a\n    - b {NAME}\n\n{block('        ')}\n- c\n",
    "first in an item": f"-   <!-- lstm:begin f stages=result -->\n    <!-- lstm:end -->\n-   b {NAME}\n",
    "details": f'<details markdown="1">\n<summary>More</summary>\n\nIt is {NAME}.\n\n{block("")}\n</details>\n\nEnd\n',
    "behind an element": f"<div>\n\nraw\n\n</div>\n\nIt is {NAME}.\n\n{block('')}\nEnd\n",
}
#: Where no engine of ours stands for the place itself, or comments are written in another way.
MARKDOWN = PLACES.keys() - {
    "rst",
    "asciidoc",
    "katex",
    "mathjax",
    "wordpress",
    "docusaurus",
    "dev",
    "obsidian",
    "huggingface",
    "org",
}


def filled(desk: Desk, text: str, place: str) -> str:
    return desk.filled(f"<!-- lstm:use understanding-lstms target={place} -->\n\n# Head\n\n{text}\nEnd of it.\n")


@pytest.mark.judge
@pytest.mark.parametrize("place", sorted(MARKDOWN))
def test_formulas_reach_the_mathematics_wherever_they_stand(desk: Desk, place: str) -> None:
    articles = {name: filled(desk, text, place) for name, text in SITES.items()}
    for name, read in zip(articles, PLACES[place].engine()([*articles.values()]), strict=True):
        assert [shown for _, shown in read.reached].count(True) == 1 and len(read.reached) == 2, (name, read)
        assert not any(">" in tex or "lstm" in tex for tex, _ in read.reached), (name, read)
        assert "aligned" not in read.html and not shows_a_marker(read.html), (name, read.html)


def test_a_formula_in_a_quotation_stands_on_one_line_for_hugo(desk: Desk) -> None:
    found = filled(desk, SITES["quotation"], "hugo")
    assert "\n> \\[\\begin{aligned} f_{t} &= " in found and " \\end{aligned}\\]\n" in found
    assert "\n\\[\n\\begin{aligned}\n" in filled(desk, block(""), "hugo"), "elsewhere it has its lines"
    assert "> $$\n> \\begin{aligned}\n" in filled(desk, SITES["quotation"], "markdown")


def test_blocks_in_lists_and_quotations_are_told_for_hugging_face(desk: Desk) -> None:
    for name in ("quotation", "list"):
        told = desk.refused(f"<!-- lstm:use understanding-lstms target=huggingface -->\n\n{SITES[name]}")
        assert "error: the doc-builder finds dollars at the start of a line only" in told and told.count("error:") == 1
    assert "$$" in filled(desk, SITES["behind an element"], "huggingface")


BLANKS = {
    "two": (f"- a\n\n{block('  ')}\n- b\n", 2),
    "three": (f"1. a\n\n{block('   ')}\n2. b\n", 3),
    "first": ("- <!-- lstm:begin f -->\n  <!-- lstm:end -->\n- b\n", 2),
    "six": (f"- a\n    - b\n\n{block('      ')}\n", 6),
    "in a quotation": (f"> - a\n>\n{block('>   ')}", 2),
    "no list": (f"text\n\n{block('   ')}", 3),
}


@pytest.mark.parametrize("name", BLANKS)
def test_blanks_behind_which_mkdocs_shows_dollars_are_told(desk: Desk, name: str) -> None:
    text, blanks = BLANKS[name]
    told = desk.refused(f"<!-- lstm:use understanding-lstms target=mkdocs -->\n\n{text}")
    assert (
        f"error: MkDocs would show the dollars of this block behind {blanks} blanks: a list item goes on at four"
        in told
    )
    assert "\\begin{aligned}" in filled(desk, text, "markdown")
    assert "| 0.997 | 1.0 |" in filled(desk, re.sub(r"begin f[^>]*-->", "begin table -->", text), "mkdocs"), (
        "that has no dollars of its own"
    )


def test_a_table_behind_two_blanks_is_told_for_dev(desk: Desk) -> None:
    text = f"<!-- lstm:use understanding-lstms target=dev -->\n\n- a\n\n{block('  ', 'table')}"
    assert "error: DEV would show the bars of this block behind 2 blanks" in desk.refused(text)
    assert "0.997" in desk.filled(text.replace("  <", "    <"))
    assert "katex" in desk.filled(text.replace("table", "f"))


RAW = {
    "details": (f"<details>\n<summary>More</summary>\n\n{block('')}\n</details>\n", "details"),
    "tight": (f"<details open>\n{block('')}</details>\n", "details"),
    "formula": (f"<div class='x'>\n\nIt is {NAME}.\n\n</div>\n", "div"),
    "table": (f"<center>\n\n{block('', 'table')}\n</center>\n", "center"),
    "inside": (f"<div markdown>\n<details>\n\n{block('')}\n</details>\n</div>\n", "details"),
    "outside": (f'<div>\n<details markdown="1">\n\n{block("")}\n</details>\n</div>\n', "div"),
    "outside, before another": (
        f'<div>\n<details markdown="1">\n\n{block("")}\n<p>x</p>\n</details>\n</div>\n',
        "div",
    ),
    "switched off": (f'<div markdown="0">\n\n{block("")}\n</div>\n', "div"),
    "never closed": (f"<section>\n\n{block('')}\n", "section"),
    "behind another": (f"<div>a</div>\n\n<p>\n\n{block('')}\n</p>\n", "p"),
}


@pytest.mark.parametrize("place", ["mkdocs", "kramdown"])
@pytest.mark.parametrize("name", RAW)
def test_elements_whose_text_is_handed_on_are_told(desk: Desk, name: str, place: str) -> None:
    text, tag = RAW[name]
    told = desk.refused(f"<!-- lstm:use understanding-lstms target={place} -->\n\n{text}")
    assert told.count("error:") == 1 and f'reads no Markdown in <{tag}>; write <{tag} markdown="1">' in told
    assert "lstm:end" in filled(desk, text + block(""), "markdown")


READ = [
    '<details markdown="1">\n\n{}\n</details>\n',
    "<details markdown>\n\n{}\n</details>\n",
    "<div>raw</div>\n\n{}\n",
    "<div>\n<div>\nraw\n</div>\n</div>\n\n{}\n",
    "so `<div>` is\n\n{}\n",
    "```html\n<div>\n```\n\n{}\n",
    "<!-- <div> -->\n\n{}\n",
    "a <div> in a line\n\n{}\n",
    "<divers>\n\n{}\n",
]


@pytest.mark.parametrize("text", READ)
def test_other_text_is_read(desk: Desk, text: str) -> None:
    for place in ("mkdocs", "kramdown"):
        assert "\\begin{aligned}" in filled(desk, text.format(block("")), place)


def test_a_figure_needs_no_markdown(desk: Desk) -> None:
    text = "<details>\n\nIt is <!-- lstm f percent --><!-- /lstm -->.\n\n</details>\n"
    assert "99.7\u00a0%" in filled(desk, text, "mkdocs")


ADOC = "// lstm:begin {}\n// lstm:end\n"
LISTS = {
    "item": ("* item\n+\n{}* next\n", 1, 2),
    "numbered": (". item\n+\n{}. next\n", 1, 2),
    "more behind": ("* item\n+\n{}+\nmore\n* next\n", 1, 2),
    "sub-item": ("* item\n** sub\n+\n{}** subnext\n* next\n", 2, 4),
    "description": ("Word:: text\n+\n{}Next:: text\n", 1, 2),
    "open block": ("* item\n+\n--\ntext\n\n{}--\n* next\n", 1, 2),
}
BLOCKS = ["f stages=result", "f", "table", "given", "sheet"]


@pytest.mark.judge
@pytest.mark.parametrize("words", BLOCKS)
def test_a_list_of_asciidoc_goes_on_behind_a_block(desk: Desk, words: str) -> None:
    """Filled, and stripped of its markers; the same formulas reach the mathematics as outside of lists."""
    head = "// lstm:use understanding-lstms\n= Title\n:stem:\n\n"
    (alone,) = asciidoctor([desk.filled(f"{head}{ADOC.format(words)}", "a.adoc")])
    for name, (text, lists, items) in LISTS.items():
        if (name, words) == ("open block", "sheet"):  # which has headings; an open block of the author's has none
            continue
        text = f"{head}{text.format(ADOC.format(words))}\nEnd of it.\n"
        found = desk.filled(text, "a.adoc")
        stripped = desk.embed("--strip", "a.adoc").out
        for read in asciidoctor([found, stripped]):
            assert len(re.findall(r"<(?:ul|ol|dl)\b", read.html)) == lists, (name, read.html)
            assert len(re.findall(r"<(?:li|dd)>", read.html)) == items, (name, read.html)
            assert read.reached == alone.reached != [], (name, read.reached)
            assert "+" not in re.sub(r"<[^>]*>", "", read.html) and "--" not in re.sub(r"<[^>]*>", "", read.html)


def test_a_block_behind_a_plus_takes_it_up_again(desk: Desk) -> None:
    found = desk.filled(
        f"// lstm:use understanding-lstms\n\n* item\n+\n{ADOC.format('f stages=result')}* next\n", "a.adoc"
    )
    assert "+\n// lstm:begin f stages=result\n+\n[latexmath]\n" in found
    assert "* item\n+\n[latexmath]\n" in desk.embed("--strip", "a.adoc").out
    found = desk.filled(f"// lstm:use understanding-lstms\n\n* item\n+\n{ADOC.format('sheet')}* next\n", "a.adoc")
    assert "\n+\n--\n" in found and "\n[discrete]\n== 1. Forget gate" in found and "\n--\n// lstm:end" in found
    told = desk.refused(
        f"// lstm:use understanding-lstms\n\n* item\n+\n// so\n{ADOC.format('sheet')}* next\n", "a.adoc"
    )
    assert told.startswith("a.adoc:6:1: error: the comment above takes the + for itself")
    found = desk.filled(f"// lstm:use understanding-lstms\n\n////\n+\n////\n{ADOC.format('sheet')}", "a.adoc")
    assert "\n--\n" not in found


@pytest.mark.judge
def test_hugo_hands_on_no_signs_of_a_quotation(desk: Desk) -> None:
    quoted, alone = hugo(
        [
            filled(desk, f"> a\n>\n{block('> ', 'sheet')}>\n> b\n", "hugo"),
            filled(desk, f"a\n\n{block('', 'sheet')}\nb\n", "hugo"),
        ]
    )
    squeezed = [[re.sub(r"\s+", "", tex) for tex, _ in read.reached] for read in (quoted, alone)]
    assert squeezed[0] == squeezed[1] != []

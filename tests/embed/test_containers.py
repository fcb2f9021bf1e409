"""Containers: where places beside CommonMark take lines for text, they are filled; where for code, that is said."""

from __future__ import annotations

import pytest

from .desk import Desk
from .engines import Engine, python_markdown, sphinx
from .test_readers import Seen, shows_a_marker

VALUE = "<!-- lstm f --><!-- /lstm -->"
BLOCK = "<!-- lstm:begin f stages=result -->\n<!-- lstm:end -->"


def inner(blanks: int, text: str = f"It is {VALUE}, *so*.\n\n{BLOCK}\n\nand *so*.") -> str:
    return "\n".join(" " * blanks + line if line else "" for line in text.split("\n"))


MKDOCS = {
    "note": f"!!! note\n{inner(4)}\n",
    "note with a title": f'Text\n\n!!! tip inline "Title"\n\n{inner(4)}\n',
    "value in a title": f'!!! tip "It is {VALUE}"\n\n    text, *so*\n',
    "folded": f"??? note\n\n{inner(4)}\n",
    "unfolded": f'???+ note "Title"\n\n{inner(4)}\n',
    "titled only": f'??? "Title"\n\n{inner(4)}\n',
    "tabs": f'=== "One"\n\n{inner(4)}\n\n=== "Two"\n\n{inner(4)}\n',
    "tabs in a note": f'!!! note\n\n    === "One"\n\n{inner(8)}\n\n    === "Two"\n\n{inner(8)}\n',
    "list in a note": f"!!! note\n\n    - a\n\n{inner(8)}\n\n    - b\n",
    "note in a list": f"1. a\n\n    !!! note\n\n{inner(8)}\n\n2. b\n",
    "fence in a note": f"!!! note\n\n    ```\n    x\n    ```\n\n{inner(4)}\n",
    "footnote": f"Text[^1], and.\n\n[^1]: First {VALUE}.\n\n{inner(4)}\n",
    "definition": f"Word\n:   means {VALUE}\n\n{inner(4)}\n",
    "behind": f"!!! note\n\n    text\n\nIt is {VALUE}, *so*.\n",
}
MYST = {
    "note": f"```{{note}}\n{inner(0)}\n```\n",
    "tip": f"```{{tip}}\n:class: dropdown\n:name: x\n\n{inner(0)}\n```\n",
    "admonition": f"```{{admonition}} Title\n---\nclass: tip\n---\n{inner(0)}\n```\n",
    "value in a title": f"```{{admonition}} It is {VALUE}, *so*\ntext\n```\n",
    "value on the first line": f"```{{note}} It is {VALUE}, *so*.\n```\n",
    "nested": f"````{{note}}\nIt is {VALUE}.\n\n```{{tip}}\n{inner(0)}\n```\n\nIt is {VALUE}.\n````\n\nIt is {VALUE}.\n",
    "nested twice": f"`````{{note}}\n````{{tip}}\n```{{warning}}\n{inner(0)}\n```\n````\nIt is {VALUE}, *so*.\n`````\n",
    "tildes": f"~~~{{note}}\n{inner(0)}\n~~~\n",
    "code inside": f"````{{note}}\n```python\nx = 1\n```\n{inner(0)}\n````\n",
    "colons": f":::{{note}}\n{inner(0)}\n:::\n",
    "colons in colons": f"::::{{note}}\n:::{{tip}}\n{inner(0)}\n:::\nIt is {VALUE}.\n::::\n",
    "in a list": f"- a\n\n  ```{{note}}\n{inner(2)}\n  ```\n- b\n",
    "in a quotation": "> ```{note}\n" + "".join(f"> {line}\n" for line in inner(0).split("\n")) + "> ```\n",
    "list inside": f"```{{note}}\n- a\n\n{inner(2)}\n```\n",
    "footnote": f"Text[^1], and.\n\n[^1]: First {VALUE}.\n\n{inner(4)}\n",
    "sidebar": f"```{{sidebar}} Title\n{inner(0)}\n```\n",
}  # fmt: skip


def filled(desk: Desk, text: str, place: str) -> str:
    found = desk.filled(f"<!-- lstm:use understanding-lstms target={place} -->\n\n# Head\n\n{text}\nEnd, *so*.\n")
    assert "note:" not in desk.embed("--check", "a.md").told
    return found


@pytest.mark.parametrize("name", MKDOCS)
def test_mkdocs_containers_are_filled(desk: Desk, name: str) -> None:
    found = filled(desk, MKDOCS[name], "mkdocs")
    assert found.count("-->0.997<!--") == MKDOCS[name].count(VALUE) and found.count("\\approx 0.997") == found.count(
        ":end "
    )


@pytest.mark.parametrize("name", MYST)
def test_myst_directives_are_filled(desk: Desk, name: str) -> None:
    found = filled(desk, MYST[name], "myst")
    assert found.count("-->0.997<!--") == MYST[name].count(VALUE) and found.count("\\approx 0.997") == found.count(
        ":end "
    )


@pytest.mark.judge
@pytest.mark.parametrize("place", ["mkdocs", "myst"])
def test_their_engines_show_what_was_filled_and_no_marker(desk: Desk, place: str) -> None:
    articles = {name: filled(desk, text, place) for name, text in (MKDOCS if place == "mkdocs" else MYST).items()}
    engine: Engine = python_markdown if place == "mkdocs" else sphinx(".md")
    for (name, article), read in zip(articles.items(), engine([*articles.values()]), strict=True):
        assert not shows_a_marker(read.html), (name, read.html)
        assert "$" not in read.html and "lstm" not in "".join(tex for tex, _ in read.reached), (name, read.html)
        assert len(read.reached) == article.count("lstm:begin"), (name, read.reached)
        seen = Seen(read.html)
        shown = [words for words in seen.texts if "0.997" in words]
        assert "".join(shown).count("0.997") == article.count("-->0.997<!--"), (name, read.html)
        assert seen.tags.count("em") == article.count("*so*"), (name, read.html)


CODE = {
    "four blanks": ("a\n\n    It is {}.\n", 11),
    "a fence": ("```\n{}\n```\n", 1),
    "a directive of code": ("```{{code-block}} html\n{}\n```\n", 1),
    "a directive nobody knows": ("```{{odd}}\n{}\n```\n", 1),
    "colons around code": (":::{{code-block}} html\n{}\n:::\n", 1),
    "an option of a directive": ("```{{note}}\n:class: {}\n\ntext\n```\n", 9),
    "an option in YAML": ("```{{note}}\n---\nclass: {}\n---\ntext\n```\n", 8),
    "a span": ("so `{}` is\n", 5),
    "deep in a note": ("!!! note\n\n        {}\n", 9),
    "a fence behind colons": (":::{{note}}\ntext\n:::\n\n```\n:::\n{}\n```\n", 1),
    "a script": ("<script>\n{}\n</script>\n", 1),
}


@pytest.mark.parametrize("name", CODE)
def test_a_marker_that_is_taken_for_code_is_told(desk: Desk, name: str) -> None:
    text, column = CODE[name]
    text = f"<!-- lstm:use understanding-lstms -->\n\nSo {VALUE}.\n\n{text.format(VALUE)}"
    found = desk.filled(text)
    assert found.count("0.997") == 1
    told = desk.embed("--check", "a.md").told
    line = next(k for k, line in enumerate(text.split("\n"), 1) if "lstm f" in line and k > 3)
    assert (
        told == f"a.md:{line}:{column}: note: this marker is taken for code and shown as it is; nothing is filled in\n"
    )
    github = desk.embed("--check", "--format", "github", "a.md")
    assert github.code == 0 and f"::notice file=a.md,line={line},col={column}" in github.out


def test_an_article_that_only_shows_markers_is_left_in_peace(desk: Desk) -> None:
    desk.put("a.md", f"```\n{VALUE}\n```\n\n`{VALUE}`\n")
    assert desk.embed("--check", "a.md") == (0, "", "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tex", "% lstm:use understanding-lstms\n\\begin{verbatim}\n% lstm f\n\\end{verbatim}\n"),
        ("a.rst", ".. lstm:use understanding-lstms\n\n::\n\n  .. lstm f\n"),
        ("a.adoc", "// lstm:use understanding-lstms\n\n----\n// lstm f\n----\n"),
        ("b.adoc", "// lstm:use understanding-lstms\n\n  // lstm f\n"),
        ("a.html", "<!-- lstm:use understanding-lstms -->\n<script>\n<!-- lstm f -->\n</script>\n"),
        ("a.mdx", "{/* lstm:use understanding-lstms */}\n\n```\n{/* lstm f */}\n```\n"),
    ],
)
def test_it_is_told_in_every_kind_of_file(desk: Desk, name: str, text: str) -> None:
    desk.put(name, text)
    line = next(k for k, line in enumerate(text.split("\n"), 1) if "lstm f" in line)
    assert desk.embed("--check", name).told.startswith(f"{name}:{line}:") and ": note: " in desk.embed(name).told


def test_a_footnote_goes_on_at_four_blanks(desk: Desk) -> None:
    assert "-->0.997<!--" in filled(desk, f"a[^1]\n\n[^1]: b\n\n      and {VALUE}\n", "mkdocs")


def test_many_are_counted(desk: Desk) -> None:
    desk.put("a.md", f"<!-- lstm:use understanding-lstms -->\n\n```\n{VALUE * 60}\n```\n")
    told = desk.embed("a.md").told.splitlines()
    assert len(told) == 51 and told[-1] == "a.md: note: 10 more like these"

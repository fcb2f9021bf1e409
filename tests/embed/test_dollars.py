r"""Dollars: markers beside mathematics are filled, markers in it are told, as each place's own reader pairs dollars."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess

import pytest

from symbolic_lstm.embed.dollars import READERS, between_dollars
from symbolic_lstm.embed.marker_kinds import FileKind, kind_of
from symbolic_lstm.embed.targets import TARGETS

from . import engines
from .desk import Desk
from .engines import JUDGES, Engine

NAME = "<!-- lstm {} name --><!-- /lstm -->"
F, I = NAME.format("f"), NAME.format("i")
#: Two formulas on one line, behind an author's own, in bold, in a table.
LINES = {
    "two": f"Gates {F} and {I}.",
    "behind the author's": f"The gate ($f$) is {F}; $i$, too: {I}",
    "in bold": f"so **$f$**: {F} and **{I}** or *{F}*",
    "in a table": f"| a | b |\n| - | - |\n| $f$ {F} | {I} |\n| {F} | $x$ {I} {F} |",
    "in a table without bars outside": f"a | b\n- | -\n$f$ {F} | {I}\nx {F} | $x$ {I} {F}",
    "between the author's": f"$a$ {F} $b$ {I} $c$",
    "behind a dollar that is none": f"it costs \\$5, or {F} and {I}",
    "behind code": f"a `$` {F} and `$x` {I}",
    "in a list": f"- $a$ {F}\n- b {F} {I}",
    "in a heading": f"## $a$ {F} and {I}",
}
PLACES = [
    "markdown",
    "github",
    "jupyter",
    "quarto",
    "myst",
    "mkdocs",
    "hugo",
    "kramdown",
    "obsidian",
    "docusaurus",
    "dev",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", LINES)
def test_formulas_stand_side_by_side(desk: Desk, name: str, place: str) -> None:
    text = f"<!-- lstm:use understanding-lstms target={place} -->\n\n{LINES[name]}\n"
    found = desk.filled(text)
    assert found.count("f_{t}") + found.count(r"f\_{t}") == LINES[name].count("lstm f")
    assert found.count("i_{t}") + found.count(r"i\_{t}") == LINES[name].count("lstm i")


#: A marker between dollars, or where it would be as soon as it is filled, and what each place takes it for.
INSIDE = {
    "so $x = <!-- lstm f -->1<!-- /lstm -->$ is": {"markdown", "github", "jupyter", "quarto", "myst", "mkdocs", "obsidian"},
    "so $$x = <!-- lstm f -->1<!-- /lstm -->$$ is": {"markdown", "github", "jupyter", "quarto", "myst", "hugo", "kramdown"},
    "so $a$ and $x <!-- lstm f -->1<!-- /lstm --> y$ is": {"markdown", "github", "jupyter", "quarto", "myst", "mkdocs"},
    "it costs $5, or <!-- lstm f -->1<!-- /lstm --> of $6 or $": {"jupyter", "myst"},
    r"so \(x = <!-- lstm f -->1<!-- /lstm -->\) is": {"mkdocs", "hugo"},
    "so {% katex inline %}<!-- lstm f -->1<!-- /lstm -->{% endkatex %} is": {"dev"},
}  # fmt: skip


@pytest.mark.parametrize("line", INSIDE)
def test_mathematics_has_no_comments(desk: Desk, line: str) -> None:
    for place in INSIDE[line]:
        told = desk.refused(f"<!-- lstm:use understanding-lstms target={place} -->\n\n{line}\n")
        assert told.startswith(f"a.md:3:{line.index('<!--') + 1}: error: mathematics has no comments"), (place, told)
        assert told.count("error:") == 1
    for place in {"hugo", "dev", "kramdown", "text"} - INSIDE[line]:
        desk.filled(f"<!-- lstm:use understanding-lstms target={place} -->\n\n{line}\n")


def test_a_dollar_that_would_pair_with_a_formula_is_told(desk: Desk) -> None:
    line = f"it costs $5 or {F} of it"
    told = desk.refused(f"<!-- lstm:use understanding-lstms target=quarto -->\n\n{line}\n")
    assert told.startswith(
        "a.md:3:16: error: a dollar before this marker would pair with one of its formula; write \\$"
    )
    for place in (
        "markdown",
        "dev",
        "hugo",
        "kramdown",
    ):  # whose formulas stand between other signs, or no word may touch
        desk.filled(f"<!-- lstm:use understanding-lstms target={place} -->\n\n{line}\n")
    assert "0.997" in desk.filled(
        f"<!-- lstm:use understanding-lstms target=quarto -->\n\n{line.replace(' name', '')}\n"
    )


def test_the_cells_of_a_table_are_read_one_by_one_but_for_pandoc(desk: Desk) -> None:
    use, row = "<!-- lstm:use understanding-lstms target={} -->", "| $5 | <!-- lstm f -->1<!-- /lstm --> | 6$ |"
    text = f"{use}\n\n| a | b | c |\n| - | - | - |\n{row}\n"
    for place in ("markdown", "myst", "mkdocs", "jupyter", "obsidian", "github"):
        desk.filled(text.format(place))
    assert desk.refused(text.format("quarto")).startswith("a.md:5:8: error: mathematics has no comments")
    bare = (
        text.replace("| a", "a").replace("c |", "c").replace("| - | - | - |", "--- | --- | ---").replace("| $5", "$5")
    )
    assert "0.997" in desk.filled(bare.format("myst"))


def test_every_place_that_is_read_by_its_own_rule_is_a_target() -> None:
    assert READERS.keys() <= TARGETS.keys()


def vscode(articles: list[str]) -> list[engines.Read]:
    """VS Code's preview."""
    node = shutil.which("node")
    assert node, "Node is not installed; this judge needs it"
    (article,) = articles
    ran = subprocess.run([node, JUDGES / "markdown.mjs"], input=article, capture_output=True, text=True, check=True)
    answer = json.loads(ran.stdout)
    return [engines.Read([(tex, bool(shown)) for tex, shown in answer["reached"]], answer["html"])]


JUDGED = {
    "markdown": lambda: vscode, "jupyter": lambda: engines.nbconvert, "quarto": lambda: engines.pandoc("markdown"),
    "myst": lambda: engines.sphinx(".md"), "mkdocs": lambda: engines.python_markdown, "hugo": lambda: engines.hugo,
    "docusaurus": lambda: engines.node("remark.mjs"),
    "kramdown": lambda: engines.scripted("ruby", "kramdown.rb", "ruby ruby-kramdown ruby-kramdown-parser-gfm ruby-liquid"),
}  # fmt: skip
SIGNS = [*"$$$$$$", "$$", *"   5x()", "a ", ", ", "M", "M", "M", "M ", "\\$", " `x` ", "*b*"]


def lines(kind: FileKind, count: int) -> list[str]:
    """Lines drawn by lot, and always the same, in which every marker has a number of its own."""
    lot, number = random.Random(7), iter(range(100_000))
    drawn = ["so " + "".join(lot.choice(SIGNS) for _ in range(lot.randint(3, 14))) + " end" for _ in range(count)]
    cells = [
        "x | " + " | ".join(lot.choice(["$", "M", "x $5", "$a$ M", "$ M", "x M $"]) for _ in range(3))
        for _ in range(count // 4)
    ]
    drawn += [f"| a | b | c | d |\n| --- | --- | --- | --- |\n| {row} |" for row in cells]
    drawn += [f"a | b | c | d\n--- | --- | --- | ---\n{row}" for row in cells]
    drawn = [line for line in drawn if "$$$" not in line and "\\$$" not in line]  # nobody writes that
    return [re.sub("M", lambda _: kind.comment(f"lstm q{next(number)}"), line) for line in drawn]


@pytest.mark.judge
@pytest.mark.parametrize("place", JUDGED)
def test_dollars_are_paired_as_the_place_itself_pairs_them(place: str) -> None:
    kind = kind_of(".mdx" if place == "docusaurus" else ".md")
    assert kind
    engine: Engine = JUDGED[place]()
    drawn = lines(kind, 150)
    if (
        place == "jupyter"
    ):  # MathJax pairs them on the page, where one behind a backslash opens; of cells we see the HTML
        drawn = [line for line in drawn if "\\$" not in line and "|" not in line]
    if place == "markdown":  # a process of its own for each
        read = engine(["\n\n".join(drawn)]) * len(drawn)
    else:
        read = engine([f"# Title\n\n{line}\n" for line in drawn])
    for line, article in zip(drawn, read, strict=True):
        reached = {name for tex, _ in article.reached for name in re.findall(r"lstm (q\d+)", tex)}
        found = between_dollars(line, kind.scan(line), kind.opening, kind.closing, place)
        told = {line[each.at :].split()[2] for each in found}
        there = {name for name in re.findall(r"lstm (q\d+)", line) if name in reached}
        assert told <= there and bool(told) == bool(there), (line, told, there)

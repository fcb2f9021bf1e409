"""Targets: the exact spelling of each place side by side, and the program's `--target` and `list targets`.

`ACCEPT=1 pytest tests/embed` rewrites the golden files; read the difference before it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cli.mark import with_mark
from symbolic_lstm.embed.targets import TARGETS, Target, target
from symbolic_lstm.errors import UsageError
from symbolic_lstm.page.blocks import Display, Page, Para, Prose, Table
from symbolic_lstm.page.layout import Fence, Ident, Num, Op, Row, Sub
from symbolic_lstm.request import Request, page_of
from symbolic_lstm.writers import FORMATS

from ..cli.program import Program
from ..writers.hostile import TEXTS
from ..writers.hostile import page as hostile
from ..writers.pages import PAGE
from ..writers.test_equations import compare

GOLDEN = Path(__file__).parents[1] / "golden" / "embed"

F = Sub(Ident("f"), Ident("t"))
BARS = Fence(Row((Op("−", prefix=True), Num("10"))), "bars")
LABEL = "50 % of h_prev * a | b < c & d $5 {{x}} {% y %} `code` [z] #1 me@here"


def _chain() -> Page:
    return only(sl.sheet("understanding-lstms", "minus-ten").displays[0], "numbers", "result")


def only(display: Display, *stages: str) -> Page:
    """A page of these stages, the first with the name of what is worked out."""
    first, *others = (line for line in display.lines if line.stage in stages)
    return Page("", (Display(display.step, (first._replace(left=display.lines[0].left), *others)),))


def _table(*cells: Prose) -> Page:
    return Page("", (Table((("",), (F,)), (cells, (("at input −10",),)), "ld"),))


#: What is written for every target: a derivation, a line of running text, a table, and a label that could be markup.
CASES: dict[str, Callable[[Target], str]] = {
    "equation": lambda place: place.write(_chain()),
    "line": lambda place: place.prose(("At ", BARS, " the gate ", F, " keeps ", Num("6.27", -6), ".")) + "\n",
    "table": lambda place: place.write(_table(("|x|: ", BARS), (Num("6.27", -6),))),
    "label": lambda place: place.write(Page(LABEL, (Para((LABEL, " ", F)),))),
}


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str) -> None:
    written = {name: CASES[case](place) for name, place in TARGETS.items()}
    compare(GOLDEN / f"{case}.txt", "\n".join(f"──── {name}\n{text}" for name, text in written.items()))


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_writes_the_same_twice_and_ends_in_a_line(name: str) -> None:
    place = target(name)
    assert place.write(PAGE) == place.write(PAGE)
    for page in (PAGE, Page("", ()), _chain()):
        written = place.write(page)
        assert written.endswith("\n") and not written.endswith("\n\n\n") and "\r" not in written
    assert place.prose(()) == "" and "\n" not in place.prose(("a\nb ", F))
    assert place.format in FORMATS and place.title and place.tested_with


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("text", TEXTS)
def test_nothing_unprintable_comes_through(name: str, text: str) -> None:
    if (name, text) == ("medium", "beyond"):
        with pytest.raises(UsageError, match="has no glyph for '漢'"):
            target(name).write(hostile(TEXTS[text]))
        return
    written = target(name).write(hostile(TEXTS[text]))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\ud800-\udfff]", written)
    written.encode("utf-8")


def test_a_target_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="did you mean 'github'"):
        target("guthub")


@pytest.mark.parametrize("name", TARGETS)
def test_just_one_equation(program: Program, name: str) -> None:
    done = program("sheet", "understanding-lstms", "--target", name, "--quantity", "f", "--stage", "numbers")
    page = page_of(sl.load("understanding-lstms"), Request(("f",), ("numbers",)))
    assert (done.code, done.text) == (0, target(name).write(page))


def test_the_list_of_targets(program: Program) -> None:
    rows = program("list", "targets", "--format", "json").json
    assert [set(row) for row in rows] == [{"id", "title", "tested_with"}] * len(TARGETS)
    assert [row["id"] for row in rows] == list(TARGETS)
    text = program("list", "targets").text
    assert all(row["id"] in text and row["title"] in text and row["tested_with"] in text for row in rows)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--target", "dve"], "did you mean 'dev'"),
        (["--target", ""], "no target ''"),
        (["--target", "dev", "--format", "latex"], "contradicts --format latex"),
        (["--target", "dev", "--format", "json"], "contradicts --format json"),
        (["--target", "katex", "--format", "markdown"], "contradicts --format markdown"),
        (["--target", "dev", "-o", "step.tex"], "contradicts the suffix of step.tex"),
        (["--target", "dev", "--standalone"], "--standalone"),
    ],
)
def test_contradictions(program: Program, arguments: list[str], told: str) -> None:
    done = program("sheet", *arguments)
    assert (done.code, done.data) == (2, b"")
    assert told in done.told


@pytest.mark.parametrize(
    ("format", "file"), [("markdown", "step.md"), ("html", "step.html"), ("rst", "step.rst"), ("asciidoc", "step.adoc")]
)
def test_what_agrees_is_no_contradiction(program: Program, format: str, file: str) -> None:
    name = next(name for name, place in TARGETS.items() if place.format == format)
    done = program("sheet", "--target", name, "--format", format, "-o", file)
    assert done.code == 0
    assert Path(file).read_bytes() == with_mark(target(name).write(sl.sheet("understanding-lstms")).encode(), format)


def test_a_line_of_ones_own(program: Program) -> None:
    done = program("sheet", "-e", "sigma(1 + 2)", "--target", "github", "--stage", "sum")
    assert done.text == "```math\n\\begin{aligned}\n&= \\sigma(3) \\quad\\text{(sum)}\n\\end{aligned}\n```\n"


def test_from_python() -> None:
    page = sl.sheet("understanding-lstms")
    assert sl.target("github").write(page).count("```math") == len(page.displays)


def test_pictures_are_written_beside_the_page_that_names_them(program: Program) -> None:
    done = program("sheet", "--target", "medium", "-q", "f", "-q", "c", "-o", "article.md")
    assert (done.code, done.text) == (0, "")
    article = Path("article.md").read_text(encoding="utf-8")
    named = re.findall(r"^!\[f sub t equals .*?]\((\S+)\)$|^!\[c sub t equals .*?]\((\S+)\)$", article, re.MULTILINE)
    assert ["".join(pair) for pair in named] == ["f.png", "c.png"]
    assert sorted(path.name for path in Path().iterdir()) == ["article.md", "c.png", "f.png"]
    assert all(Path(name).read_bytes().startswith(b"\x89PNG") for name in ("f.png", "c.png"))


def test_pictures_of_one_quantity_have_names_of_their_own() -> None:
    page = sl.sheet("understanding-lstms")
    twice = Page("", (page.displays[0], page.displays[0]))
    place = target("medium")
    assert place.pictures is not None
    assert (
        list(place.pictures(twice))
        == re.findall(r"\((\S+)\)$", place.write(twice), re.MULTILINE)
        == ["f.png", "f-2.png"]
    )


def test_a_place_without_tables_gets_lists() -> None:
    page = sl.sheet("understanding-lstms")
    written = target("medium").write(page)
    assert not re.search(r"(?m)^\|", written)
    assert "\n- fₜ forget gate — u on short-term: 2.70; w on input: 1.63; b bias: 1.62\n" in written
    assert "\nbefore the step\n\n- cₜ₋₁ long-term memory: 2\n" in written
    assert "\n\n**What if the input were −10?**\n\n- fₜ — as printed: close to 0; " in written
    rows = sum(len(row) > 1 for block in page.blocks if isinstance(block, Table) for row in block.rows)
    assert len(re.findall(r"(?m)^- ", written)) == rows

r"""Formulas in an author's prose: what is set, what stays text, and that nobody's markup gets through."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import symbolic_lstm as sl
from symbolic_lstm.cells import lstm
from symbolic_lstm.cli.main import main
from symbolic_lstm.errors import ExampleError, FormulaWarning, SentenceError
from symbolic_lstm.maths.reader import read
from symbolic_lstm.notation import typed
from symbolic_lstm.page.author_prose import author_prose, formula_faults, formula_layout, left_as_text
from symbolic_lstm.page.blocks import Heading, Note, Page, Para, Table
from symbolic_lstm.page.layout import Ident
from symbolic_lstm.page.narrate import narrate
from symbolic_lstm.page.speak import speak, spoken
from symbolic_lstm.page.typeset import typeset
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.numerals import grid
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.published.template import template
from symbolic_lstm.readers.glyphs import COMMANDS
from symbolic_lstm.readers.term import sentence as reread
from symbolic_lstm.writers import Textual, html, latex, markdown, mathml, text, writer
from symbolic_lstm.writers.columns import HARD_SPACE

from ..example_texts import toml
from ..writers.test_browser import browse, node
from ..writers.test_heard import WRONG
from ..writers.test_heard import spoken as heard
from ..writers.test_katex import refused_by_katex
from .formulas import AUTHORS_OWN, HOSTILE, REFUSED, SET
from .test_goldens import PAGES, layouts

X = Ident("x")
#: The formats that hold prose as text: tables of figures and pictures hold none, and what is bytes is made of others.
PROSE = [name for name in get_args(Textual) if name not in ("csv", "svg")]
#: An example without its first line.
BODY = toml().replace("schema = 1\n", "")


def example(note: str) -> Example:
    """The template's example with a note."""
    quoted = json.dumps(note, ensure_ascii=True).replace("\x7f", "\\u007f")
    return parse_example(template(lstm, "it.toml").replace("# notes = ['", f"notes = [{quoted}]\n# notes = ['", 1))


def everywhere(note: str) -> Page:
    """A page with a text in every place that an author's text can stand."""
    said = author_prose(note)
    table = Table((("",), ("",)), ((said,), (said, ("1.5",))), "ld")
    blocks = (Para(said, "remark"), Note(said), Heading(2, said), table, Para(said, "source"))
    return spoken(Page(note, blocks, {}, said))


@pytest.mark.parametrize("formula", SET)
def test_what_is_safe_is_set(formula: str) -> None:
    layout = formula_layout(formula)
    assert (text.equation(layout), speak(layout)) == SET[formula]


@pytest.mark.parametrize("formula", SET)
def test_what_our_latex_says_is_read_back_as_the_same(formula: str) -> None:
    layout = formula_layout(formula)
    again = formula_layout(latex.equation(layout))
    assert (text.equation(again), latex.equation(again)) == (text.equation(layout), latex.equation(layout))


@pytest.mark.parametrize("name", PAGES)
def test_sheets_given_back_as_prose_say_the_same(name: str) -> None:
    for layout in layouts(PAGES[name]):
        if "Under(" not in repr(layout):
            assert text.equation(formula_layout(latex.equation(layout))) == text.equation(layout)


def test_a_formula_is_what_a_sentence_of_the_sheet_would_be() -> None:
    said = read("sigmoid(2.70 * 1 + 1.63 * (-10) + tanh(6.27e-6))")
    layout = formula_layout(r"\sigma(2.70 \times 1 + 1.63 \times (-10) + \tanh(6.27\times10^{-6}))")
    assert reread(layout) == said
    ours, theirs = (re.sub("</?mrow>", "", mathml.equation(it)) for it in (typeset(said, typed), layout))
    assert ours == theirs


@pytest.mark.parametrize("name", PROSE)
def test_every_format_sets_every_formula(name: str) -> None:
    for formula in SET:
        write = writer(name)
        said, set_ = write.write(everywhere(f"a ${formula}$ b")), write.equation(formula_layout(formula))
        assert isinstance(said, str) and isinstance(set_, str)
        spelt = {"notebook": json.dumps(set_, ensure_ascii=False)[1:-1], "json": text.equation(formula_layout(formula))}
        wanted = spelt.get(name, set_)
        flat = " ".join(said.replace(HARD_SPACE, " ").split())
        assert " ".join(wanted.split()) in flat, formula
        if name in ("text", "latex", "beamer", "mathml", "html", "revealjs", "json"):
            assert f"${formula}$" not in said


@pytest.mark.parametrize("formula", REFUSED)
def test_anything_else_has_no_layout_and_says_why(formula: str) -> None:
    with pytest.raises(SentenceError, match=re.escape(REFUSED[formula])):
        formula_layout(formula)
    stays = author_prose(f"a ${formula}$ b") == (f"a ${formula}$ b",)
    assert stays == (formula not in AUTHORS_OWN)
    assert [fault.place >= 2 for fault in formula_faults(f"a ${formula}$ b")] == [True]


@pytest.mark.parametrize("formula", HOSTILE)
def test_what_stays_text_is_text_in_every_format(formula: str) -> None:
    page = everywhere(f"a ${formula}$ b {formula}")
    for name in PROSE:
        said = writer(name).write(page)
        assert isinstance(said, str)
        assert "\x1b" not in said and "\u202e" not in said
        if name in ("html", "mathml"):
            assert "<script" not in said and "href=" not in said
            ET.fromstring(said.removeprefix("<!DOCTYPE html>"))
        if name in ("latex", "beamer"):
            assert "\\href" not in said and "\\input{/" not in said and not re.search(r"\\foo(?![a-z])", said)
        if name in ("markdown", "notebook"):
            assert not re.search(r"(?<!\\)<[A-Za-z/!?]", said)


ANYTHING = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("$\\{}_^&<>()[]|'~%#.,-+ 0123xW\n")), max_size=60
)
PIECES = st.lists(
    st.sampled_from(
        [*SET, *HOSTILE[:40], "$", "{", "}", "_", "^", "\\", "(", ")", "[", "]", "|", "'", "-", ",", "2", "x", " ", "\\sigma",
         "\\tanh", "\\frac", "\\sum", "\\mathrm{in}", "\\left(", "\\right)", "{,}", "\\quad", "\\text{ if }", "\\%"]
    ),
    max_size=8,
).map("".join)  # fmt: skip


@settings(max_examples=75, deadline=None)
@given(st.one_of(ANYTHING, PIECES, ANYTHING.map("${}$".format), PIECES.map("${}$".format)))
def test_no_text_breaks_out(said: str) -> None:
    prose = author_prose(said)
    list(formula_faults(said))
    for part in prose:
        if not isinstance(part, str):
            ET.fromstring(mathml.equation(part))
            assert speak(part) or not text.equation(part).strip(" ,")  # a comma is a rest
            for spelt in (latex.equation(part), markdown.equation(part)):
                assert not re.search(r"<[A-Za-z/!?]", spelt), "Markdown would take it for a tag"
    page = everywhere(said)
    assert "<script" not in html.write(page)
    ET.fromstring(html.write(page).removeprefix("<!DOCTYPE html>"))
    if "$" not in said:
        assert prose == (said,)


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("no dollars at all", ["no dollars at all"]),
        ("costs $5", ["costs $5"]),
        ("$5 and $10", ["$5 and $10"]),
        ("from $5-$10 to US$20", ["from $5-$10 to US$20"]),
        (r"\$5 and \$x\$", ["$5 and $x$"]),
        ("$x$", [X]),
        ("$x$, $x$.", [X, ", ", X, "."]),
        ("$5 for $x$", ["$5 for ", X]),
        ("$x and $x$", ["$x and ", X]),
        ("$x $ and $ x$", ["$x $ and $ x$"]),
        ("$$x$$", ["$$x$$"]),
        (r"\$$x$", ["$", X]),
        (r"$x\$y$", [r"$x\$y$"]),
        ("$", ["$"]),
        ("", [""]),
    ],
)
def test_which_dollars_belong_together(said: str, parts: list[object]) -> None:
    assert list(author_prose(said)) == parts


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("costs $5, or US$ 6, or $7.50$8", []),
        ("$x and $x$", [0]),
        ("$$x$$", [0]),
        (r"$\foo$ and $x_$ and $x$", [1, 14]),
        (r"\$x", []),
    ],
)
def test_a_dollar_without_a_partner_is_told_where_it_is_no_price(said: str, places: list[int]) -> None:
    assert [fault.place for fault in formula_faults(said)] == places


@pytest.mark.parametrize(
    ("source", "place"),
    [
        (r"'''a $x\foo$'''", (3, 17)),
        (r"'a $x\foo$'", (3, 15)),
        (r'"a $x\\foo$"', (3, 15)),
        (r'"\u0061 $x\\foo$"', (3, 20)),
        ('"""\na\n  $x\\\\foo$"""', (5, 5)),
        ('"""a \\\n   $x\\\\foo$"""', (4, 6)),
    ],
)
def test_a_warning_names_the_place_in_the_file(source: str, place: tuple[int, int]) -> None:
    worked = parse_example(f"schema = 1\n\nnotes = [{source}]\n{BODY}", "it.toml")
    (told,) = left_as_text(worked)
    first, line, caret = told.split("\n")
    assert first == f"it.toml:{place[0]}:{place[1]}: warning: this formula stays text: \\foo cannot be set"
    assert line[caret.index("^") :].startswith("\\foo") or line[caret.index("^") :].startswith("\\\\foo")


def test_every_text_of_an_example_may_hold_formulas() -> None:
    source = (
        BODY.replace("title = 'A test'", "title = 'The $x$'")
        + """
[source]
title = "Of $x$"
[[origins]]
of = ["x"]
text = "Our $x$."
[variants.other]
title = "Else $x$"
origin = "Ours $x$."
notes = ["Then $x$."]
given = { x = 2 }
"""
    )
    worked = parse_example("schema = 1\nnotes = ['Now $x$.']\n" + source)
    assert len(worked.written) == 7
    assert narrate(worked).titled == ("The ", X)
    for variant, own in (("", "Now "), ("other", "Then ")):
        page = narrate(worked, setting(worked, variant))
        remarks = [block.prose for block in page.blocks if isinstance(block, Para) and block.kind == "remark"]
        assert remarks == [(own, X, "."), *([("Then ", X, ".")] if not variant else [])]
        assert "$" not in text.write(page)


def test_remarks_speak_of_the_numbers_as_they_stand() -> None:
    worked = example("Now $x = 1$.")
    changed = setting(worked, "", {"x": grid("2")})
    assert "Now" in text.write(narrate(worked)) and "Now" not in text.write(narrate(worked, changed))


def test_json_has_the_remarks_as_data() -> None:
    (found,) = json.loads(writer("json").write(narrate(example(r"Now $\sigma(z)$."))))["remarks"]
    assert found["text"] == "Now σ(z)." and found["words"] == "Now sigma of, z."
    assert [formula["latex"] for formula in found["formulas"]] == [r"\sigma(z)"]


def test_a_german_sheet_writes_formulas_with_a_comma() -> None:
    page = narrate(parse_example("schema = 1\nlanguage = 'de'\nnotes = ['Nun $f = 0.5$.']\n" + BODY))
    assert "Nun f = 0,5." in text.write(page) and "Anmerkungen" in text.write(page)


@pytest.mark.parametrize(
    ("notes", "reason"),
    [
        ("5", "text is needed here"),
        ("[1]", "text is needed here"),
        ("[['a']]", "text is needed"),
        ("[{a = 1}]", "text is needed"),
    ],
)
def test_notes_that_are_no_texts_are_errors(notes: str, reason: str) -> None:
    with pytest.raises(ExampleError, match=reason):
        parse_example(f"schema = 1\nnotes = {notes}\n{BODY}")


def test_the_program_warns_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "it.toml"
    file.write_text("schema = 1\nnotes = ['A $\\foo$ and $x$.']\n" + BODY, encoding="utf-8")
    for verb in ("sheet", "verify"):
        assert main([verb, str(file)]) == 0
        out, told = capsys.readouterr()
        assert told.startswith(f"{file}:2:14: warning: this formula stays text: \\foo cannot be set\n")
        assert ("A $\\foo$ and x." in out) == (verb == "sheet")


def test_from_python_formulas_that_stay_text_are_warned_of() -> None:
    with pytest.warns(FormulaWarning, match=r"this formula stays text: .foo cannot be set"):
        sl.sheet(example(r"A $\foo$ and $x$."))


def test_no_converter_is_needed_for_what_has_a_layout() -> None:
    script = (
        "import sys; from symbolic_lstm.page.author_prose import author_prose; {}; print('latex2mathml' in sys.modules)"
    )
    for call, loaded in (("author_prose('costs $5')", "False"), ("author_prose('$x$')", "False")):
        ran = subprocess.run([sys.executable, "-c", script.format(call)], capture_output=True, text=True, check=True)
        assert ran.stdout.strip() == loaded


def test_every_writer_knows_the_letters_and_signs_that_are_let_in() -> None:
    brackets = ("lbrack", "rbrack", "lbrace", "rbrace", "langle", "rangle", "intercal", "colon", "bullet", "star")
    for name in COMMANDS:
        if not name.isalpha() or name in (*brackets, "prime") or "vert" in name.lower():
            continue
        spelt = latex.equation(formula_layout(f"x_{{\\{name}}}" if name == "top" else f"\\{name}"))
        assert "U+" not in spelt and "text" not in spelt, name


def test_hearing_a_formula_never_multiplies_a_function() -> None:
    for formula in SET:
        assert "sigma times" not in speak(formula_layout(formula))


@pytest.mark.judge
def test_a_speech_engine_hears_every_formula() -> None:
    markup = [mathml.equation(formula_layout(formula)) for formula in SET]
    for formula, said in zip(SET, heard(markup), strict=True):
        assert said.strip() and not WRONG.search(said), (formula, said)
        assert ("sigma of" in said) == ("sigma(" in formula), (formula, said)


@pytest.mark.judge
def test_typst_makes_a_pdf_of_every_formula() -> None:
    for said in (
        " ".join(f"${formula}$" for formula in SET),
        " ".join(f"${formula}$ {formula}" for formula in HOSTILE),
    ):
        made = writer("pdf").write(everywhere(said))
        assert isinstance(made, bytes) and made.startswith(b"%PDF-")


@pytest.mark.judge
def test_katex_accepts_every_formula() -> None:
    sources = [latex.equation(formula_layout(formula)) for formula in SET]
    sources += [markdown.equation(formula_layout(formula))[1:-1] for formula in SET]
    assert refused_by_katex(sources) == []


@pytest.mark.judge
@pytest.mark.parametrize("name", ["html", "revealjs"])
def test_nothing_runs_in_chromium(name: str, tmp_path: Path) -> None:
    said = " ".join(f"${formula}$ {formula}" for formula in HOSTILE)
    browse({"html": "sheet", "revealjs": "deck"}[name], writer(name).write(everywhere(said)), tmp_path)


@pytest.mark.judge
def test_long_formulas_fit_narrow_screens_and_paper(tmp_path: Path) -> None:
    long = r"f_t = \sigma(2.70 \times 1 + 1.63 \times (-10) + 1.62 + 2.70 \times 1) = \sigma(5.95) \approx 0.997"
    wider = f"f = {' + '.join(['W_{hf} h_{t-1}'] * 20)}"
    seen = browse("sheet", html.write(everywhere(f"With ${long}$ and ${wider}$ it stays open.")), tmp_path)
    for medium in ("360", "1100", "A4", "Letter"):
        assert seen[medium]["page"] <= 0 and seen[medium]["loose"] == 0, medium


@pytest.mark.judge
def test_markdown_hands_every_formula_to_katex() -> None:
    page = Page("", tuple(Para(author_prose(f"a ${formula}$ b"), "remark") for formula in SET))
    found = node("markdown.mjs", given=markdown.write(page))
    assert found["faults"] == []
    wanted = [markdown.equation(formula_layout(formula))[1:-1] for formula in SET]
    assert [tex for tex, _ in found["reached"]] == [tex.replace("  ", " ") for tex in wanted]


@pytest.mark.judge
@pytest.mark.parametrize("formula", HOSTILE)
def test_what_stays_text_is_text_to_a_markdown_reader(formula: str) -> None:
    if not [part for part in author_prose(f"${formula}$") if not isinstance(part, str)]:
        found = node(
            "markdown.mjs", given=markdown.write(Page("", (Para(author_prose(f"a ${formula}$ b"), "remark"),)))
        )
        assert found["reached"] == []
        assert re.findall(r"<(/?\w+)", found["html"]) == ["p", "/p"]

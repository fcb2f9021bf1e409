"""Typst: what the text looks like, and what Typst itself reads in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page.blocks import Display, Heading, Line, Note, Page, Para, Table
from symbolic_lstm.page.layout import Array, Call, Fence, Frac, Ident, Layout, Num, Op, Row, Sub
from symbolic_lstm.writers import typst
from symbolic_lstm.writers.plain import followable, plain, uri
from symbolic_lstm.writers.typst_text import escaped

from .cases import CASES
from .hostile import TEXTS, page
from .pages import PAGE, STEP

MORE = {
    "comment": "a // b /* c */ /// d",
    "typst": "#eval(\"1\") #[x] $x$ *a* _b_ <label> @ref `raw` \\ = a\\u{41}",
    "shorthands": "a--b --- c -? ... ~ -1 'x' \"y\"",
    "terms": "/ term: what it means",
    "plus": "+ item",
    "equals": "= heading",
    "call": "(1) [2] .x ;y",
    "link": "https://evil.example/x http://evil.example",
}  # fmt: skip
ALL = TEXTS | MORE


def test_a_titled_page_is_a_document_and_any_other_a_fragment() -> None:
    assert typst.write(PAGE) == typst.document(PAGE)
    assert typst.write(PAGE).startswith("// symbolic-lstm\n#set document(title: ")
    fragment = typst.write(Page("", PAGE.displays))
    assert (
        fragment.startswith("#math.equation(block: true, alt: ") and "#set" not in fragment and "#let" not in fragment
    )
    assert "rgb" not in fragment, "an author's article has its own colours"
    assert typst.document(Page("", PAGE.displays)).startswith("// symbolic-lstm\n")


def test_every_equation_has_words() -> None:
    said = typst.write(PAGE)
    assert said.count("#math.equation(") == said.count("alt: ") == 9
    assert 'alt: ""' not in said
    spoken = Line("result", "=", Num("1"), Ident("f"), words="f equals 1")
    assert 'alt: "f equals 1;"' in typst.write(Page("", (Display(STEP, (spoken,)),)))


def test_text_keeps_to_one_line_and_its_mathematics_to_itself() -> None:
    f = Ident("f")
    assert typst.prose((f, "(x)")).endswith("$f$);(x)"), "or Typst would call what the equation gives"
    assert typst.prose((f, ".x")).endswith("$f$);.x")
    assert typst.prose((f, ", so")).endswith("$f$), so")
    assert typst.prose(("a  b",)) == "a\u2002b"
    assert escaped("- a") == "\\- a" and escaped("12. a") == "12\\. a" and escaped("2.70") == "2.70"
    assert escaped("gate\n\x1b[31m") == "gate \ufffd\\[31m"


def test_commas_and_brackets_stay_in_their_arguments() -> None:
    pair = Row((Ident("a"), Op(","), Ident("b"), Op(";"), Ident("c")))
    assert typst.equation(Frac(pair, Num("2"))) == r"frac(a \, b \; c, 2)"
    assert typst.equation(Call(Ident("max"), (pair,))) == r"max(a \, b \; c)"
    assert typst.equation(Array(((pair, Num("1")),))) == r'mat(delim: "[", a \, b \; c, 1)'
    assert typst.equation(Row((Op("("), Ident("a"), Op("/"), Ident("b")))) == r"\(a \/ b"


def test_headings_leave_no_level_out() -> None:
    blocks = (Heading(2, ("a",)), Heading(4, ("b",)), Heading(2, ("c",)), Heading(3, ("d",)))
    levels = re.findall(r"(?m)^=+", typst.document(Page("t", blocks)))
    assert levels == ["=", "==", "=", "=="]


def test_a_table_too_wide_for_the_page_is_cut_into_several() -> None:
    wide = Array(tuple((Num("0.12345678901234567"),) * 4 for _ in range(2)))
    it = Table((("",), ("U",), ("W",)), ((("f",), (wide,), (wide,)),), "lrr")
    said = typst.write(Page("", (it,)))
    assert said.count("#table(") == 2 and said.count("columns: 2") == 2 and said.count("[f]") == 2
    huge = Table((), (((Array(((Num("0.123456789"),) * 30,)),),),), "l")
    assert "#show table: set text(0." in typst.write(Page("", (huge,)))


def test_a_derivation_too_wide_or_too_tall_is_made_to_fit() -> None:
    wide = Array((tuple(Num("0.123456") for _ in range(20)),))
    assert "#set text(0." in typst.write(Page("", (Display(STEP, (Line("", "=", wide),)),)))
    tall = Display(STEP, tuple(Line("", "=", Num(str(k))) for k in range(80)))
    assert "breakable: true" in typst.write(Page("", (tall,)))


def read(source: str, selector: str) -> list[dict[str, Any]]:
    """The elements of a kind that Typst itself finds in a document."""
    import typst as engine

    found: list[dict[str, Any]] = json.loads(engine.query(source.encode(), selector, ignore_system_fonts=True))
    return found


def kinds(source: str) -> Counter[str]:
    """How many elements of each kind Typst reads in the body of a document, text and spaces aside."""
    head, title, body = source.partition("#title()")
    whole = read(f"{head}\n#metadata([{title}{body}]) <all>", "<all>")

    def walk(it: Any) -> Iterator[str]:
        match it:
            case dict():
                yield from [it["func"]] if "func" in it else []
                yield from (kind for value in it.values() for kind in walk(value))
            case list():
                yield from (kind for value in it for kind in walk(value))

    return Counter(kind for kind in walk(whole) if kind not in ("text", "symbol", "space", "sequence", "h"))


def flat(content: Any) -> str:
    """What a piece of content says, without its mathematics."""
    match content:
        case {"func": "text" | "symbol" | "raw", "text": said}:
            return str(said)
        case {"func": "space"}:
            return " "
        case {"func": "equation"}:
            return ""
        case {"children": list(parts)}:
            return "".join(map(flat, parts))
        case {"body": body} | {"child": body}:
            return flat(body)
        case _:
            return ""


#: What there is more or less of where a text is longer or is no name: lines, columns, brackets.
_SET = {"align-point", "attach", "block", "box", "cell", "header", "linebreak", "link", "lr", "op", "parbreak", "styled",
        "table", "underline"}  # fmt: skip


@pytest.mark.judge
@pytest.mark.parametrize("place", ALL)
def test_what_is_quoted_stays_text(place: str) -> None:
    said = typst.write(page(ALL[place]))
    found, harmless = kinds(said), kinds(typst.write(page("a")))
    assert found.keys() <= harmless.keys() | _SET
    assert {k: n for k, n in found.items() if k not in _SET} == {k: n for k, n in harmless.items() if k not in _SET}
    shown = re.sub(r"\s+", " ", plain(ALL[place])).strip()
    heading = re.sub(r"\s+", " ", flat(read(said, "heading")[0]["body"]))
    assert heading.count(shown) == 3, heading
    followed = [a for a in (ALL[place], "https://example.org/" + ALL[place]) if followable(a)]
    assert [link["dest"] for link in read(said, "link")] == list(map(uri, followed))


@pytest.mark.judge
def test_typst_reads_every_equation_as_mathematics() -> None:
    layouts: list[Layout] = list(CASES.values())
    layouts += [line.right for display in page("a").displays for line in display.lines]
    layouts += [Fence(Sub(Ident("a"), Op(c))) for c in ",;:/*!|<>=+%′…⟨"]
    for layout in layouts:
        source = f"$ {typst.equation(layout)} $ <it>"
        assert len(read(source, "math.equation")) == 1, typst.equation(layout)


@pytest.mark.judge
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_sheet_of_the_series_is_read(language: str) -> None:
    said = typst.write(sl.sheet("understanding-lstms", language=language))
    it = sl.sheet("understanding-lstms", language=language)
    blocks = [e for e in read(said, "math.equation") if e["block"]]
    assert len(blocks) == len(it.displays) and all(e["alt"] for e in blocks)
    assert len(read(said, "table")) == len([b for b in it.blocks if isinstance(b, Table)])
    assert len(read(said, "heading")) == len([b for b in it.blocks if isinstance(b, Heading)])


def test_notes_are_in_small_print() -> None:
    said = typst.write(Page("", (Note(("a",), "Signs"), Para(("b",), "source"))))
    assert said == "#text(0.84em, fill: luma(35%))[#strong[Signs.] a]\n\n#text(0.84em, fill: luma(35%))[b]\n"

"""Kinds of files: each with its own comments, its own code, and every other byte as it was."""

from __future__ import annotations

import json
import re

import nbformat
import pytest

from symbolic_lstm.embed.marker_kinds import KINDS, FileKind
from symbolic_lstm.embed.targets import TARGETS

from ..quick import quick
from .desk import SEED, Desk, Done


def changed(text: str, found: str, *old_and_new: tuple[str, str]) -> bool:
    """Whether just these places became others."""
    for old, new in old_and_new:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return re.sub("[0-9a-f]{8}", "#", text) == re.sub("[0-9a-f]{8}", "#", found)


def test_html(desk: Desk) -> None:
    text = (
        "<!DOCTYPE html>\n<!-- lstm:use understanding-lstms target=katex -->\n<title><!-- lstm x --></title>\n"
        "<style>/* <!-- lstm x --> */</style><script>\nif (a <!--lstm x--> b) {}\n</script>\n<textarea><!-- lstm x --></textarea>\n"
        '<!-- <!-- lstm x --><p title="a > b">It is <b><!-- lstm f --><!-- /lstm --></b></p>\n'
        "<div>\n\t<!-- lstm:begin f stages=result -->\n\t<!-- lstm:end -->\n</div>\n"
    )
    found = desk.filled(text, "a.html")
    assert "<b><!-- lstm f -->0.997<!-- /lstm 5870e1b5 --></b>" in found
    assert "\n\t\\[\n\t\\begin{aligned}\n" in found and "\n\n" not in found
    assert found.count("lstm x") == 5
    told = desk.refused(text.replace('title="a > b"', "title='<!-- lstm f -->1<!-- /lstm -->'"), "a.html")
    assert "an attribute has no comments" in told
    assert "never closed with -->" in desk.refused("<p><!-- lstm f", "a.html")


def test_mdx(desk: Desk) -> None:
    text = (
        "export const a = 1\n\n{/* lstm:use understanding-lstms target=markdown */}\n\n{/* lstm f */}{/* /lstm */} is *it* `{/* lstm x */}`\n\n"
        "<Box>\n    {/* lstm:begin f stages=result */}\n    {/* lstm:end */}\n</Box>\n\n```\n{/* lstm x */}\n```\n\n`<!-- lstm x -->`\n"
    )
    found = desk.filled(text, "a.mdx")
    assert "{/* lstm f */}0.997{/* /lstm 5870e1b5 */} is *it*" in found
    assert "\n    {/* lstm:begin f stages=result */}\n\n    $$\n" in found
    assert found.count("lstm x") == 3
    hidden = f"{{/* lstm:example\n{SEED}*/}}\n\nSo {{/* lstm f */}}{{/* /lstm */}}\n"
    assert "0.997" in desk.filled("{/* lstm:use target=markdown */}\n\n" + hidden, "a.mdx")


@pytest.mark.parametrize(
    ("name", "text", "right"),
    [
        ("a.mdx", "So <!-- lstm f -->", "{/* … */}"), ("a.md", "So {/* lstm f */}", "<!-- … -->"), ("a.md", "<p>\n{/*lstm f */}", "<!-- … -->"),
        ("a.tex", "So <!-- lstm f --><!-- /lstm -->", "% …"), ("a.rst", "So <!-- lstm f --><!-- /lstm -->", ".. …"),
        ("a.adoc", "So <!-- lstm f --><!-- /lstm -->", "// …"), ("a.md", "text\n\n% lstm:use understanding-lstms", "<!-- … -->"),
        ("a.html", ".. lstm:begin f\n.. lstm:end", "<!-- … -->"), ("a.qmd", "So /* lstm f */1/* /lstm */", "<!-- … -->"),
        ("a.md", "// /lstm", "<!-- … -->"), ("a.rst", "* item\n\n  // lstm:begin f", ".. …"), ("a.adoc", "{/* lstm f */}", "// …"),
    ],
)  # fmt: skip
def test_the_markers_of_another_kind_of_file_are_no_secret(desk: Desk, name: str, text: str, right: str) -> None:
    assert f"error: in this kind of file a marker is written {right}" in desk.refused(f"{text}\n", name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "`% lstm:use x` and\n\n    % lstm:use x\n\n```tex\n% lstm:use x\n{/* lstm f */}\n```\n"),
        ("a.tex", "\\verb|<!-- lstm f -->| % <!-- lstm f -->\n\\begin{verbatim}\n<!-- lstm f -->\n\\end{verbatim}\n"),
        ("a.rst", "``<!-- lstm f -->`` so::\n\n  <!-- lstm f -->\n"),
        ("a.adoc", "`<!-- lstm f -->`\n\n----\n<!-- lstm f -->\n----\n"),
        ("a.md", "# lstm networks\n\n* the % lstm share\n\n// lstm-like\n"),
    ],
)  # fmt: skip
def test_what_is_shown_of_another_kind_of_file_is_no_marker(desk: Desk, name: str, text: str) -> None:
    assert desk.filled(text, name) == text


HALVES = [
    ("a.md", "So <!-- lstm f --> and <!-- lstm i -->.", "So <!-- lstm f -->0.997<!-- /lstm 5870e1b5 --> and <!-- lstm i -->1.0<!-- /lstm d0ff5974 -->."),
    ("a.md", "So <!-- lstm f --> and <!-- lstm i -->x<!-- /lstm -->.", "So <!-- lstm f -->0.997<!-- /lstm 5870e1b5 --> and <!-- lstm i -->1.0<!-- /lstm d0ff5974 -->."),
    ("a.md", "| a | <!-- lstm f -->|\n|--|--|", "| a | <!-- lstm f -->0.997<!-- /lstm 5870e1b5 -->|\n|--|--|"),
    ("a.tex", "It keeps\n  % lstm f\nof it", "It keeps\n  % lstm f\n  0.997\n  % /lstm 7e2f6acb\nof it"),
    ("a.adoc", "It keeps\n// lstm f", "It keeps\n// lstm f\n0.997\n// /lstm 7e2f6acb\n"),
    ("a.md", "- <!-- lstm:begin f stages=result -->\n", "- <!-- lstm:begin f stages=result -->\n\n  $$"),
    ("a.md", "> <!-- lstm:begin f stages=result -->\n>\n> text", "> <!-- lstm:begin f stages=result -->\n>\n> $$"),
]  # fmt: skip


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
@pytest.mark.parametrize(("name", "text", "full"), HALVES)
def test_a_marker_without_its_closing_half_gets_it(desk: Desk, name: str, text: str, full: str, end: str) -> None:
    use = next(kind for kind in KINDS if name[1:] in kind.suffixes).comment(
        "lstm:use understanding-lstms target=markdown"
    )
    text, full = ((f"{use}\n\n{it}").replace("\n", end or "\n") for it in (text, full))
    found = desk.filled(text + end, name)
    assert found.startswith(full), found
    assert len(re.findall(r"/lstm|lstm:end", found)) == len(re.findall(r"(?<!/)lstm |lstm:begin", text))


def test_a_notebook_gets_its_closing_halves(desk: Desk) -> None:
    found = desk.filled(notebook([USE], ["So <!-- lstm f -->"]), "a.ipynb")
    assert json.loads(found)["cells"][2]["source"] == ["So <!-- lstm f -->0.997<!-- /lstm 5870e1b5 -->"]


def test_sweave(desk: Desk) -> None:
    text = (
        "% lstm:use understanding-lstms target=latex\n\\begin{document}\nIt keeps\n% lstm f\n% /lstm\n\n"
        "<<a, echo=FALSE>>=\nx <- 1 # % lstm x\n% lstm x\n@\n\n% lstm g\n% /lstm\n"
    )
    found = desk.filled(text, "a.Rnw")
    assert found.count("lstm x") == 2 and "% lstm g\n0.97\n% /lstm" in found


@pytest.mark.parametrize("suffix", ["mdown", "mkdn", "mkdown", "mdwn", "MD"])
def test_whatever_markdown_is_called(desk: Desk, suffix: str) -> None:
    assert "0.997<!-- /lstm" in desk.filled(f"{USE}\n\nSo <!-- lstm f --><!-- /lstm -->.\n", f"a.{suffix}")


def test_a_text_has_the_markers_that_it_has(desk: Desk) -> None:
    found = desk.filled(
        "<!-- lstm:use understanding-lstms -->\n\n    It keeps <!-- lstm f name -->.\n\n<!-- lstm:begin c -->\n",
        "a.txt",
    )
    assert "fₜ" in found and "= 2.96" in found
    rst = ".. lstm:use understanding-lstms\n\n|k|\n\n.. lstm f as=k\n.. /lstm\n\n.. lstm:begin f\n"
    assert ".. math::" in desk.filled(rst, "b.txt")
    assert "[latexmath]" in desk.filled("// lstm:use understanding-lstms\n\n// lstm:begin f\n", "c.txt")
    both = desk.refused("// lstm:use understanding-lstms\n\n// lstm:begin f\n\n<!-- lstm f -->\n", "d.txt")
    assert "d.txt:5:1: error: in this kind of file a marker is written // …" in both


def test_tex(desk: Desk) -> None:
    text = (
        "% lstm:use understanding-lstms target=latex\n\\documentclass{article}\n\\begin{document}\nIt keeps\n"
        "  % lstm f\n  % /lstm\nof it, 5\\% lstm, \\verb|% lstm x| and \\\\% lstm g\n% /lstm\n, so.\n"
        "\\begin{verbatim}\n% lstm x\n\\end{verbatim}\n\\begin{lstlisting}[language=TeX]\n% lstm x\n\\end{lstlisting}\n"
        "% lstm:begin f stages=result\n% lstm:end\n\\end{document}\n"
    )
    found = desk.filled(text, "a.tex")
    assert "It keeps\n  % lstm f\n  0.997\n  % /lstm" in found
    assert "\\\\% lstm g\n0.97\n% /lstm" in found
    assert "% lstm:begin f stages=result\n" in found and "\n\n" not in found
    assert found.count("lstm x") == 3
    tight = desk.filled("% lstm:use understanding-lstms target=latex\nIt keeps % lstm f\n?% /lstm\n  , so.\n", "b.tex")
    assert "It keeps % lstm f\n0.997% /lstm 5870e1b5\n  , so.\n" in tight
    assert desk.embed("--strip", "b.tex") == Done(0, "It keeps 0.997, so.\n", "")
    hidden = "% lstm:example mine\n" + "".join(f"% {line}\n" for line in SEED.split("\n")[:-1])
    shown = f"% lstm:example mine\n\\begin{{verbatim}}\n{SEED}\\end{{verbatim}}\n"
    for example in (hidden, shown):
        body = f"{example}% lstm:use mine target=latex\nSo\n% lstm f\n% /lstm\n"
        assert "0.997" in desk.filled(body, "c.tex")
    told = desk.refused(hidden.replace("U_f = 2.70", "U_f = x") + "\n", "c.tex")
    line = SEED.split("\n").index("U_f = 2.70") + 2
    assert told.startswith(f"c.tex:{line}:9: error: x is no value")


def test_rst(desk: Desk) -> None:
    text = (
        ".. lstm:use understanding-lstms target=markdown\n\nIt keeps |kept| of it.\n\n.. lstm f percent as=kept\n.. /lstm\n\n"
        ".. code-block:: rst\n\n   .. lstm x\n\n   more\n\nSo::\n\n  .. lstm x\n\n* item\n\n  .. lstm:begin f stages=result\n  .. lstm:end\n\nEnd ``.. lstm x``\n"
    )
    found = desk.filled(text, "a.rst")
    assert ".. lstm f percent as=kept\n.. |kept| replace:: 99.7\u00a0%\n.. /lstm" in found
    assert "\n  .. lstm:begin f stages=result\n\n  $$\n" in found and "\n\n  .. lstm:end" in found
    assert found.count("lstm x") == 3
    assert "a value needs a name here: add as=kept" in desk.refused(text.replace(" as=kept", ""), "a.rst")
    assert "'1x' is no name" in desk.refused(text.replace("as=kept", "as=1x"), "a.rst")
    hidden = ".. lstm:example mine\n\n" + "".join(f"   {line}\n" if line else "\n" for line in SEED.split("\n")[:-1])
    assert "0.997" in desk.filled(
        f"{hidden}\n.. lstm:use mine target=markdown\n\n.. lstm f as=kept\n.. /lstm\n", "b.rst"
    )


def test_the_directive_of_sphinx_is_no_marker(desk: Desk) -> None:
    text = ".. lstm:: f\n   :stages: sum\n\n.. lstm:use understanding-lstms\n\n|k|\n\n.. lstm f as=k\n"
    assert desk.filled(text, "a.rst").startswith(".. lstm:: f\n   :stages: sum\n")
    assert desk.filled(".. lstm:: f\n", "b.rst") == ".. lstm:: f\n"


def test_asciidoc(desk: Desk) -> None:
    text = (
        "// lstm:use understanding-lstms target=markdown\n= Title\n\nIt keeps\n// lstm f percent\n// /lstm\nof it. // lstm x\n\n"
        "----\n// lstm x\n----\n\n////\n// lstm x\n////\n\n// lstm:begin f stages=result\n// lstm:end\n"
    )
    found = desk.filled(text, "a.adoc")
    assert "// lstm f percent\n99.7\u00a0%\n// /lstm" in found and found.count("lstm x") == 3
    assert "stages=result\n$$\n" in found
    assert "lstm:" not in desk.embed("--strip", "a.adoc").out
    hidden = "// lstm:example mine\n" + "".join(f"// {line}\n" for line in SEED.split("\n")[:-1])
    assert "0.997" in desk.filled(f"{hidden}\n// lstm:use mine target=markdown\nSo\n// lstm f\n// /lstm\n", "b.adoc")


def notebook(*sources: object, indent: int | None = 1, ascii_only: bool = False) -> str:
    cells = [
        {"cell_type": "markdown", "id": f"c{k}", "metadata": {}, "source": source} for k, source in enumerate(sources)
    ]
    code = {
        "cell_type": "code",
        "id": "x",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": ["# <!-- lstm x -->"],
    }
    whole = {"zz": 1.50, "cells": [code, *cells], "nbformat_minor": 5, "metadata": {"a/b": "é\u2028"}, "nbformat": 4}
    return json.dumps(whole, indent=indent, ensure_ascii=ascii_only) + "\n"


USE, VALUE = (
    "<!-- lstm:use understanding-lstms target=markdown -->",
    'It "is" \\ ü <!-- lstm f -->?<!-- /lstm --> \U0001f600 <!-- lstm f -->!<!-- /lstm -->.',
)


@pytest.mark.parametrize("indent", [None, 1, 4])
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("listed", [False, True])
def test_a_notebook_changes_in_its_regions_only(desk: Desk, indent: int | None, ascii_only: bool, listed: bool) -> None:
    block = "<!-- lstm:begin f stages=result -->\n<!-- lstm:end -->\nText"
    sources = [USE, f"# T\n\n{VALUE}", block]
    text = notebook(
        *(s.splitlines(keepends=True) if listed else s for s in sources), indent=indent, ascii_only=ascii_only
    )
    found = desk.filled(text, "a.ipynb")
    end = "<!-- /lstm -->"
    assert (
        found.replace("0.997<!-- /lstm 5870e1b5 -->", "#").split("<!-- lstm:begin")[0]
        == (text.replace(f"?{end}", "#").replace(f"!{end}", "#").split("<!-- lstm:begin")[0])
    )
    assert found.rpartition("Text")[2] == text.rpartition("Text")[2]
    assert found.isascii() == ascii_only
    read = nbformat.reads(found, as_version=4)
    assert "$$\n\\begin{aligned}\n" in read.cells[3].source and read.cells[0].source == "# <!-- lstm x -->"
    if listed:
        lines = json.loads(found)["cells"][3]["source"]
        assert all(line.count("\n") == 1 and line.endswith("\n") for line in lines[:-1])
    bare = json.loads(desk.embed("--strip", "a.ipynb").out)
    assert [cell for cell in bare["cells"] if "lstm" in "".join(cell["source"])] == [bare["cells"][0]]


def test_mistakes_in_a_notebook_are_told_at_their_place_in_the_file(desk: Desk) -> None:
    text = notebook([USE + "\n", "\n", "So <!-- lstm forgt --><!-- /lstm -->."], ["<!-- lstm f -->x<!-- /lstm --> y"])
    told = desk.refused(text, "a.ipynb")
    lines = text.split("\n")
    first = next(k for k, line in enumerate(lines, 1) if "forgt" in line)
    assert f"a.ipynb:{first}:{lines[first - 1].index('forgt') + 1}: error: no quantity 'forgt'" in told
    second = next(k for k, line in enumerate(lines, 1) if "-->x" in line)
    assert f"a.ipynb:{second}:{lines[second - 1].index('<') + 1}: error: at the start of a line" in told


def test_an_example_in_a_cell_serves_the_whole_notebook(desk: Desk) -> None:
    text = notebook(
        ["<!-- lstm:use mine target=markdown -->"],
        [f"<!-- lstm:example mine -->\n```toml\n{SEED}```\n"],
        ["So <!-- lstm f -->x<!-- /lstm -->."],
    )
    assert "0.997" in desk.filled(text, "a.ipynb")
    told = desk.refused(text.replace("U_f = 2.70", "U_f = nope"), "a.ipynb")
    assert "nope is no value" in told and told.startswith("a.ipynb:")


@pytest.mark.parametrize(
    "text",
    [
        '{"cells": []}', ' {"a": [{"b": 1e5}], "cells" :[ {"cell_type":"markdown","source":[]} , {"cell_type":"markdown"},{} , 1] } ',
        '{"cells": [{"source": "<!-- lstm x -->", "cell_type": "raw"}]}', f'{{"cells": [], "x": -{"9" * 5000}}}', '\ufeff{"cells": []}',
    ],
)  # fmt: skip
def test_odd_notebooks_are_left_as_they_are(desk: Desk, text: str) -> None:
    assert desk.filled(text, "a.ipynb") == text


def in_file(kind: FileKind, text: str) -> str:
    """A text as it stands in a file of a kind."""
    return notebook(text) if kind.title == "notebook" else f'r"""A.\n\n{text}"""\n' if kind.title == "Python" else text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.title)
def test_each_kind_has_a_target_of_its_own(desk: Desk, kind: FileKind) -> None:
    assert kind.target in TARGETS
    lines = [kind.comment(f"lstm:{words}") for words in ("use understanding-lstms", "begin f stages=result", "end")]
    text = f"{lines[0]}\n\n{lines[1]}\n{lines[2]}\n"
    name = f"a{kind.suffixes[0]}"
    found = desk.filled(in_file(kind, text), name)
    assert {
        "HTML": "<mn>0.997</mn>",
        "TeX": r"\[",
        "reStructuredText": ".. math::",
        "AsciiDoc": "[latexmath]",
        "text": "fₜ ≈ 0.997",
        "Typst": "≈ 0.997",
        "Org": r"\[",
    }.get(kind.title, "$$") in found


@pytest.mark.parametrize("thorough", quick([False, True], lambda thorough: not thorough))
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.title)
def test_no_target_lets_an_example_write_markers_into_any_file(desk: Desk, kind: FileKind, thorough: bool) -> None:
    """What is written can be read again; where a text of the example would be a marker, nothing is written."""
    evil = "x <!-- lstm:end --> <!-- /lstm 00000000 --> {/* lstm:end */} */} % lstm:end ---- ++++ ```` ~~~ --> /* lstm:end */ */ @@comment: /lstm@@ @@"
    lines = "".join(f"\n\n{sign} lstm:end" for sign in ("%", "..", "//", "#"))
    desk.put("evil.toml", SEED.replace('title = "One', f"notes = ['''{evil}{lines}''']\ntitle = \"{evil} One", 1))
    name = f"a{kind.suffixes[0]}"
    written = []
    places = TARGETS.keys() - {"medium"}  # derivations are refused there
    for place in places if thorough else {kind.target} & places:
        words = (f"lstm:use evil.toml target={place}", "lstm:begin sheet", "lstm:end")
        text = "\n\n".join(map(kind.comment, words)) + "\n\ntail\n"
        text = in_file(kind, text)
        desk.put(name, text)
        done = desk.embed(name)
        if done.code == 2:
            assert desk.get(name) == text and "would hide this marker" in done.told, (place, done)
        else:
            written.append(place)
            check = desk.embed("--check", name)
            noted = "a.ipynb:11:8: note: this marker is taken for code" if kind.title == "notebook" else ""
            assert check[:2] == (0, "") and check.told.startswith(noted) and check.told.count("\n") == bool(noted), (
                place
            )
            assert "tail" in desk.embed("--strip", name).out
    assert kind.target in written or kind.title == "text", "nothing can be written in plain text that would not be read"

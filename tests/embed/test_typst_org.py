"""Typst and Org: their comments, their code, and what cannot hold a marker."""

from __future__ import annotations

import pytest

from .desk import SEED, Desk

TYPST = "/* lstm:use understanding-lstms */\n"
ORG = "# lstm:use understanding-lstms\n\n"


def test_typst(desk: Desk) -> None:
    text = (
        TYPST + "= Title\n\nIt keeps /* lstm f percent *//* /lstm */, https://x.org /* lstm f name *//* /lstm */\n"
        "// /* lstm x */\n`/* lstm x */` \\/* a */ /* b /* lstm x */ c */ `` /* lstm g */\n\n```\n/* lstm x */\n```\n\n"
        "+ item\n\n  /* lstm:begin f stages=result */\n  /* lstm:end */\n"
    )
    found = desk.filled(text, "a.typ")
    assert "/* lstm f percent */99.7" in found and '/* lstm f name */#math.equation(alt: "fₜ", $f_t$)/* /lstm' in found
    assert "/* lstm g */0.97/* /lstm" in found and "\n\n  #math.equation(block: true" in found
    assert found.count("lstm x") == 4 and "\\/* a */" in found
    assert "lstm:" not in desk.embed("--strip", "a.typ").out
    for example in (f"/* lstm:example mine */\n```toml\n{SEED}```", f"/* lstm:example mine\n{SEED}*/"):
        assert "0.997" in desk.filled(f"{example}\n\nSo /* lstm f */.\n", "a.typ")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("$ f = /* lstm f */ $", "a.typ:2:7: error: mathematics has no comments"), ("/* lstm f", "never closed with */"),
        ('#text("/* lstm f */")', "a string has no comments"), ("// lstm:begin f", "a marker is written /* … */"),
        ("/* lstm:begin forgt */", "did you mean 'forget'?"), ("<!-- lstm f -->", "a marker is written /* … */"),
    ],
)  # fmt: skip
def test_mistakes_in_typst(desk: Desk, wrong: str, told: str) -> None:
    assert told in desk.refused(f"{TYPST}{wrong}\n", "a.typ")


def test_org(desk: Desk) -> None:
    text = (
        ORG
        + "* Title\n\nIt keeps @@comment: lstm f percent@@@@comment: /lstm@@ =@@comment: lstm x@@= by @@comment: lstm f name@@.\n\n"
        "| a | @@comment: lstm c@@ |\n\n#+begin_src org\n# lstm:begin x\n@@comment: lstm x@@\n#+end_src\n\n"
        "#+begin_quote\n# lstm:begin f stages=result\n# lstm:end\n#+end_quote\n\n- item\n\n  # lstm:begin table\n"
    )
    found = desk.filled(text, "a.org")
    assert "@@comment: lstm f percent@@99.7" in found
    assert r"@@comment: lstm f name@@\(f_{t}\)@@comment: /lstm" in found
    assert "| a | @@comment: lstm c@@2.96@@comment: /lstm" in found
    assert "\n\\[\n\\begin{aligned}" in found and "\n  | 1 | 1 | 0.997 |" in found and "\n  # lstm:end " in found
    assert found.count("lstm x") == 2 and found.count("lstm:begin x") == 1
    assert "lstm:" not in desk.embed("--strip", "a.org").out.replace("lstm:begin x", "")
    hidden = f"# lstm:example mine\n#+begin_comment\n{SEED}#+end_comment\n\nSo @@comment: lstm f@@.\n"
    assert "0.997" in desk.filled(hidden, "a.org")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("# lstm f", "a value stands in a line"), ("@@comment: lstm:begin f@@", "is a line of its own"),
        ("@@comment: lstm f", "never closed with @@"), (r"\(f = @@comment: lstm f@@\)", "mathematics has no comments"),
        ("a <!-- lstm f -->", "a marker is written @@comment: … @@"), ("@@comment: lstm forgt@@", "did you mean 'forget'?"),
    ],
)  # fmt: skip
def test_mistakes_in_org(desk: Desk, wrong: str, told: str) -> None:
    assert told in desk.refused(f"{ORG}{wrong}\n", "a.org")


@pytest.mark.judge
def test_typst_shows_no_marker(desk: Desk) -> None:
    import typst

    found = desk.filled(
        TYPST + "#set document(title: [A])\n\nIt is /* lstm f name */ = /* lstm f */.\n\n/* lstm:begin c */\n", "a.typ"
    )
    assert typst.compile(found.encode()).startswith(b"%PDF")


@pytest.mark.judge
def test_pandoc_shows_no_marker_of_org(desk: Desk) -> None:
    import pypandoc

    found = desk.filled(ORG + "It is @@comment: lstm f name@@ = @@comment: lstm f@@.\n\n# lstm:begin c\n", "a.org")
    made = pypandoc.convert_text(found, "html", format="org", extra_args=["--mathjax"])
    assert "lstm" not in made and "= 0.997." in made and "= 2.96" in made

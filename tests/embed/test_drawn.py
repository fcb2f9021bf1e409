"""Pictures in regions of an article: drawn where its place takes drawings, and a hint where it takes files."""

from __future__ import annotations

import pytest

from .desk import Desk

USE = {"html": "<!-- lstm:use understanding-lstms target=html -->\n", "tex": "% lstm:use understanding-lstms\n"}


def test_a_region_can_be_a_picture(desk: Desk) -> None:
    desk.put("a.html", USE["html"] + "<!-- lstm:begin picture kind=curve of=f,minus-ten:f -->\n<!-- lstm:end -->\n")
    desk.put("a.tex", USE["tex"] + "% lstm:begin picture\n% lstm:end\n")
    assert desk.embed("a.html", "a.tex").code == 0
    assert desk.embed("--check", "a.html", "a.tex").code == 0, "they are the same each time"
    html, tex = desk.get("a.html"), desk.get("a.tex")
    assert "input −10: 6.27×10⁻⁶" in html and "<svg" in html
    assert r"\begin{tikzpicture}" in tex and "{2.96}" in tex


@pytest.mark.parametrize(
    ("marker", "told"),
    [
        ("picture kind=bars of=c", "takes a picture as a file: symbolic-lstm draw -p bars -q c -o bars-c.svg"),
        ("picture kind=bar", "no picture 'bar'; did you mean 'bars'?"),
        ("f kind=bars", "kind is said of a picture"),
        ("picture stages=sum", "picture has no stages"),
    ],
)
def test_what_cannot_be_drawn_there_is_told_at_its_place(desk: Desk, marker: str, told: str) -> None:
    desk.put(
        "a.md",
        f"<!-- lstm:use understanding-lstms target=github -->\n\n<!-- lstm:begin {marker} -->\n<!-- lstm:end -->\n",
    )
    done = desk.embed("a.md")
    assert done.code == 2 and told in done.told and "a.md:3:" in done.told

"""Pictures in regions of an article: drawn where its place takes drawings, and a hint where it takes files."""

from __future__ import annotations

import re

import pytest

import symbolic_lstm as sl

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


def test_several_steps_of_a_cell_have_a_form_for_a_phone_in_html(desk: Desk) -> None:
    marker = "picture kind=cell variant=company-a steps=2-3"
    desk.put("a.html", f"{USE['html']}<!-- lstm:begin {marker} -->\n<!-- lstm:end -->\n")
    assert desk.embed("a.html").code == 0
    wide, narrow = re.findall(
        r'<svg[^>]*class="sl-picture sl-(wide|narrow)"[^>]* width="([0-9.]+)"', desk.get("a.html")
    )
    assert (wide[0], narrow) == ("wide", ("narrow", "320")) and float(wide[1]) > 1000
    assert "max-width:46rem" in desk.get("a.html") and ">step 3</text>" in desk.get("a.html")


@pytest.mark.parametrize(
    ("marker", "told"),
    [
        ("picture kind=cell variant=company-a steps=3-9", "steps are written 2 or 1-3, from 1 to 4 here"),
        ("f steps=1-2", "steps is said of a picture"),
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


def test_markdown_names_a_file_that_stands_beside_it(desk: Desk) -> None:
    use = "<!-- lstm:use understanding-lstms target=github -->\n\n"
    desk.put("docs/a.md", use + "<!-- lstm:begin picture kind=bars of=c -->\n<!-- lstm:end -->\n")
    done = desk.embed("docs/a.md")
    found = re.search(r"!\[(.*)\]\((bars-c-[0-9a-f]{8}\.svg)\)", desk.get("docs/a.md"))
    assert done.code == 0 and found and f"{found[2]} written beside it" in done.out
    assert "1.99" in found[1] and desk.get(f"docs/{found[2]}") == sl.draw("understanding-lstms", "bars", "c").svg
    assert desk.embed("--check", "docs/a.md").code == 0 and "written" not in desk.embed("docs/a.md").out


def test_a_picture_that_is_out_of_step_or_missing_is_told(desk: Desk) -> None:
    use = "<!-- lstm:use understanding-lstms target=github -->\n\n"
    desk.put("a.md", use + "<!-- lstm:begin picture kind=curve of=f -->\n<!-- lstm:end -->\n")
    desk.embed("a.md")
    name = next(desk.folder.glob("curve-f-*.svg")).name
    desk.put(name, "<svg/>")
    assert desk.embed("--check", "a.md").code == 1
    done = desk.embed("a.md")
    assert done.code == 2 and f"{name} was changed by hand" in done.told
    assert desk.embed("--force", "a.md").code == 0 and desk.embed("--check", "a.md").code == 0
    (desk.folder / name).unlink()
    done = desk.embed("--check", "a.md")
    assert done.code == 1 and f"{name} is missing beside it" in done.out
    desk.put("a.md", desk.get("a.md").replace("kind=curve of=f", "kind=curve of=i"))
    assert desk.embed("--check", "a.md").code == 1


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        (
            "a.rst",
            ".. lstm:use understanding-lstms\n\n.. lstm:begin picture\n\n",
            "\n.. lstm:end\n",
            ".. image:: cell-",
        ),
        ("a.adoc", "// lstm:use understanding-lstms\n\n// lstm:begin picture\n", "// lstm:end\n", "image::cell-"),
        ("a.org", "# lstm:use understanding-lstms\n\n# lstm:begin picture\n", "# lstm:end\n", "[[file:cell-"),
    ],
)
def test_other_places_name_it_in_their_own_way(desk: Desk, name: str, before: str, after: str, told: str) -> None:
    desk.put(name, before + after)
    assert desk.embed(name).code == 0 and told in desk.get(name)
    assert desk.embed("--check", name).code == 0

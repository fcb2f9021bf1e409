"""Refusals: every mistake is told at its file, line and column with what would be right, and nothing is written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from .desk import SEED, USE, Desk

#: What stands on line 3, where it is wrong, and what is told.
MARKERS = {
    "word": (
        "So <!-- lstm forgt --><!-- /lstm -->.",
        14,
        "no quantity 'forgt' in understanding-lstms; did you mean 'forget'?",
    ),
    "part": ("So <!-- lstm f.smu --><!-- /lstm -->.", 14, "f has no part 'smu'; did you mean 'sum'?"),
    "no word": ("So <!-- lstm --><!-- /lstm -->.", 9, "lstm names what to show, as in f, c@3, h[0]@2"),
    "no name": ("So <!-- lstm 1f --><!-- /lstm -->.", 14, "'1f' is no quantity"),
    "step": ("So <!-- lstm f@2 --><!-- /lstm -->.", 14, "f@2 names step 2"),
    "variant": ("So <!-- lstm f variant=minus-tn --><!-- /lstm -->.", 24, "did you mean 'minus-ten'?"),
    "own variant": ("So <!-- lstm minus-tn:f --><!-- /lstm -->.", 14, "did you mean 'minus-ten'?"),
    "two variants": (
        "So <!-- lstm minus-ten:f variant=company-a --><!-- /lstm -->.",
        14,
        "one variant is shown at a time",
    ),
    "style": ("So <!-- lstm f percnt --><!-- /lstm -->.", 16, "'percnt' says nothing to lstm; did you mean 'percent'?"),
    "two styles": ("So <!-- lstm f percent name --><!-- /lstm -->.", 24, "one way: percent or name"),
    "option": ("So <!-- lstm f digit=3 --><!-- /lstm -->.", 16, "lstm has no option 'digit'; did you mean 'digits='?"),
    "twice": ("So <!-- lstm f digits=3 digits=4 --><!-- /lstm -->.", 25, "digits is given twice"),
    "empty": ("So <!-- lstm f digits= --><!-- /lstm -->.", 16, "digits has no value; write digits=…"),
    "digits": ("So <!-- lstm f digits=many --><!-- /lstm -->.", 23, "'many' is no number of digits"),
    "no digits": ("So <!-- lstm f name digits=3 --><!-- /lstm -->.", 28, "name shows no figure"),
    "part's name": ("So <!-- lstm f.sum name --><!-- /lstm -->.", 14, "f.sum is a part of a sentence and has no name"),
    "notation": ("So <!-- lstm f name notation=olh --><!-- /lstm -->.", 30, "did you mean 'olah'?"),
    "language": ("So <!-- lstm f language=dee --><!-- /lstm -->.", 25, "did you mean 'de'?"),
    "decimal": ("So <!-- lstm f decimal=; --><!-- /lstm -->.", 24, "a decimal sign is a point or a comma"),
    "example": (
        "So <!-- lstm f example=understanding-lstm --><!-- /lstm -->.",
        24,
        "did you mean 'understanding-lstms'?",
    ),
    "verb": ("So <!-- lstm:bgin f --><!-- /lstm -->.", 9, "no marker 'lstm:bgin'; did you mean 'lstm:begin'?"),
    "substitute": ("So <!-- lstm f as=x --><!-- /lstm -->.", 19, "Markdown has no names for values; leave out as=x"),
    "checksum": (
        "So <!-- lstm f --><!-- /lstm 3f2a91cX -->.",
        30,
        "a closing marker holds its checksum and nothing else",
    ),
    "unclosed": ("So <!-- lstm f -->0.997.", 4, "this region is never closed with <!-- /lstm -->"),
    "unclosed word": ("So <!-- lstm f -->all of it.", 4, "this region is never closed with <!-- /lstm -->"),
    "unclosed later": ("So <!-- lstm f --> 0.997.", 4, "this region is never closed with <!-- /lstm -->"),
    "unclosed block": ("<!-- lstm:begin f -->\nText", 1, "this region is never closed with <!-- lstm:end -->"),
    "unclosed of two": ("So <!-- lstm f -->0.9 and <!-- lstm g -->1<!-- /lstm -->", 27, "regions are not nested"),
    "unopened": ("So 0.997<!-- /lstm -->.", 9, "/lstm closes no region"),
    "crossed": ("So <!-- lstm f -->\nx\n<!-- lstm:end -->.", None, "closes no region; lstm ends with /lstm"),
    "nested and unread": (
        "<!-- lstm nonsense --><!-- lstm nonsense --><!-- /lstm --><!-- /lstm -->",
        23,
        "regions are not nested; end nonsense before this one",
    ),
    "nested": (
        "a <!-- lstm f --><!-- lstm g --><!-- /lstm --><!-- /lstm -->.",
        18,
        "regions are not nested; end f before this one",
    ),
    "nested block": (
        "<!-- lstm:begin f -->\n<!-- lstm:begin g -->\n<!-- lstm:end -->\n<!-- lstm:end -->",
        None,
        "regions are not nested",
    ),
    "open comment": ("So <!-- lstm f and no more\n\ntext", 4, "this marker is never closed with -->"),
    "second use": ("<!-- lstm:use lstm-all-ones -->", 1, "lstm:use stands once in an article"),
    "line start": (
        "<!-- lstm f -->0.997<!-- /lstm --> is *much*.",
        1,
        "at the start of a line a comment switches Markdown off",
    ),
    "item start": (
        "- <!-- lstm f -->0.997<!-- /lstm --> is *much*.",
        3,
        "at the start of a line a comment switches Markdown off",
    ),
    "quote start": (
        "> 1. <!-- lstm f -->0.997<!-- /lstm --> is *much*.",
        6,
        "at the start of a line a comment switches Markdown off",
    ),
    "block in a line": ("So <!-- lstm:begin f -->\n<!-- lstm:end -->", 4, "lstm:begin stands on a line of its own"),
    "block's end in a line": (
        "<!-- lstm:begin f -->\nSo <!-- lstm:end -->",
        None,
        "lstm:end stands on a line of its own",
    ),
    "text behind": ("<!-- lstm:begin f --> text\n<!-- lstm:end -->", 1, "lstm:begin stands on a line of its own"),
    "derivation": ("<!-- lstm:begin forgt -->\n<!-- lstm:end -->", 17, "did you mean 'forget'?"),
    "view": ("<!-- lstm:begin tabel -->\n<!-- lstm:end -->", 17, "derives no 'tabel'"),
    "part's block": ("<!-- lstm:begin f.sum -->\n<!-- lstm:end -->", 17, "whole derivations are shown"),
    "given's block": ("<!-- lstm:begin W_f -->\n<!-- lstm:end -->", 17, "derives no 'W_f'"),
    "stage": ("<!-- lstm:begin f stages=numbers,smu -->\n<!-- lstm:end -->", 34, "no stage 'smu'; did you mean 'sum'?"),
    "no such stage": ("<!-- lstm:begin f stages=activation -->\n<!-- lstm:end -->", 26, "there is no stage activation"),
    "view's stages": ("<!-- lstm:begin table stages=sum -->\n<!-- lstm:end -->", 30, "table has no stages"),
    "alt": ("![a <!-- lstm f -->0.997<!-- /lstm -->](a.png)", 5, "the words for a picture have no comments"),
    "address": ("[a](<!-- lstm f -->0.997<!-- /lstm -->)", 5, "an address has no comments"),
    "attribute": ('<img alt="<!-- lstm f -->0.997<!-- /lstm -->">', 11, "an attribute has no comments"),
    "long": ("So <!-- lstm f " + "x" * 3000 + " --><!-- /lstm -->.", 4, "a marker has at most 2000 characters"),
}


@pytest.mark.parametrize("name", MARKERS)
def test_a_wrong_marker(desk: Desk, name: str) -> None:
    text, column, reason = MARKERS[name]
    told = desk.refused(f"{USE}{text}\n")
    first = next(line for line in told.split("\n") if reason in line)
    assert first.startswith(f"a.md:3:{column}: error: " if column else "a.md:"), told


VALUE_, BLOCK_ = ("lstm f", "/lstm"), ("lstm:begin f", "lstm:end")
#: A region, what stands in it, and where and how that is told.
INSIDE = {
    "a value in a value": (VALUE_, "lstm g,/lstm", "regions are not nested; end f before this one"),
    "a block in a value": (VALUE_, "lstm:begin g,lstm:end", "regions are not nested; end f before this one"),
    "a value in a block": (BLOCK_, "lstm g,/lstm", "regions are not nested; end f before this one"),
    "a block in a block": (BLOCK_, "lstm:begin g,lstm:end", "regions are not nested; end f before this one"),
    "use in a value": (VALUE_, "lstm:use lstm-all-ones", "lstm:use stands outside of regions"),
    "use in a block": (BLOCK_, "lstm:use lstm-all-ones", "lstm:use stands outside of regions"),
    "an example in a value": (VALUE_, "lstm:example mine", "lstm:example stands outside of regions"),
    "an example in a block": (BLOCK_, "lstm:example mine", "lstm:example stands outside of regions"),
    "an end of a value in a block": (BLOCK_, "/lstm", "/lstm closes no region; lstm:begin ends with lstm:end"),
    "an end of a block in a value": (VALUE_, "lstm:end", "lstm:end closes no region; lstm ends with /lstm"),
    "a slip in a value": (VALUE_, "lstm g percnt", "did you mean 'percent'?"),
    "a slip in a block": (BLOCK_, "lstm:bgin g", "did you mean 'lstm:begin'?"),
}


@pytest.mark.parametrize("sign", ["<!-- {} -->", "% {}\n", "// {}\n"], ids=["Markdown", "TeX", "AsciiDoc"])
@pytest.mark.parametrize("name", INSIDE)
def test_a_marker_inside_a_region(desk: Desk, name: str, sign: str) -> None:
    """It is told at its own place, and neither region is written."""
    (first, last), within, reason = INSIDE[name]
    words = ("lstm:use understanding-lstms", first, *within.split(","), last)
    use, first, *inner, last = (sign.format(each).rstrip("\n") for each in words)
    start = "" if "begin" in first else "So " if sign[0] == "<" else "So\n"
    text = "\n".join((use, "", start + first, "old", *inner, "old", last, ""))
    name = {"<": "a.md", "%": "a.tex", "/": "a.adoc"}[sign[0]]
    told = desk.refused(text, name)
    at = text.index(inner[0], text.index("old"))
    line = text.count("\n", 0, at) + 1
    assert any(it.startswith(f"{name}:{line}:") and reason in it for it in told.split("\n")), told
    forced = desk.embed("--force", name)
    assert forced.code == 2 and desk.get(name) == text


def test_all_mistakes_of_a_file_are_told_in_order(desk: Desk) -> None:
    told = desk.refused(
        f"{USE}a <!-- lstm forgt --><!-- /lstm -->\n\nb <!-- lstm f digits=x --><!-- /lstm -->\n\nc <!-- /lstm -->\n"
    )
    assert [line.split(":")[1] for line in told.split("\n") if "error:" in line] == ["3", "5", "7"]
    many = desk.refused(USE + "a <!-- lstm forgt --><!-- /lstm -->\n" * 1000)
    assert many.count("error:") == 51 and "950 more like these" in many


def test_front_matter_has_no_comments(desk: Desk) -> None:
    told = desk.refused("---\ntitle: a <!-- lstm f -->x<!-- /lstm -->\n---\n\ntext\n")
    assert told.startswith("a.md:2:10: error: front matter has no comments")


def test_use_comes_first(desk: Desk) -> None:
    assert "a.md:3:1: error: lstm:use stands before every region" in desk.refused(
        f"So <!-- lstm f --><!-- /lstm -->.\n\n{USE}"
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("understanding-lstm", "did you mean 'understanding-lstms'?"),
        ("missing.toml", "there is no example 'missing.toml': it is not in "),
        ("../outside.toml", "without .. in it"),
        ("docs/../../outside.toml", "without .. in it"),
        ("/etc/passwd", "without .. in it"),
        ("~/secret.toml", "without .. in it"),
        ("C:/secret.toml", "without .. in it"),
        ("docs\\..\\secret.toml", "without .. in it"),
        ("link.toml", "leads out of the project"),
        ("linked/outside.toml", "leads out of the project"),
        ("docs", "no example 'docs'"),
        ("docs/", "is no regular file"),
        ("pipe.toml", "is no regular file"),
        ("secret.env", "is no worked example: it does not begin with schema = 1"),
        ("other.toml", "is no worked example: it does not begin with schema = 1"),
        ("large.toml", "is no worked example: it does not begin with schema = 1"),
        ("x" * 1000, "no example"),
    ],
)
def test_an_example_that_an_article_may_not_name(desk: Desk, name: str, told: str) -> None:
    """Nothing that such a file holds is repeated."""
    home = desk.folder / "project"
    (desk.folder / "pyproject.toml").rename(desk.folder / "not-a-project")
    (home / "docs").mkdir(parents=True)
    (home / ".git").mkdir()
    (desk.folder / "outside.toml").write_text(SEED.replace("schema = 1", "schema = 1\nPASSWORD"), encoding="utf-8")
    (home / "secret.env").write_text("PASSWORD=hunter2\nschema = 1\n", encoding="utf-8")
    (home / "other.toml").write_text("[database]\nPASSWORD = 'x'\nschema = 1\n", encoding="utf-8")
    (home / "large.toml").write_text("schema = 1\n" + "# PASSWORD\n" * 100_000, encoding="utf-8")
    (home / "link.toml").symlink_to(desk.folder / "outside.toml")
    (home / "linked").symlink_to(desk.folder)
    os.mkfifo(home / "pipe.toml")
    found = desk.refused(f"<!-- lstm:use {name} -->\n\nSo <!-- lstm f --><!-- /lstm -->.\n", "project/a.md")
    assert found.startswith("project/a.md:1:15: error: ") and told in found, found
    assert "PASSWORD" not in found and "root:" not in found and len(found) < 1000


def test_a_symlink_inside_the_project_may_be_named(desk: Desk) -> None:
    desk.put("mine.toml", SEED)
    (desk.folder / "link.toml").symlink_to("mine.toml")
    assert "0.997" in desk.filled("<!-- lstm:use link.toml -->\n\nSo <!-- lstm f --><!-- /lstm -->.\n")


def test_without_a_project_the_folder_we_are_in_is_its_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from symbolic_lstm.embed.project import project

    lonely = desk.folder / "lonely"
    lonely.mkdir()
    (desk.folder / "pyproject.toml").unlink()
    marked = [p for p in lonely.parents if (p / "pyproject.toml").exists() or (p / ".git").exists()]
    assert project(lonely).root == next(iter(marked), desk.folder), "the folder the program runs in"
    monkeypatch.chdir(lonely)
    assert project(lonely).root == next(iter(marked), lonely)  # where temporary files stand in no project, itself


@pytest.mark.parametrize("mark", ["", ".obsidian/app.json", ".hg/x", "mkdocs.yml", "book.toml"])
def test_a_vault_needs_no_repository(desk: Desk, mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes in folders name an example at the top, wherever the program is run if the top can be told by what it holds."""
    (desk.folder / "pyproject.toml").unlink()
    if mark:
        desk.put(f"vault/{mark}", "")
    desk.put("vault/examples/mine.toml", SEED)
    text = "<!-- lstm:use examples/mine.toml -->\n\nSo <!-- lstm f --><!-- /lstm -->.\n"
    name = desk.put("vault/notes/2026/a.md", text)
    if mark:
        assert "0.997" in desk.filled(text, name)
    monkeypatch.chdir(desk.folder / "vault")
    desk.put("vault/notes/2026/a.md", text)
    assert desk.embed("notes/2026/a.md").code == 0


def test_what_was_searched_for_an_example_is_told(desk: Desk) -> None:
    desk.put("docs/a.md", "<!-- lstm:use mine.toml -->\n\nSo <!-- lstm f --><!-- /lstm -->.\n")
    told = desk.embed("docs/a.md").told
    docs, root = desk.folder / "docs", desk.folder
    assert f"'mine.toml': it is neither in {docs} nor in {root}, the project's folder; name its path from there" in told


def test_a_broken_example_of_ours_is_told_by_its_own_place(desk: Desk) -> None:
    desk.put("mine.toml", SEED.replace("title", "titel", 1))
    told = desk.refused(
        "<!-- lstm:use mine.toml -->\n\nSo <!-- lstm f --><!-- /lstm --> <!-- lstm g --><!-- /lstm -->.\n"
    )
    assert told.startswith("a.md:1:15: error: mine.toml:3:1: error: unknown key 'titel'")
    assert told.count("titel") == 1, "it is told once, however many regions ask"


FILES = {
    "missing.md": (None, "there is no such file"),
    "a.tx": (b"x", "no article's name ends in '.tx'"),
    "noend": (b"x", "no article's name ends in ''"),
    "a.mdd": (b"x", "did you mean '.md'?"),
    "latin.md": ("# é\n".encode("latin-1"), "latin.md:1:3: error: byte 0xE9 is not UTF-8"),
    "utf16.md": ("\n\nx".encode("utf-16"), "utf16.md:1:1: error: byte 0xFF is not UTF-8"),
    "a.ipynb": (b"{", "this is no notebook"),
    "b.ipynb": (b"[]", "this is no notebook"),
    "c.ipynb": (b'{"cells": 1}', "this is no notebook"),
    "d.ipynb": (b'{"cells": [{"cell_type": "markdown", "source": [1]}]}', "a cell's source is text"),
    "e.ipynb": (b"[" * 100_000, "this is no notebook"),
    "f.ipynb": (b"", "this is no notebook"),
    "g.ipynb": (b'{"cells": [{"cell_type": "markdown", "source": {}}]}', "this is no notebook"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_article(desk: Desk, name: str) -> None:
    data, told = FILES[name]
    if data is not None:
        desk.put(name, data)
    for options in ([], ["--check"], ["--strip"]):
        done = desk.embed(name, *options)
        assert (done.code, done.out) == (2, "") and done.told.startswith(f"{name}:") and told in done.told, done


def test_links_and_folders_are_no_articles(desk: Desk) -> None:
    text = f"{USE}So <!-- lstm f --><!-- /lstm -->.\n"
    desk.put("a.md", text)
    Path("link.md").symlink_to("a.md")
    Path("folder.md").mkdir()
    os.mkfifo("pipe.md")
    assert "link.md:1:1: error: this is a symbolic link" in desk.embed("link.md").told
    assert "folder.md: nothing to fill" in desk.embed("folder.md").out
    assert "no regular file" in desk.embed("pipe.md").told
    assert desk.get("a.md") == text
    assert "is no path" in desk.embed("a\0.md").told and "is no path" in desk.embed("").told


@pytest.mark.parametrize("mark", ["pyproject.toml", ".git"])
@pytest.mark.parametrize("absolute", [False, True])
def test_no_linked_folder_leads_out_of_the_project(desk: Desk, mark: str, absolute: bool) -> None:
    """Whether or not it leads into a project of its own; inside of the project a link may lead anywhere."""
    text = f"{USE}So <!-- lstm f --><!-- /lstm -->.\n"
    (desk.folder / "pyproject.toml").unlink()
    for name in (f"proj/{mark}", "other/pyproject.toml"):
        desk.put(name, "")
    for name in ("outside/deep/a.md", "other/a.md", "proj/docs/a.md"):
        desk.put(name, text)
    for link, to in (("out", "../outside"), ("far", "../other"), ("in", "docs")):
        (desk.folder / "proj" / link).symlink_to(to)
    start = f"{desk.folder}/" if absolute else ""
    for name in ("proj/out/deep/a.md", "proj/far/a.md", "proj/docs/../out/deep/a.md"):
        for options in ([], ["--check"], ["--strip"]):
            done = desk.embed(start + name, *options)
            assert done.code == 2 and "is a symbolic link out of the project; name the file" in done.told, done
    assert desk.get("outside/deep/a.md") == desk.get("other/a.md") == text
    assert desk.embed(f"{start}proj/in/a.md").code == 0 and "0.997" in desk.get("proj/docs/a.md")


def test_a_linked_folder_outside_of_projects_is_followed_where_the_whole_place_is_named(desk: Desk) -> None:
    """A home may be a link; but a link beside one's work is named by where it leads."""
    (desk.folder / "pyproject.toml").unlink()
    desk.put("data/home/a.md", f"{USE}So <!-- lstm f --><!-- /lstm -->.\n")
    (desk.folder / "inner").mkdir()
    (desk.folder / "inner/home").symlink_to("../data/home")
    assert "out of the project" in desk.embed("inner/home/a.md").told
    assert desk.embed(f"{desk.folder}/inner/home/a.md").code == 0


def test_a_read_only_file_stays_as_it_is(desk: Desk) -> None:
    text = f"{USE}So <!-- lstm f --><!-- /lstm -->.\n"
    desk.put("a.md", text)
    Path("a.md").chmod(0o444)
    done = desk.embed("a.md")
    assert done.code == 2 and "a.md:1:1: error: the file is read-only; nothing was written" in done.told
    assert desk.get("a.md") == text
    assert desk.embed("--check", "a.md").code == 1, "it can be checked"


def test_permissions_are_kept_and_nothing_is_left_beside(desk: Desk) -> None:
    desk.put("a.md", f"{USE}So <!-- lstm f --><!-- /lstm -->.\n")
    Path("a.md").chmod(0o640)
    assert desk.embed("a.md").code == 0
    assert Path("a.md").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in Path().iterdir()) == ["a.md", "pyproject.toml"]


def test_a_file_changed_while_we_work_is_not_written_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from symbolic_lstm.embed import files

    name = desk.put("a.md", f"{USE}So <!-- lstm f --><!-- /lstm -->.\n")
    real = files.write

    def meanwhile(file: files.File, raw: str) -> None:
        desk.put(name, "somebody's own words")
        real(file, raw)

    monkeypatch.setattr(files, "write", meanwhile)
    done = desk.embed(name)
    assert done.code == 2 and "was changed in the meantime; nothing was written" in done.told
    assert desk.get(name) == "somebody's own words"


def test_a_disk_that_is_full(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{USE}So <!-- lstm f --><!-- /lstm -->.\n"
    name = desk.put("a.md", text)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("symbolic_lstm.whole_file.os.fdopen", full)
    done = desk.embed(name)
    assert done.code == 2 and "No space left on device" in done.told and desk.get(name) == text
    monkeypatch.undo()
    assert sorted(path.name for path in desk.folder.iterdir()) == ["a.md", "pyproject.toml"]


def test_an_example_cannot_write_markers(desk: Desk) -> None:
    """A text of an example that would end its region stays text, or is refused."""
    evil = SEED.replace("One step through", "<!-- lstm:end --><!-- lstm:use x --> % lstm:end\\n// lstm:end")
    desk.put("evil.toml", evil)
    found = desk.filled("<!-- lstm:use evil.toml -->\n\n<!-- lstm:begin sheet -->\n<!-- lstm:end -->\n")
    assert found.count("\n<!-- lstm:end ") == 1 and found.count("\\<!-- lstm:end") == found.count("<!-- lstm:end") - 1


def test_hostile_markers_cannot_command_a_terminal(desk: Desk) -> None:
    told = desk.refused(f"{USE}So <!-- lstm f\x1b[31m\u202e\0 --><!-- /lstm -->.\n")
    assert not set(told) & set("\x1b\u202e\0")
    assert json.dumps(told)

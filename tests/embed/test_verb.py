"""The verb: exit codes, diffs, several files, stripping, targets."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest

from .desk import USE, Desk, Done

GOOD = f"{USE}So <!-- lstm f --><!-- /lstm -->.\n"
BAD = f"{USE}So <!-- lstm forgt --><!-- /lstm -->.\n"


def test_check_says_what_would_change_and_writes_nothing(desk: Desk) -> None:
    desk.put("a.md", GOOD)
    done = desk.embed("--check", "a.md")
    assert done == Done(1, (
        "--- a.md\n+++ a.md\n@@ -1,3 +1,3 @@\n <!-- lstm:use understanding-lstms -->\n \n"
        "-So <!-- lstm f --><!-- /lstm -->.\n+So <!-- lstm f -->0.997<!-- /lstm 5870e1b5 -->.\n"
    ), "")  # fmt: skip
    assert desk.get("a.md") == GOOD
    assert desk.embed("--diff", "a.md") == Done(0, done.out, "") and desk.get("a.md") == GOOD
    assert desk.embed("--diff", "--check", "a.md") == done


def test_the_diff_is_one_that_patch_takes(desk: Desk) -> None:
    patch = shutil.which("patch") or shutil.which("git")
    assert patch
    words = [f"line {k}\n" + "So <!-- lstm f -->x<!-- /lstm -->.\n" * (k % 7 == 0) for k in range(60)]
    text = USE + "".join(words) + "<!-- lstm:begin c -->\nold\n<!-- lstm:end -->"
    desk.put("a.md", text)
    done = desk.embed("--check", "a.md")
    apply = [patch, "-s", "a.md"] if patch.endswith("patch") else [patch, "apply", "-p0", "-"]
    subprocess.run(apply, input=done.out.encode(), check=True, cwd=desk.folder)
    patched = desk.get("a.md")
    assert patched != text and desk.embed("--check", "a.md") == Done(0, "", "")
    assert desk.filled(text) == patched


def test_all_files_are_finished_and_two_outranks_one(desk: Desk) -> None:
    desk.put("good.md", GOOD)
    desk.put("bad.md", BAD)
    for names in (["bad.md", "good.md"], ["good.md", "bad.md"], ["missing.md", "good.md", "bad.md"]):
        done = desk.embed("--check", *names)
        assert done.code == 2 and "+++ good.md" in done.out and "bad.md:3:14: error: " in done.told
    assert desk.embed("bad.md", "good.md").code == 2
    assert "0.997" in desk.get("good.md") and desk.get("bad.md") == BAD
    assert desk.embed("--check", "good.md").code == 0


def test_one_bad_region_leaves_the_file_alone(desk: Desk) -> None:
    text = GOOD + "And <!-- lstm forgt --><!-- /lstm -->.\n"
    desk.refused(text)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "name the articles"),
        (["-o", "b.md", "a.md"], "-o goes with --strip"),
        (["--strip", "a.md", "a.md"], "one article at a time"),
        (["--target", "markdwn", "a.md"], "did you mean 'markdown'?"),
        (["--chek", "a.md"], "--check"),
        (["--strip", "a.md", "-o", "a.md"], "is the article itself"),
        (["--strip", "a.md", "-o", "no/such/b.md"], "there is no folder"),
    ],
)
def test_usage(desk: Desk, arguments: list[str], told: str) -> None:
    desk.put("a.md", GOOD)
    done = desk.embed(*arguments)
    assert done.code == 2 and told in done.told and desk.get("a.md") == GOOD


def test_what_was_done_is_said(desk: Desk) -> None:
    desk.put("a.md", GOOD)
    assert desk.embed("a.md") == Done(0, "a.md: refreshed\n", "")
    assert desk.embed("a.md") == Done(0, "", "")


STRIPPED = [
    ("So <!-- lstm f -->x<!-- /lstm -->.\n", "So 0.997.\n"),
    (f"{USE}Text\n", "Text\n"),
    (f"Text\n\n{USE}More\n", "Text\n\nMore\n"),
    (f"Text\n{USE}More\n", "Text\n\nMore\n"),
    ("a\n\n<!-- lstm:begin f stages=result -->\n<!-- lstm:end -->\n\nb\n", "a\n\n$$\n\\begin{aligned}\nf_{t} &\\approx 0.997 \\quad\\text{(result)}\n\\end{aligned}\n$$\n\nb\n"),
    ("a\n<!-- lstm:begin table -->\n<!-- lstm:end -->\nb\n", "a\n\n|   t | $x$ |   $f$ | $i$ |  $g$ |  $c$ |  $o$ |  $h$ |\n| --: | --: | ----: | --: | ---: | ---: | ---: | ---: |\n|   1 |   1 | 0.997 | 1.0 | 0.97 | 2.96 | 0.99 | 0.98 |\n\nb\n"),
    ("- <!-- lstm:begin f stages=result -->\n  <!-- lstm:end -->\n- b\n", "- $$\n  \\begin{aligned}\n  f_{t} &\\approx 0.997 \\quad\\text{(result)}\n  \\end{aligned}\n  $$\n\n- b\n"),
    ("So `<!-- lstm f -->` is it.\n", "So `<!-- lstm f -->` is it.\n"),
    ("| <!-- lstm f --><!-- /lstm --> | b |\n", "| 0.997 | b |\n"),
    ("# It is <!-- lstm f --><!-- /lstm -->\n", "# It is 0.997\n"),
    ("[<!-- lstm f --><!-- /lstm -->](https://example.org)\n", "[0.997](https://example.org)\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "bare"), STRIPPED)
def test_stripping(desk: Desk, text: str, bare: str) -> None:
    desk.put("pyproject.toml", '[tool.symbolic-lstm.articles."*.md"]\nuse = "understanding-lstms"')
    desk.put("a.md", text)
    assert desk.embed("--strip", "a.md") == Done(0, bare, "")
    assert desk.get("a.md") == text, "the article itself keeps its markers"
    assert desk.embed("--strip", "a.md", "-o", "b.md") == Done(0, "", "")
    assert desk.get("b.md") == bare
    assert desk.embed("--strip", "--check", "a.md", "-o", "b.md") == Done(0, "", "")
    desk.put("b.md", bare + "mine")
    done = desk.embed("--strip", "--check", "a.md", "-o", "b.md")
    assert done.code == 1 and "-mine" in done.out
    assert desk.embed("--strip", "a.md", "-o", "b.md").code == 2, "somebody else's file is kept"
    assert desk.embed("--strip", "a.md", "-o", "b.md", "--force").code == 0 and desk.get("b.md") == bare


def test_stripping_an_article_that_cannot_be_filled_writes_nothing(desk: Desk) -> None:
    desk.put("a.md", BAD)
    done = desk.embed("--strip", "a.md", "-o", "b.md")
    assert done.code == 2 and done.out == "" and not Path("b.md").exists()


def test_help_says_every_word() -> None:
    from symbolic_lstm.cli.embed import embed
    from symbolic_lstm.embed.instructions import OPTIONS, STYLES, VIEWS

    told = embed.__doc__ or ""
    words = {*STYLES, *VIEWS, *(option for options in OPTIONS.values() for option in options)}
    assert [word for word in words if word not in told] == []


def test_a_folder_stands_for_the_articles_in_it(desk: Desk) -> None:
    for name in ("docs/a.md", "docs/deep/b.tex", "docs/c.html", "docs/.hidden/d.md", "docs/node_modules/e.md"):
        desk.put(name, GOOD if name.endswith(".md") else "")
    desk.put("docs/deep/b.tex", "% lstm:use understanding-lstms\nSo\n% lstm f\n% /lstm\n")
    desk.put("docs/plain.md", "The word lstm alone is no marker.\n")
    desk.put("docs/latin.md", "é lstm".encode("latin-1"))
    desk.put("docs/env/pyvenv.cfg", "")
    desk.put("docs/env/f.md", GOOD)
    (desk.folder / "docs/link.md").symlink_to("a.md")
    assert desk.embed("--check", "docs").out.count("+++ ") == 2
    assert desk.embed("docs/") == Done(0, "docs/a.md: refreshed\ndocs/deep/b.tex: refreshed\n", "")
    assert desk.embed("docs", "docs/a.md") == desk.embed("--check", ".") == Done(0, "", "")
    assert [
        path for path in ("docs/.hidden/d.md", "docs/env/f.md", "docs/node_modules/e.md") if desk.get(path) != GOOD
    ] == []


def test_of_a_repository_what_git_ignores_is_left_alone(desk: Desk) -> None:
    subprocess.run(["git", "init", "-q"], cwd=desk.folder, check=True)
    desk.put(".gitignore", "site/\n")
    for name in ("site/a.md", "docs/a.md", "docs/é b.md"):
        desk.put(name, GOOD)
    assert desk.embed(".") == Done(0, "docs/a.md: refreshed\ndocs/é b.md: refreshed\n", "")
    assert desk.get("site/a.md") == GOOD


def test_a_pattern_stands_for_the_articles_that_fit(desk: Desk) -> None:
    for name in ("docs/a.md", "docs/b.md", "docs/deep/c.md", "docs/d.tex"):
        desk.put(name, GOOD)
    desk.put("docs/none.md", "no marker\n")
    assert desk.embed("docs/*.md") == Done(0, "docs/a.md: refreshed\ndocs/b.md: refreshed\n", "")
    assert desk.embed("**/*.md") == Done(0, "docs/deep/c.md: refreshed\n", "")
    assert desk.embed("*.md").told == "*.md:1:1: error: no file fits this pattern\n"
    desk.put("[1].md", GOOD)
    assert desk.embed("[1].md").out == "[1].md: refreshed\n", "a file of that name outranks the pattern"


@pytest.mark.parametrize(
    ("text", "options", "done"),
    [
        (GOOD, [], Done(0, f"{USE}So <!-- lstm f -->0.997<!-- /lstm 5870e1b5 -->.\n", "")),
        ("no marker\n", [], Done(0, "no marker\n", "")),
        (GOOD, ["--strip"], Done(0, "So 0.997.\n", "")),
        ("% lstm:use understanding-lstms\n% lstm f\n% /lstm\n", ["--stdin-filename", "x/a.tex"], Done(0, "% lstm:use understanding-lstms\n% lstm f\n0.997\n% /lstm 7e2f6acb\n", "")),
    ],
)  # fmt: skip
def test_standard_input_goes_to_standard_output(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, text: str, options: list[str], done: Done
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert desk.embed("-", *options) == done


def test_standard_input_that_cannot_be_filled(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    done = desk.embed("-", "--stdin-filename", "docs/new.md")
    assert (done.code, done.out) == (2, "") and done.told.startswith("docs/new.md:3:14: error: no quantity 'forgt'")
    assert "name no other beside it" in desk.embed("-", "a.md").told
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    assert "+++ article.md" in desk.embed("--check", "-").out

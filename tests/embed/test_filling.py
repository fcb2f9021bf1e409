"""Filling: what a region shows, where an article says so, and what stays as it was."""

from __future__ import annotations

import re

import pytest

from .desk import SEED, USE, Desk

BLOCK = "<!-- lstm:begin {} -->\n<!-- lstm:end -->\n"


def value(filled: str) -> str:
    """What stands in the first value of an article."""
    found = re.search(r"<!-- lstm [^>]*-->(.*?)<!-- /lstm [0-9a-f]{8} -->", filled)
    assert found, filled
    return found[1]


def inside(filled: str) -> str:
    """What stands in the first block of an article."""
    found = re.search(r"<!-- lstm:begin [^>]*-->\n(.*?)<!-- lstm:end [0-9a-f]{8} -->", filled, re.DOTALL)
    assert found, filled
    return found[1]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("f", "0.997"),
        ("forget", "0.997"),
        ("f percent", "99.7\u00a0%"),
        ("f digits=5", "0.99740"),
        ("f digits=2s", "1.0"),
        ("f digits=30", "0.997400932237676652834936411306"),
        ("f percent digits=2", "99.74\u00a0%"),
        ("minus-ten:f", "6.27×10⁻⁶"),
        ("f variant=minus-ten", "6.27×10⁻⁶"),
        ("f@1", "0.997"),
        ("f.sum", "5.95"),
        ("c.kept", "1.99"),
        ("tanh(c)", "0.99"),
        ("W_o", "−0.19"),
        ("c_prev", "2"),
        ("f name", "$f_{t}$"),
        ("c_prev name", "$c_{t-1}$"),
        ("f formula", r"$f_{t} = \sigma(u_{f} \times h_{t-1} + w_{f} \times x_{t} + b_{f})$"),
        ("f formula notation=olah", r"$f_{t} = \sigma(W_{f} [h_{t-1}, x_{t}] + b_{f})$"),
        ("f language=de", "0,997"),
        ("f percent decimal=,", "99,7\u00a0%"),
        ("h example=lstm-all-ones", "0.73"),
        ("f\n  percent", "99.7\u00a0%"),
    ],
)
def test_a_value(desk: Desk, words: str, shown: str) -> None:
    found = value(desk.filled(f"{USE}It is <!-- lstm {words} --><!-- /lstm -->, they say.\n"))
    assert found == shown


def test_a_derivation(desk: Desk) -> None:
    found = inside(desk.filled(USE + BLOCK.format("f stages=numbers,sum,result")))
    assert found == (
        "\n$$\n\\begin{aligned}\n"
        "f_{t} &= \\sigma(2.70 \\times 1 + 1.63 \\times 1 + 1.62) \\quad\\text{(numbers)} \\\\\n"
        "&= \\sigma(5.95) \\quad\\text{(sum)} \\\\\n"
        "&\\approx 0.997 \\quad\\text{(result)}\n\\end{aligned}\n$$\n\n"
    )
    assert inside(desk.filled(USE + BLOCK.format("f"))).count("quad") == 5


@pytest.mark.parametrize(
    ("what", "shown"),
    [
        ("table", "|   1 |   1 | 0.997 | 1.0 |"),
        ("given", "|              2.70 |         1.63 |     1.62 |"),
        ("sheet", "## 1. Forget gate"),
    ],
)
def test_a_view_of_the_sheet(desk: Desk, what: str, shown: str) -> None:
    found = inside(desk.filled(USE + BLOCK.format(what)))
    assert shown in found and "\n# " not in found


def test_a_figure_that_depends_on_the_step_is_asked_for_by_step(desk: Desk) -> None:
    use = "<!-- lstm:use understanding-lstms variant=company-a -->\n\n"
    assert "company-a" in SEED, "the shipped example has a sequence"
    told = desk.refused(f"{use}So <!-- lstm c --><!-- /lstm -->.\n")
    assert "a.md:3:14: error: company-a:c stands for 4 steps; name one, as in c@1" in told
    assert value(desk.filled(f"{use}So <!-- lstm c@4 --><!-- /lstm -->.\n"))
    assert inside(desk.filled(use + BLOCK.format("table"))).count("\n| ") == 6


def test_the_first_marker_says_target_notation_variant_and_language(desk: Desk) -> None:
    use = "<!-- lstm:use understanding-lstms notation=olah variant=minus-ten language=de target=markdown -->\n\n"
    found = desk.filled(use + BLOCK.format("f") + "So <!-- lstm f -->x<!-- /lstm -->.\n")
    assert "[h_{t-1}; x_{t}]" in found and "(Formel)" in found and "(-10)" in found
    assert value(found) == "6,27×10⁻⁶"


def test_a_region_that_says_more_is_not_held_to_the_variant_of_the_article(desk: Desk) -> None:
    use = "<!-- lstm:use understanding-lstms variant=company-a -->\n\n"
    assert value(desk.filled(use + "So <!-- lstm minus-ten:f --><!-- /lstm -->.\n")) == "6.27×10⁻⁶"
    assert value(desk.filled(use + "So <!-- lstm f variant=minus-ten --><!-- /lstm -->.\n")) == "6.27×10⁻⁶"
    assert value(desk.filled(use + "So <!-- lstm h example=lstm-all-ones --><!-- /lstm -->.\n")) == "0.73"
    told = desk.refused(use + "So <!-- lstm minus-ten:f variant=company-b --><!-- /lstm -->.\n")
    assert "one variant is shown at a time, not company-b and minus-ten" in told


def test_a_project_says_it_for_many_articles(desk: Desk) -> None:
    desk.put(
        "pyproject.toml",
        '[tool.symbolic-lstm.articles."docs/**/*.md"]\nuse = "understanding-lstms"\nlanguage = "de"\n'
        '[tool.symbolic-lstm.articles."docs/en-*.md"]\nlanguage = "en"\n',
    )
    text = "So <!-- lstm f --><!-- /lstm -->.\n"
    assert value(desk.filled(text, "docs/a.md")) == "0,997"
    assert value(desk.filled(text, "docs/deep/er/a.md")) == "0,997"
    assert value(desk.filled(text, "docs/en-a.md")) == "0.997"
    assert value(desk.filled(text.replace("lstm f", "lstm f language=en"), "docs/a.md")) == "0.997"
    assert "no example is named" in desk.refused(text, "a.md")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('[tool.symbolic-lstm.articles."*.md"]\nlanguag = "de"', "no setting 'languag'; did you mean 'language'?"),
        ('[tool.symbolic-lstm.articles."*.md"]\nlanguage = 1', "language is text"),
        ("[tool.symbolic-lstm]\narticles = 1", "in pyproject.toml, write"),
        ("secret = ", "pyproject.toml, beside the article or above it, cannot be read"),
        ("secret\n", "cannot be read (at line 1, column 7)"),
        (
            '[tool.symbolic-lstm.articles."*.md"]\ntarget = "devv"',
            "a.md:1:1: error: in pyproject.toml: no target 'devv'",
        ),
        (
            '[tool.symbolic-lstm.articles."*.md"]\nuse = "../x.toml"',
            "a.md:1:1: error: in pyproject.toml: an example is named by its path inside the project, without .. in it",
        ),
        (
            '[tool.symbolic-lstm.articles."*.md"]\nuse = "understanding-lstms"\nvariant = "minus-tn"',
            "a.md:1:1: error: in pyproject.toml: understanding-lstms has no variant 'minus-tn'; did you mean 'minus-ten'?",
        ),
    ],
)
def test_a_project_that_says_it_wrong(desk: Desk, settings: str, told: str) -> None:
    desk.put("pyproject.toml", settings)
    found = desk.refused("So <!-- lstm f --><!-- /lstm -->.\n")
    assert told in found and "secret" not in found


def test_an_example_in_the_article_that_nobody_sees(desk: Desk) -> None:
    found = desk.filled(f"<!-- lstm:example\n{SEED}-->\n\nSo <!-- lstm f --><!-- /lstm -->.\n")
    assert value(found) == "0.997"


def test_an_example_in_the_article_that_is_shown(desk: Desk) -> None:
    article = f"<!-- lstm:example mine -->\n\n```toml\n{SEED}```\n\nSo <!-- lstm f --><!-- /lstm -->.\n"
    assert value(desk.filled(article)) == "0.997"
    assert value(desk.filled("<!-- lstm:use mine language=de -->\n\n" + article)) == "0,997"
    quoted = "".join("> " + line + "\n" if line else ">\n" for line in article.split("\n")[:-1])
    assert value(desk.filled(quoted)) == "0.997"
    listed = "- item\n\n" + "".join("  " + line + "\n" if line else "\n" for line in article.split("\n")[:-1])
    assert value(desk.filled(listed)) == "0.997"


def test_two_examples_in_one_article(desk: Desk) -> None:
    other = SEED.replace("U_f = 2.70", "U_f = 0.5")
    both = f"<!-- lstm:example a\n{SEED}-->\n\n<!-- lstm:example b\n{other}-->\n\n"
    found = desk.filled(
        both + "a <!-- lstm f.sum example=a -->?<!-- /lstm --> b <!-- lstm f.sum example=b -->?<!-- /lstm -->\n"
    )
    assert "-->5.95<!--" in found and "-->3.75<!--" in found
    assert "there are two examples 'a'" in desk.refused(both.replace("example b", "example a"))
    assert "no example is named" in desk.refused(both + "So <!-- lstm f --><!-- /lstm -->.\n")


def test_an_example_in_the_article_is_wrong_at_its_place(desk: Desk) -> None:
    broken = SEED.replace("U_f = 2.70", "U_g = 2.70")
    told = desk.refused(f"text\n\n<!-- lstm:example\n{broken}-->\n\nSo <!-- lstm f --><!-- /lstm -->.\n")
    line = broken.split("\n").index("U_g = 1.41") + 4
    assert told.startswith(f"a.md:{line}:1: error: the key 'U_g' is given twice\n"), told
    assert told.count("error:") == 1, "its regions are not complained of, too"
    told = desk.refused("> <!-- lstm:example mine -->\n>\n> ```toml\n> schema = 1\n> titel = 'x'\n> ```\n")
    assert told.startswith("a.md:5:3: error: unknown key 'titel' in a worked example; did you mean 'title'?")
    assert "stands in this marker" in desk.refused("<!-- lstm:example -->\n\ntext\n")


def test_an_example_in_a_file_of_the_project(desk: Desk) -> None:
    desk.put("docs/mine.toml", SEED.replace("U_f = 2.70", "U_f = 0.5"))
    desk.put("mine.toml", SEED)
    text = "<!-- lstm:use {} -->\n\nSo <!-- lstm f.sum --><!-- /lstm -->.\n"
    assert value(desk.filled(text.format("mine.toml"), "a.md")) == "5.95"
    assert value(desk.filled(text.format("mine.toml"), "docs/a.md")) == "3.75", "beside the article comes first"
    assert value(desk.filled(text.format("docs/mine.toml"), "docs/a.md")) == "3.75", "then from the root"
    desk.put("mine.toml", SEED.replace("U_f = 2.70", "U_f = 1.70"))
    done = desk.embed("--check", "a.md")
    assert done.code == 1 and "-->4.95<!--" in done.out, "a change of the example is a change of the article"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_mark_at_the_beginning_are_kept(desk: Desk, newline: str, mark: str) -> None:
    text = mark + (USE + BLOCK.format("f") + "Sö <!-- lstm f --><!-- /lstm -->.").replace("\n", newline)
    found = desk.filled(text)
    assert found.startswith(mark) and found.count("\ufeff") == len(mark)
    assert found.count("\n") == found.count(newline) and ("\r" in found) == (newline == "\r\n")
    assert not found.endswith("\n")


def test_prefixes_are_kept(desk: Desk) -> None:
    found = desk.filled(f"{USE}> - item\n>\n>   <!-- lstm:begin f -->\n>   <!-- lstm:end -->\n")
    assert all(line.startswith(">") for line in found.split("\n")[2:-1])
    assert "\n>\n>   $$\n>   \\begin{aligned}\n" in found and "\n>   $$\n>\n>   <!-- lstm:end" in found
    found = desk.filled(f"{USE}1. <!-- lstm:begin f -->\n   <!-- lstm:end -->\n")
    assert "\n1. <!-- lstm:begin f -->\n\n   $$\n   \\begin" in found


def test_a_hand_edit_is_not_written_over(desk: Desk) -> None:
    found = desk.filled(f"{USE}So <!-- lstm f --><!-- /lstm --> and <!-- lstm g --><!-- /lstm -->.\n")
    edited = found.replace("0.997", "about 1")
    desk.put("a.md", edited)
    for options in ([], ["--check"], ["--diff"]):
        done = desk.embed("a.md", *options)
        assert done.code == 1
        assert done.told.startswith(
            "a.md:3:4: error: this was edited by hand; undo that, or write over it with --force"
        )
    assert desk.get("a.md") == edited
    done = desk.embed("--check", "--force", "a.md")
    assert done.code == 1 and "+So <!-- lstm f -->0.997<!--" in done.out and done.told == ""
    assert desk.embed("--force", "a.md").code == 0 and desk.get("a.md") == found


def test_a_hand_edit_that_says_what_is_right_is_no_loss(desk: Desk) -> None:
    found = desk.filled(f"{USE}So <!-- lstm f --><!-- /lstm -->.\n")
    other = found.replace("understanding-lstms", "understanding-lstms variant=minus-ten")
    desk.put("a.md", other.replace("0.997", "6.27×10⁻⁶"))
    assert desk.embed("a.md").code == 0
    assert value(desk.get("a.md")) == "6.27×10⁻⁶"


def test_line_ends_changed_by_git_are_no_hand_edit(desk: Desk) -> None:
    found = desk.filled(USE + BLOCK.format("f"))
    desk.put(
        "a.md", found.replace("\n", "\r\n").replace("understanding-lstms", "understanding-lstms variant=minus-ten")
    )
    assert desk.embed("a.md").code == 0


def test_code_is_left_alone(desk: Desk) -> None:
    shown = "<!-- lstm nonsense here -->"
    code = (
        f"`{shown}` and ``a ` {shown}`` and \\{shown}\n\n    {shown}\n\n```\n{shown}\n```\n\n~~~~ html\n{shown}\n~~~\n{shown}\n~~~~\n\n"
        f"> ```\n> {shown}\n\n- ```\n  {shown}\n  ```\n\n<!-- about {shown} -->\n\n<script>\n{shown}\n</script>\n"
    )
    assert desk.filled(USE + code) == USE + code


def test_an_article_without_regions(desk: Desk) -> None:
    for text in ("", "# Nothing\n", "lstm\n", "<!-- note -->\n", USE, "<!-- lstms and lstm-like are words -->\n"):
        desk.put("a.md", text)
        told = "a.md: nothing to fill, there is no marked region; see symbolic-lstm embed --help\n"
        assert desk.embed("a.md") == (0, told, "") and desk.get("a.md") == text
        assert desk.embed("--check", "a.md") == (0, "", "")


def test_no_article_names_pictures_that_nobody_writes(desk: Desk) -> None:
    said = "<!-- lstm:use understanding-lstms target=medium -->\n\nSo <!-- lstm f formula --><!-- /lstm -->.\n\n"
    block = "<!-- lstm:begin {} -->\n<!-- lstm:end -->\n"
    assert "f: 0.997" in desk.filled(said + block.format("table"))
    for what in ("f", "sheet"):
        told = desk.refused(said + block.format(what))
        assert told.startswith("a.md:5:17: error: pictures of derivations are written beside a sheet"), told


@pytest.mark.parametrize("option", ["notation=olahh", "variant=minus-tn", "language=frr", "decimal=;", "target=devv"])
def test_what_the_first_marker_says_wrong_is_told_there_and_once(desk: Desk, option: str) -> None:
    said = f"So <!-- lstm:use understanding-lstms {option} -->\n\n<!-- lstm:begin f -->\n<!-- lstm:end -->\n"
    told = desk.refused(said + "So <!-- lstm f --><!-- /lstm --> and <!-- lstm g name --><!-- /lstm -->.\n")
    assert told.startswith(f"a.md:1:{39 + option.index('=')}: error: ") and told.count(": error: ") == 1, told

"""`verify`: the JSON contract, exit codes, and the levels at which a run fails."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from symbolic_lstm.verify.verdicts import LEVELS, VERDICTS

from ..example_texts import toml
from .program import EXAMPLE, SEED, Program
from .test_sheet import compare

RESULT = [
    "rule",
    "verdict",
    "level",
    "expected",
    "quantity",
    "where",
    "line",
    "column",
    "expression",
    "printed",
    "recomputed",
    "facts",
    "slip",
    "message",
]

RIGHT, NOTE, WARNING, ERROR = ("f", "0.997"), ("f", "0.8"), ("g", "0.96"), ("g", "0.77")
BECAUSE = ("expect = 'mismatch'", "because = 'the author says so'")


def file(name: str, *claims: tuple[str, ...]) -> str:
    Path(name).write_text(toml(claims), encoding="utf-8")
    return name


def results(program: Program, *arguments: object) -> list[dict[str, Any]]:
    done = program("verify", *arguments, "--format", "json")
    return [result for one in done.json["files"] for result in one["results"]]


def test_the_fields_of_a_report(program: Program) -> None:
    done = program("verify", EXAMPLE, "--format", "json")
    data = done.json
    assert done.code == 0
    assert data["schema"] == "symbolic-lstm/verify/1"
    assert {"schema", "files", "totals"} <= set(data)
    (one,) = data["files"]
    assert {"path", "checked", "unverifiable", "results"} <= set(one)
    assert (one["path"], one["checked"], one["unverifiable"]) == (EXAMPLE, 18, 0)
    assert data["totals"] == {"exact": 3, "ok": 10, "qualitative": 2, "as-shown": 3}
    for result in one["results"]:
        assert list(result) == RESULT
        assert result["verdict"] in VERDICTS and result["level"] == LEVELS[result["verdict"]]
        assert set(result["facts"]) == {"full", "shown", "feasible"}
        assert set(result["recomputed"]) == {"full", "shown"}
        line = SEED.splitlines()[result["line"] - 1]
        assert line[result["column"] - 1 :].strip('"').startswith(result["printed"])


def test_passes_are_in_the_report(program: Program) -> None:
    assert {"exact", "ok"} <= {result["verdict"] for result in results(program, EXAMPLE)}


def test_the_rounding_that_explains_the_page_is_named(program: Program) -> None:
    assert "shown figures carried, half up" in program("verify", EXAMPLE).text
    (one,) = program("verify", EXAMPLE, "--format", "json").json["files"]
    assert one["policies"][0] == {"name": "shown figures carried, half up", "carry": "shown", "mode": "half-up"}


def test_golden_report(program: Program) -> None:
    compare("verify.txt", program("verify", EXAMPLE).text)


def test_without_an_argument_the_whole_shelf_is_verified(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    from symbolic_lstm.published.catalog import shipped

    first = tuple(entry for entry in shipped() if entry.id in (EXAMPLE, "statquest-lstm-by-hand"))
    monkeypatch.setattr("symbolic_lstm.cli.verify.shipped", lambda: first)
    done = program("verify", "--format", "json")
    assert (done.code, [one["path"] for one in done.json["files"]]) == (0, [entry.id for entry in first])


def test_without_an_argument_a_summary_is_printed(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row for each example; every figure only where it is asked for, and no sign of life but on a terminal."""
    from symbolic_lstm.published.catalog import shipped

    first = tuple(entry for entry in shipped() if entry.id in (EXAMPLE, "lstm-all-ones"))
    monkeypatch.setattr("symbolic_lstm.cli.verify.shipped", lambda: first)
    done = program("verify")
    assert "   understanding-lstms        18      15               3\n" in done.text
    assert "   lstm-all-ones               9       5               3         1\n" in done.text
    assert "the flagged ones are errors that the examples announce" in " ".join(done.text.split())
    assert "c.added" not in done.text and "verify --all" in done.text and done.told == ""
    every = program("verify", "--all").text
    assert "c.added" in every and len(every.splitlines()) > 2 * len(done.text.splitlines())


def test_a_summary_tells_what_no_example_announces(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    from symbolic_lstm.published.catalog import Entry

    name = file("wrong.toml", RIGHT, ERROR)
    entry = Entry(name, "t", "lstm", 2, (), "", "")
    monkeypatch.setattr("symbolic_lstm.cli.verify.shipped", lambda: (entry,))
    done = program("verify")
    told = " ".join(done.text.split())
    assert done.code == 1 and "mismatch. printed 0.77" in told and "announce" not in told


def test_a_terminal_sees_which_example_is_worked(monkeypatch: pytest.MonkeyPatch) -> None:
    from symbolic_lstm.cli import progress

    screen = io.StringIO()
    screen.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stderr", screen)
    progress.at(1, 1, "alone")
    progress.at(2, 42, "a\x1b[31m\n::error::b")
    progress.clear()
    said = screen.getvalue()
    assert said.startswith("\r\x1b[K2 of 42: a") and said.endswith("\r\x1b[K")
    assert "\n" not in said and "alone" not in said and "\x1b[31m" not in said


@pytest.mark.parametrize(
    ("claim", "codes"),
    [
        (RIGHT, (0, 0, 0)),
        (NOTE, (1, 0, 0)),
        (WARNING, (1, 1, 0)),
        (ERROR, (1, 1, 1)),
        ((*ERROR, *BECAUSE), (0, 0, 0)),
        ((*RIGHT, *BECAUSE), (1, 1, 1)),
        (("f", "'close to 1'"), (0, 0, 0)),
        (("f", "'close to 0'"), (1, 1, 0)),
    ],
)
def test_exit_codes_and_fail_on(program: Program, claim: tuple[str, ...], codes: tuple[int, int, int]) -> None:
    """A finding at or above the level makes the code 1; one that was expected does not."""
    name = file("a.toml", claim)
    assert tuple(program("verify", name, "--fail-on", level).code for level in ("note", "warning", "error")) == codes
    assert program("verify", name).code == codes[2], "the default is error"
    assert program("verify", name, "--format", "json", "--fail-on", "note").code == codes[0]


def test_an_expected_mismatch_and_a_stale_one(program: Program) -> None:
    (wrong,) = results(program, file("wrong.toml", (*ERROR, *BECAUSE)))
    assert (wrong["verdict"], wrong["expected"], wrong["level"]) == ("mismatch", True, "error")
    (stale,) = results(program, file("stale.toml", (*RIGHT, *BECAUSE)))
    assert (stale["verdict"], stale["expected"], stale["level"]) == ("ok", False, "error")
    assert "(expected)" in program("verify", "wrong.toml").text
    assert "expected to be mismatch, but it is ok" in " ".join(program("verify", "stale.toml").text.split())


@pytest.mark.parametrize(
    ("line", "codes"), [("x + 1 = 2", (1, 0, 0)), ("1 / 0 = 1", (1, 0, 0)), ("[1, 2] = 3", (1, 1, 1))]
)
def test_what_cannot_be_judged_is_no_pass(program: Program, line: str, codes: tuple[int, ...]) -> None:
    assert (
        tuple(program("verify", "-e", line, "--fail-on", level).code for level in ("note", "warning", "error")) == codes
    )


def test_a_result_says_where_its_figure_stands_in_the_source(program: Program) -> None:
    (result,) = results(program, file("a.toml", ("f", "0.997", "where = 'page 3, top'")))
    assert result["where"] == "page 3, top"


def test_a_contradiction_names_the_other_figure_and_its_place(program: Program) -> None:
    other = ("f", "0.500", "where = 'caption'")
    first, second = results(program, file("a.toml", ("f", "0.997", "where = 'page 3'"), other))
    assert (
        f"0.500 contradicts 0.997, printed for the same quantity on line {first['line']} (page 3)" in second["message"]
    )


def test_several_files_are_counted_together(program: Program) -> None:
    one, two = file("one.toml", RIGHT, ERROR), file("two.toml", WARNING)
    done = program("verify", one, two, "--format", "json")
    assert done.code == 1
    assert done.json["totals"] == {"ok": 1, "mismatch": 1, "truncated": 1}
    assert [f["path"] for f in done.json["files"]] == [one, two]
    told = program("verify", one, two).text
    assert "one.toml" in told and "two.toml" in told and "3 figures" in told


def test_an_unreadable_file_outranks_and_hides_nothing(program: Program) -> None:
    """The other files are finished first, whatever their order; 2 outranks 1."""
    wrong = file("wrong.toml", ERROR)
    Path("bad.toml").write_text("schema = 1\n")
    for names in (["bad.toml", wrong], [wrong, "bad.toml"], ["missing.toml", wrong, "bad.toml"]):
        done = program("verify", *names, "--format", "json")
        assert done.code == 2
        assert [f["path"] for f in done.json["files"]] == [wrong]
        assert done.json["totals"] == {"mismatch": 1}
        assert "bad.toml:1:1: error: " in done.told
        assert ("missing.toml:1:1: error: " in done.told) == ("missing.toml" in names)


def test_one_file_named_twice_is_reported_twice(program: Program) -> None:
    assert len(program("verify", EXAMPLE, EXAMPLE, "--format", "json").json["files"]) == 2


@pytest.mark.parametrize(
    ("line", "verdict", "column", "code"),
    [
        ("2.70*1 + 1.63*1 + 1.62 = 5.95", "exact", 26, 0),
        ("σ(5.95) ≈ 0.997", "ok", 11, 0),
        ("2/3 = 0.66", "truncated", 7, 0),
        ("tanh(0.5) = 0.6225", "mismatch", 13, 1),
        ("x + 1 = 2", "unverifiable", 9, 0),
        ("[1, 2] = 3", "ill-typed", 10, 1),
        ("-1 = -1", "exact", 6, 0),
        ("exp(log(0.25)) = 0.2", "undecided", 18, 0),
    ],
)
def test_a_line(program: Program, line: str, verdict: str, column: int, code: int) -> None:
    done = program("verify", "-e", line, "--format", "json")
    (one,) = done.json["files"]
    (result,) = one["results"]
    assert (done.code, result["verdict"], result["line"], result["column"]) == (code, verdict, 1, column)
    assert one["unverifiable"] == (verdict == "unverifiable") and one["checked"] == 1 - one["unverifiable"]
    assert done.json["totals"] == {verdict: 1}
    assert verdict in program("verify", "-e", line).text


def test_lines_are_repeatable_and_one_bad_one_hides_none(program: Program) -> None:
    done = program("verify", "-e", "1 + 1 = 2", "-e", "open(1) = 1", "-e", "1 = 2", "--format", "json")
    assert done.code == 2
    assert [r["verdict"] for f in done.json["files"] for r in f["results"]] == ["exact", "mismatch"]
    assert "'open' cannot be called" in done.told


def test_the_slip_and_both_values_are_told(program: Program) -> None:
    file("a.toml", ("f", "0.979"))
    told = " ".join(program("verify", "a.toml").text.split())
    assert "0.99740" in told and "two digits may have changed places: 0.997" in told and "line 27" in told


def test_files_that_are_no_examples_can_be_passed_over(program: Program) -> None:
    """A pattern such as `*.toml` names them, too; a broken example is none of them."""
    Path("pyproject.toml").write_text("[project]\nname = 'x'\nschema = 1\n")
    Path("bad.toml").write_text("schema = 1\n")
    right = file("right.toml", RIGHT)
    done = program("verify", "pyproject.toml", right, "--skip-others", "--format", "json")
    assert (done.code, [f["path"] for f in done.json["files"]]) == (0, [right])
    none = program("verify", "pyproject.toml", "--skip-others")
    assert (none.code, none.text.partition("\n")[0]) == (0, "0 figures")
    assert program("verify", "pyproject.toml").code == 2
    assert "bad.toml:1:1" in program("verify", "bad.toml", "--skip-others").told
    assert program("verify", "bad.toml").text == program("verify", "-e", "sigma(0.6)").text == ""
    assert "no example 'missing'" in program("verify", "missing", "--skip-others").told

"""Bad input: code 2, one clear message with what would be right, nothing on standard output that is half a sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from symbolic_lstm.published.toml_syntax import MOST

from .program import EXAMPLE, SEED, Program

BAD = {
    "unknown-key": (SEED.replace("title =", "titel =", 1), "did you mean 'title'"),
    "missing-weight": (SEED.replace("U_f = 2.70\n", ""), "U_f = …"),
    "list-for-number": (SEED.replace("U_f = 2.70", "U_f = [2.70]"), "the cell needs a number"),
    "ragged": (SEED.replace("U_f = 2.70", "U_f = [[1], [2, 3]]"), "rows of different lengths"),
    "nan": (SEED.replace("U_f = 2.70", "U_f = nan"), "finite"),
    "infinity": (SEED.replace("U_f = 2.70", "U_f = inf"), "finite"),
    "too-large": (SEED.replace("U_f = 2.70", "U_f = 1" + "0" * 400), "at most 200 digits"),
    "text": (SEED.replace("U_f = 2.70", 'U_f = "half"'), "write digits like 2.70"),
    "twice": (SEED.replace('of = "f"\n', 'of = "f.sum"\n', 1), "claimed twice"),
    "no-name": (SEED.replace("U_f = 2.70", '"2 U" = 2.70'), "no name"),
    "attribute": (SEED.replace('"f.sum"', '"f.__class__"'), "attribute"),
    "call": (SEED.replace('"f.sum"', '"open(1)"'), "cannot be called"),
    "deep-claim": (SEED.replace('"f.sum"', f'"{"(" * 10_000}"'), "at most 2000"),
    "deep": (SEED.replace("U_f = 2.70", f"U_f = {'[' * 10_000}"), "nested too deeply"),
    "no-quantity": (SEED.replace('"f.sum"', '"forgt"'), "did you mean 'forget'"),
    "no-part": (SEED.replace('"f.sum"', '"f.smu"'), "did you mean 'sum'"),
    "no-variant": (SEED.replace('"minus-ten:f"', '"minus-tn:f"'), "did you mean 'minus-ten'"),
    "no-value": (SEED.replace('"f.sum"', '"1 / (x - 1)"'), "division by zero"),
    "empty": ("", "empty"),
    "latin-1": (SEED.replace("Part 3", "é").encode("latin-1", "replace"), "not UTF-8"),
    "nul": (SEED.replace("worked", "\0", 1), "U+0000"),
    "cut-off": (SEED[: len(SEED) // 2 - 3], ""),
    "large": (SEED.replace("One step", "x" * 5_000_000), "at most 1 MB"),
    "long-title": (SEED.replace("One step", "x" * 50_000), "at most 2000"),
    "escape": (SEED.replace('"f.sum"', '"\\u001b[2J"'), ""),
}


@pytest.mark.parametrize("verb", ["sheet", "verify"])
@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_line_and_column(program: Program, name: str, verb: str) -> None:
    content, told = BAD[name]
    path = Path(f"{name}.toml")
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    done = program(verb, path)
    assert done.code == 2
    head = done.told.partition("\n")[0]
    file, line, column, rest = head.split(":", 3)
    assert file == path.name and line.isdigit() and column.isdigit() and rest.startswith(" error: ")
    assert told in head
    assert "\x1b" not in done.told
    if verb == "sheet":
        assert done.data == b""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["verify", "understanding-lstm"], "did you mean 'understanding-lstms'"),
        (["verify", "nope"], "no example 'nope'; `symbolic-lstm list` names those there are"),
        (["verify", "missing.toml"], "no such file"),
        (["verify", "."], "folder"),
        (["sheet", ""], "folder"),
        (["sheet", "x" * 5_000], "cannot be read"),
        (["sheet", "a\0b.toml"], "no path"),
        (["lst"], 'Did you mean "list"'),
        (["sheat"], 'Did you mean "sheet"'),
        (["verfy"], 'Did you mean "verify"'),
        (["sheet", "--varian", "x"], "Did you mean --variant"),
        (["verify", "--expresion", "1=1"], "Did you mean --expression"),
        (["sheet", "--variant", "minus-tn"], "'minus-ten'"),
        (["sheet", "-q", "forgt"], "'forget'"),
        (["sheet", "-q", "q"], "known are: f, i"),
        (["sheet", "-q", "f@2"], "step 2"),
        (["sheet", "-q", ""], "no quantity"),
        (["sheet", "-q", "f.smu"], "f.smu"),
        (["sheet", "-q", "nope:f"], "nope"),
        (["sheet", "--stage", "numbrs"], 'Did you mean "numbers"'),
        (["sheet", "--stage", "q"], '"products"'),
        (["sheet", "--format", "latx"], "did you mean 'latex'"),
        (["sheet", "--format", "q!"], "known are: text"),
        (["verify", "--format", "yaml"], '"json"'),
        (["list", "--format", "jsn"], '"json"'),
        (["list", "cels"], '"cells"'),
        (["verify", "--fail-on", "eror"], '"error"'),
        (["sheet", "--carry", "show"], '"shown"'),
        (["sheet", "--round", "up"], '"half-up"'),
        (["sheet", "--notation", "memoris"], "'memories'"),
        (["sheet", "--digits", "x"], "'x'"),
        (["sheet", "--digits", "31"], "'31'"),
        (["sheet", "--digits", "-1"], "'-1'"),
        (["sheet", "--set", "x"], "sets nothing"),
        (["sheet", "--set", "x=nan"], "finite"),
        (["sheet", "--set", "x=inf"], "finite"),
        (["sheet", "--set", "x="], "no decimal"),
        (["sheet", "--language", "xx"], "no language 'xx'; known are: en, de"),
        (["sheet", "--decimal", ";"], "a point or a comma, not ';'"),
        (["sheet", "--notation", "olaf"], "no notation 'olaf'; did you mean 'olah'?"),
        (
            ["sheet", "rust-gru-tests", "--notation", "d2l"],
            "does not write the cell 'gru-writes'; it writes lstm, gru, rnn",
        ),
        (["sheet", "--set", "=1"], "no number ''"),
        (["sheet", "--set", "U_q=1"], "did you mean 'U_"),
        (["sheet", "--set", "x=1e9999"], "out of range"),
        (["sheet", "--set", "x=2,5"], ""),
        (["sheet", "--set", "x=[1, 2"], "ends with ]"),
        (["sheet", "--set", "x=[]"], "list of 0"),
        (["sheet", "--set", "x=" + "[" * 10_000], "deep"),
        (["sheet", "--set", "U_f=[1]"], "needs a number"),
        (["sheet", "--set", "U_f=[[1], [1, 2]]"], "different lengths"),
        (["sheet", "--set", "x=__import__('os')"], "no decimal"),
        (["sheet", EXAMPLE, "more"], "more"),
        (["sheet", "--quantity"], "requires an argument"),
        (["verify", "-e", "1 = 1", "file.toml"], "no example beside it"),
        (["sheet", "-e", "1", "file.toml"], ""),
        (["sheet", "-s"], "LaTeX"),
        (["explain", "mismach"], "'mismatch'"),
    ],
)
def test_usage(program: Program, arguments: list[str], told: str) -> None:
    done = program(*arguments)
    assert done.code == 2
    assert told in done.told, done.told
    if arguments[0] == "sheet":
        assert done.data == b""


@pytest.mark.parametrize("verb", ["sheet", "verify"])
@pytest.mark.parametrize(
    "line",
    [
        "().__class__",
        "x.y",
        "open(1)",
        "eval(x)",
        "__import__('os')",
        "f(x)",
        "(" * 10_000,
        "[" * 10_000,
        "(" * 10_000 + "1" + ")" * 10_000,
        "-" * 10_000 + "1",
        "σ(" * 10_000,
        "1" + "^1" * 10_000,
        "1" * 100_001,
        "",
        "=",
        "\0",
        "1 +",
        ")",
        "1 1",
        "σ",
        "σ()",
        "σ(1, 2)",
        "sigmod(1)",
        "1e9999",
        "0x1F",
        "1 = = 2",
        "😀",
    ],
)
def test_an_expression_that_is_none(program: Program, verb: str, line: str) -> None:
    done = program(verb, "-e", line)
    assert done.code == 2
    assert len(done.told) < 1_000
    if verb == "sheet":
        assert done.data == b""
    if line == "sigmod(1)":
        assert "did you mean 'sigmoid'" in done.told


@pytest.mark.parametrize("line", ["1/0", "log(0)", "(-1)^0.5", "exp(exp(100))", "9^9^9^9", "x + 1", "1 = 2 = 3"])
def test_an_expression_without_a_value(program: Program, line: str) -> None:
    done = program("sheet", "-e", line)
    assert (done.code, done.data) == (2, b"")


@pytest.mark.parametrize(
    "line", ["2^100000", "2^(-100000)", "exp(1000)", "10^300 * 10^300", "total([1, 2])", "max(1, 2)"]
)
def test_an_expression_of_uncommon_size(program: Program, line: str) -> None:
    assert program("sheet", "-e", line).code == 0
    assert program("verify", "-e", f"{line} = 7").code == 1


def test_a_second_bad_file_is_told_too(program: Program) -> None:
    Path("one.toml").write_text("")
    Path("two.toml").write_bytes(b"\xff")
    done = program("verify", "one.toml", "two.toml", "three.toml", "four")
    assert done.code == 2
    assert all(name in done.told for name in ("one.toml:1:1: ", "two.toml:1:1: ", "three.toml:1:1: ", "four: error: "))


def test_the_bound_on_size_is_exact(program: Program) -> None:
    """A file of a megabyte is read, a byte more is not."""
    filled = SEED + "#" * (MOST - len(SEED.encode()) - 1) + "\n"
    Path("a.toml").write_bytes(filled.encode())
    assert program("verify", "a.toml").code == 0
    Path("a.toml").write_bytes(filled.encode() + b"\n")
    assert "at most 1 MB" in program("verify", "a.toml").told

"""Bad examples: every one is refused at file, line and column, with what would be right, and nothing else happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_lstm.errors import ExampleError, SymbolicLstmError
from symbolic_lstm.published.catalog import folder
from symbolic_lstm.published.load import load
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.policies import account

from ..example_texts import toml
from ..patience import ends

SEED = (folder() / "understanding-lstms.toml").read_text(encoding="utf-8")
QUIET = settings(deadline=None, max_examples=60)


def refusal(text: str) -> ExampleError:
    """The error an example is refused with, reading or checking it; its place is on the page."""
    with pytest.raises(ExampleError) as caught:
        check_example(parse_example(text, "a.toml"))
    fault = caught.value
    assert str(fault).startswith(f"a.toml:{fault.line}:{fault.column}: error: ")
    lines = text.split("\n")
    assert 1 <= fault.line <= len(lines) and 1 <= fault.column <= len(lines[fault.line - 1]) + 1
    assert len(str(fault)) < 2000
    return fault


def place(text: str, marked: str) -> tuple[int, int]:
    """Line and column (1-based, in code points) of the first place where something stands."""
    at = text.index(marked)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


@pytest.mark.parametrize(
    ("old", "new", "mark", "told"),
    [
        ("title = ", "titel = ", "titel", "did you mean 'title'"),
        ("[weights]", "[wieghts]", "wieghts", "did you mean 'weights'"),
        ("carry = ", "cary = ", "cary", "did you mean 'carry'"),
        ("U_f = 2.70", "U_q = 2.70", "U_q", "did you mean 'U_"),
        ('cell = "lstm"', 'cell = "lstn"', '"lstn"', "did you mean 'lstm'"),
        ('notation = "memories"', 'notation = "memoris"', '"memoris"', "did you mean 'memories'"),
        ('form = "scalar"', 'form = "scaler"', '"scaler"', "did you mean 'scalar'"),
        ('carry = "shown"', 'carry = "show"', '"show"', "did you mean 'shown'"),
        ("of = { f = 3", "of = { fg = 3", "fg = 3", "did you mean"),
        ("U_f = 2.70\n", "", "weights]", "U_f = …"),
        ("c_prev = 2\n", "", "given]", "c_prev = …"),
        ("U_f = 2.70", "U_f = [2.70]", "[2.70]", "U_f is a list of 1, but the cell needs a number"),
        ("U_f = 2.70", "U_f = [[1, 2], [3]]", "[[1, 2]", "U_f has rows of different lengths"),
        ("U_f = 2.70", "U_f = []", "[]", "empty"),
        ("U_f = 2.70", "U_f = nan", "nan", "finite"),
        ("U_f = 2.70", "U_f = -inf", "-inf", "finite"),
        ("U_f = 2.70", "U_f = 1e4000", "1e4000", "out of range"),
        ("U_f = 2.70", f"U_f = 1{'0' * 400}", "1" + "0" * 400, "digits are read"),
        ("U_f = 2.70", 'U_f = "2,70"', '"2,70"', 'write 2.70, or say decimal = "," at the top'),
        (
            "U_f = 2.70",
            'U_f = "sqrt(2)"',
            '"sqrt',
            "U_f takes a number; 'sqrt(2)' is no decimal number; write digits like",
        ),
        ("U_f = 2.70", 'U_f = "1/3"', '"1/3"', "1/3 is no decimal; write as many of its digits"),
        ("U_f = 2.70", 'U_f = "1/0"', '"1/0"', "divides by zero"),
        ("U_f = 2.70", 'U_f = "1/2/2"', '"1/2/2"', "no decimal"),
        ("U_f = 2.70", 'U_f = "[2.70]"', '"[2.70]"', "without the quotes around it"),
        ("U_f = 2.70", f'U_f = "{"%" * 50_000}"', '"%%', "no decimal"),
        ("U_f = 2.70", f'U_f = "1{"/" * 50_000}"', '"1//', "no decimal"),
        ("U_f = 2.70", f'U_f = "{"1" * 190}/{"3" * 190}"', '"11', "no decimal"),
        ("says = 5.95", 'says = "5,95"', '"5,95"', 'write 5.95, or say decimal = "," at the top'),
        ("says = 5.95", 'says = "119/20"', '"119/20"', "write its digits"),
        ("[given]", "claims = 3\n[given]", "claims = 3", "write it above the first [table], or under [[claims]]"),
        ("[given]", "form = 'vector'\n[given]", "form = 'vector'", "belongs to the whole file, not to [weights]"),
        ("of = { f = 3", "of = 3 # { f = 3", "of = 3", "write of = { f = 3 }"),
        ("U_f = 2.70", "U_f = true", "true", "number"),
        ("U_f = 2.70", "U_f = {a = 1}", "{a = 1}", "number"),
        ("U_f = 2.70", "U_f = 0x10", "0x10", "decimal"),
        ("U_f = 2.70", "U_f = 2,70", "2,70", "write 2.70"),
        ("U_f = 2.70", "U_f = 2.70\nU_f = 2.70", "", "given twice"),
        ("U_f = 2.70", 'U_f = 2.70\n"2U" = 3', '"2U"', "no name"),
        ("U_f = 2.70", 'U_f = 2.70\n"a b" = 3', '"a b"', "no name"),
        ("U_f = 2.70", f"U_f = {'[' * 10_000}{']' * 10_000}", "", "nested too deeply"),
        ("x = 1\n", "x = []\n", "[]", "empty"),
        ("x = 1\n", "x = [[1, 2]]\n", "[[1, 2]]", "x is 1 × 2"),
        ("schema = 1", "schema = 2", "", "schema = 1"),
        ("digits = 2", "digits = 31", "31", "no number of digits"),
        ("digits = 2", "digits = -1", "-1", "digits"),
        ("digits = 2", 'digits = "0s"', '"0s"', "digits"),
        ("[variants.minus-ten]", "[variants.Minus_Ten]", "", "small letters"),
        ("x = -10", "x = [[1]]", "[[1]]", "x is 1 × 1"),
        ("x = -10", "q = -10", "q = -10", "unknown key 'q'"),
        ("says = 5.95", "says = [5.95]", "[5.95]", "figure as printed"),
        ("says = 5.95", "says = nan", "nan", "no figure"),
        ("says = 5.95", 'says = "about six"', '"about six"', "close to 0"),
        ("says = 5.95\n", "", "claims]", "no 'says'"),
        ('of = "f.sum"\n', "", "claims]", "no 'of'"),
        ('title = "One', f'title = "{"x" * 50_000}One', '"xxx', "at most 2000"),
        ('of = "f"\n', 'of = "f.sum"\n', '"f.sum"\nsays = 0.997', "claimed twice"),
    ],
)
def test_refused_at_its_place(old: str, new: str, mark: str, told: str) -> None:
    assert old in SEED
    text = SEED.replace(old, new, 1)
    fault = refusal(text)
    assert told in fault.reason, fault.reason
    if mark:
        assert (fault.line, fault.column) == place(text, mark), fault


@pytest.mark.parametrize(
    "of",
    [
        "f.__class__",
        "().__class__",
        'open("x")',
        "open(1)",
        "eval(f)",
        "__import__(f)",
        "f if f else g",
        "lambda: 1",
        "f; g",
        "f\\ng",
        "f := 1",
        "{f}",
        "f[0][1]",
        "[x for x in f]",
        "(" * 900 + "f" + ")" * 900,
        "(" * 10_000,
        "[" * 1_900,
        "-" * 1_900 + "f",
        "f" + "^f" * 900,
        "σ(" * 900,
        "f" * 5_000,
        "",
        " ",
        "=",
        "f = 2",
        "1,000",
        "f.sum.sum",
        "a:b:c",
        "f@-1",
        "f@1.5",
        "nan(f)",
        "q",
        "tanh(q)",
        "f / 0",
        "1 / 0",
        "log(0 - 1)",
        "(0 - 1)^0.5",
        "exp(exp(100))",
        "9^9^9^9",
        "[f, g]",
        "\\u202ef",
        "f\\u0000",
    ],
)
def test_a_claim_of_what_is_no_quantity(of: str) -> None:
    with ends():
        text = SEED.replace('of = "f.sum"', f'of = "{of}"' if "\\" in of else f"of = '''{of}'''", 1)
        fault = refusal(text)
        assert fault.line in (47, 48)


def test_vectors_that_do_not_fit() -> None:
    text = toml(form="vector")
    for old, new, name in (
        ("W_f = [[1, 0], [0, 1]]", "W_f = [[1, 0, 0], [0, 1, 0]]", "W_f"),
        ("W_f = [[1, 0], [0, 1]]", "W_f = [1, 0]", "W_f"),
        ("W_f = [[1, 0], [0, 1]]", "W_f = [[1, 0], [0]]", "W_f"),
        ("b_f = [0, 0.5]", "b_f = 0.5", "b_f"),
        ("b_f = [0, 0.5]", "b_f = [0, 0.5, 1]", "b_f"),
        ("x = [1, 2]", "x = 1", "x"),
        ("x = [1, 2]", "x = [[1, 2], [3]]", "x"),
        ("c_prev = [1, -1]", "c_prev = [1]", ""),
        ("c_prev = [1, -1]", "c_prev = 1", "c_prev"),
    ):
        assert old in text
        fault = refusal(text.replace(old, new))
        assert not name or fault.reason.startswith(name), fault


def test_inputs_of_different_kinds_of_steps() -> None:
    assert "x is 2 × 2 × 2" in refusal(toml((), {"x": "[[[1, 2], [3, 4]], [[1, 2], [3, 4]]]"}, form="vector")).reason


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"# nothing\n", "empty"),
        (b"\n\n\n", "empty"),
        (SEED.encode("utf-16"), "UTF-8"),
        (SEED.replace("−", "-").replace("–", "é").encode("latin-1"), "0xE9 is not UTF-8"),
        (SEED.replace("worked", "wor\0ked", 1).encode(), "U+0000"),
        (SEED.replace("One step", "x" * 5_000_000).encode(), "1 MB"),
        (b"\xff", "0xFF"),
        (b"schema = 1\r", "U+000D"),
        (b"{}", "a key belongs here"),
        (b"\x89PNG\r\n\x1a\n", "0x89"),
    ],
)
def test_a_file_that_is_no_text(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(data)
    with pytest.raises(ExampleError, match=re.escape(told)) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}:{caught.value.line}:{caught.value.column}: error: ")


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf" + SEED.encode(), SEED.replace("\n", "\r\n").encode()])
def test_a_byte_order_mark_and_crlf_are_fine(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(data)
    assert check_example(load(path)) == check_example(load("understanding-lstms"))


def test_what_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.toml", Path("x" * 5000), Path("a\0b"), tmp_path / "a.toml" / "b.toml"):
        with pytest.raises(SymbolicLstmError):
            load(path)


def test_an_id_nearly_right() -> None:
    with pytest.raises(SymbolicLstmError, match="did you mean 'understanding-lstms'"):
        load("understanding-lstm")


def outcome(text: str) -> None:
    """Read and checked, or refused with an error of ours."""
    with ends():
        try:
            worked = parse_example(text, "a.toml")
            for result in check_example(worked):
                assert result.record()
            account(worked)
        except SymbolicLstmError as fault:
            assert "a.toml" in str(fault)


def test_every_prefix_of_the_seed_is_read_or_refused() -> None:
    """A file cut off anywhere: every place in the first two tables, then every eleventh."""
    places = {*range(0, 700), *range(0, len(SEED), 11), len(SEED)}
    refused = 0
    for end in sorted(places):
        try:
            parse_example(SEED[:end], "a.toml")
        except ExampleError as fault:
            refused += 1
            assert str(fault).startswith("a.toml:")
    assert refused > 700


LINES = SEED.splitlines(keepends=True)
SCRAPS = [
    "=",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "\n",
    ",",
    ".",
    "-",
    "−",
    "1",
    "0",
    "9",
    "e",
    "nan",
    "f",
    "@",
    ":",
    "#",
    "\0",
    "é",
    "\\",
    "[[claims]]\n",
    "of = 'tanh(c@2)'\n",
    "says = 1e-9\n",
    "x = [1, 2]\n",
    "[variants.q]\n",
    "expect = 'ok'\n",
]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """The seed file with a few lines or characters lost, doubled, moved or replaced."""
    lines = list(LINES)
    for _ in range(draw(st.integers(0, 2))):
        k, j = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match draw(st.sampled_from(["delete", "double", "swap", "replace"])):
            case "delete":
                del lines[k]
            case "double":
                lines.insert(j, lines[k])
            case "swap":
                lines[k], lines[j] = lines[j], lines[k]
            case _:
                lines[k] = lines[j]
    text = "".join(lines)
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(SCRAPS)) + text[at + draw(st.integers(0, 2)) :]
    return text


@QUIET
@given(damaged())
def test_a_damaged_file_is_read_or_refused(text: str) -> None:
    outcome(text)


@QUIET
@given(
    st.text(alphabet="fghx()@[].:+-*/^=,σ 0123456789eW_ctan", max_size=20),
    st.sampled_from(["0.5", "'close to 1'", "1e-300"]),
)
def test_a_claim_of_anything_is_read_or_refused(of: str, says: str) -> None:
    outcome(toml([(of, says)]))


@QUIET
@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(ExampleError):
        parse_example(text, "a.toml")

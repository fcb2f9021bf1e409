"""The TOML reader: meaning, places, number texts, and an error with a place for everything else."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from symbolic_lstm.errors import ExampleError
from symbolic_lstm.published.toml import TomlNode, TomlNumber, load_toml, parse
from symbolic_lstm.published.toml_syntax import MOST, TOO_LARGE

from ..patience import ends

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAMPLE = """\
# 😀 one worked example
schema = 1
title = "é😀"  # kept
"q k".b . 'c' = [1, 2.70,
  # between
  [-0.32, inf], {a = 1_000, b.c = nan}]

[cell.forget]
bias = +1.62
note = \"\"\"
two
lines\"\"\"

[[claim]]
what = 'f'
[[claim.part]]
x = 1e-3
[[claim]]
what = "g"
exact = true
[claim.deep]
y = "a\\tb\\u00e9"
"""


def plain(node: TomlNode) -> Any:
    """The values alone."""
    match node.value:
        case dict():
            return {key: plain(inner) for key, inner in node.value.items()}
        case list():
            return [plain(inner) for inner in node.value]
        case _:
            return node.value


def at(node: TomlNode, *steps: str | int) -> TomlNode:
    for step in steps:
        assert isinstance(node.value, dict | list)
        node = node.value[step]
    return node


def leaves(node: TomlNode) -> Iterator[TomlNode]:
    if isinstance(node.value, dict | list):
        for inner in node.value.values() if isinstance(node.value, dict) else node.value:
            yield from leaves(inner)
    else:
        yield node


def fails(source: str) -> ExampleError:
    with pytest.raises(ExampleError) as caught:
        parse(source, "f.toml")
    assert str(caught.value).startswith(f"f.toml:{caught.value.line}:{caught.value.column}: error: ")
    return caught.value


@pytest.mark.parametrize(
    ("steps", "value", "place", "text"),
    [
        (("schema",), "1", (2, 10, 2, 1), "1"),
        (("title",), "é😀", (3, 9, 3, 1), '"é😀"'),
        (("q k",), None, (4, 1, 4, 1), ""),
        (("q k", "b"), None, (4, 7, 4, 7), ""),
        (("q k", "b", "c"), None, (4, 17, 4, 11), ""),
        (("q k", "b", "c", 1), "2.70", (4, 21, 4, 21), "2.70"),
        (("q k", "b", "c", 2), None, (6, 3, 6, 3), ""),
        (("q k", "b", "c", 2, 0), "-0.32", (6, 4, 6, 4), "-0.32"),
        (("q k", "b", "c", 2, 1), "inf", (6, 11, 6, 11), "inf"),
        (("q k", "b", "c", 3), None, (6, 17, 6, 17), ""),
        (("q k", "b", "c", 3, "a"), "1000", (6, 22, 6, 18), "1_000"),
        (("q k", "b", "c", 3, "b"), None, (6, 29, 6, 29), ""),
        (("q k", "b", "c", 3, "b", "c"), "nan", (6, 35, 6, 31), "nan"),
        (("cell",), None, (8, 2, 8, 2), ""),
        (("cell", "forget"), None, (8, 7, 8, 7), ""),
        (("cell", "forget", "bias"), "+1.62", (9, 8, 9, 1), "+1.62"),
        (("cell", "forget", "note"), "two\nlines", (10, 8, 10, 1), '"""\ntwo\nlines"""'),
        (("claim",), None, (14, 3, 14, 3), ""),
        (("claim", 0, "what"), "f", (15, 8, 15, 1), "'f'"),
        (("claim", 0, "part", 0), None, (16, 9, 16, 9), ""),
        (("claim", 0, "part", 0, "x"), "1e-3", (17, 5, 17, 1), "1e-3"),
        (("claim", 1), None, (18, 3, 18, 3), ""),
        (("claim", 1, "exact"), True, (20, 9, 20, 1), "true"),
        (("claim", 1, "deep"), None, (21, 8, 21, 8), ""),
        (("claim", 1, "deep", "y"), "a\tbé", (22, 5, 22, 1), '"a\\tb\\u00e9"'),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_everything_knows_its_place(
    steps: tuple[str | int, ...], value: object, place: tuple[int, ...], text: str, ends: str, mark: str
) -> None:
    node = at(parse(mark + SAMPLE.replace("\n", ends), "f.toml"), *steps)
    assert (node.line, node.column, node.key_line, node.key_column) == place
    assert node.text == text
    if value is not None:
        assert node.value == value
        assert isinstance(node.value, TomlNumber) == (text[0] not in "\"'t")


def test_the_root() -> None:
    assert parse("", "p") == parse("# nothing\n", "p") == TomlNode({}, 1, 1, 1, 1, "")


def test_a_table_is_where_its_header_is_even_when_named_before() -> None:
    root = parse("[a.b]\n[a]\nx = 1\n", "p")
    assert (at(root, "a").line, at(root, "a", "b").line, at(root, "a", "x").line) == (2, 1, 3)


def test_keys_with_escapes_dots_and_no_letters() -> None:
    root = parse('"" = 1\n"a.b\\u00e9" = 2\n1.2 = 3\n', "p")
    assert plain(root) == {"": "1", "a.bé": "2", "1": {"2": "3"}}


@pytest.mark.parametrize(
    ("source", "place", "words"),
    [
        ("x = 0,997", (1, 5), "write 0.997"),
        ("# 😀\nt = {'😀' = 1, x = 0,997}", (2, 19), "write 0.997"),
        ("t = {x = 0,997, y = 1}", (1, 10), "write 0.997"),
        ("x = .5", (1, 5), "write 0.5"),
        ("x = 5.", (1, 5), "write 5.0"),
        ("x = ['😀', -.5e3]", (1, 11), "write -0.5e3"),
        ("x = {a = 5.}", (1, 10), "write 5.0"),
        ("x = 01", (1, 5), "write 1"),
        ("x = −0.32", (1, 5), "write -0.32"),
        ("x = True", (1, 5), "write true or false"),
        ("x = “a”", (1, 5), "straight quotes"),
        ("x = hello", (1, 5), 'text needs quotes: "hello"'),
        ("x = 99.7%", (1, 5), 'write it in quotes: "99.7%"'),
        ("x = 1 2", (1, 7), "nothing more may stand on this line"),
        ("x =", (1, 4), "a value is missing"),
        ("x =\ny = 1", (1, 4), "a value is missing"),
        ("x = # later", (1, 5), "a value is missing"),
        ('y = 1\nx = "abc\nz = 1', (2, 5), 'never closed; end it with "'),
        ('x = """abc\ndef', (1, 5), 'never closed; end it with """'),
        ("x = 'abc", (1, 5), "never closed; end it with '"),
        ("x = '''abc", (1, 5), "never closed; end it with '''"),
        ("x = [1, 2", (1, 5), "this [ is never closed"),
        ("x = {a = 1", (1, 5), "this { is never closed"),
        ("x = [1 2]", (1, 8), "a comma or a closing bracket is missing"),
        ("x = {a = 1,}", (1, 12), "no comma before its }"),
        ("x = {a = 1,\nb = 2}", (1, 12), "on one line"),
        ("x = 1\ny = 2\nx = [3,\n4]", (3, 1), "the key 'x' is given twice"),
        ('x = 1\n"x" = 2', (2, 1), "the key 'x' is given twice"),
        ("t = {b = 1, b = 2}", (1, 13), "the key 'b' is given twice"),
        ("[a]\n[b]\n[ a ]", (3, 3), "the key 'a' is given twice"),
        ("a.b = 1\na.b = 2", (2, 1), "the key 'a.b', or a part of it, is given twice"),
        ("a = 1\n[a.b]", (2, 2), "the key 'a.b', or a part of it, is given twice"),
        ("größe = 1", (1, 3), "the key 'größe'"),
        ("backslash", (1, 10), "'=' is missing after the key 'backslash'"),
        ('title "x"', (1, 7), "'=' is missing after the key 'title'"),
        ("= 3", (1, 1), "a key belongs here"),
        ("[[a]", (1, 4), "the name of the table is not closed"),
        ('x = "\\sigma"', (1, 6), "a backslash is written twice"),
        ('x = "\\underline"', (1, 6), "a backslash is written twice"),
        ('x = "\a"', (1, 6), "control character"),
        ("x = 1\ry = 2", (1, 6), "ordinary line ends"),
        ("x = 1\r\r\n", (1, 6), "ordinary line ends"),
        ("x = 1979-05-27", (1, 5), 'a date has no place here; write it as text: "1979-05-27"'),
        ("x = [07:30:00]", (1, 6), "a date has no place here"),
        ("x = 1979-05-27T07:32:00Z", (1, 5), "a date has no place here"),
        ("x = 1979-02-30", (1, 5), "a date has no place here"),
        ("x = [0xff]", (1, 6), "write it in decimal"),
        ("x = 0b1", (1, 5), "write it in decimal"),
        ("x = 0o7", (1, 5), "write it in decimal"),
        ("x = 1\ny = 'a\0b'", (2, 7), "U+0000"),
        ("x = '\ud800'", (1, 6), "U+D800"),
    ],
)
def test_what_is_wrong_where_and_what_would_be_right(source: str, place: tuple[int, int], words: str) -> None:
    wrong = fails(source)
    assert words in wrong.reason
    assert (wrong.line, wrong.column) == place


def test_a_date_in_quotes_is_text() -> None:
    assert plain(parse('x = "1979-05-27"', "p")) == {"x": "1979-05-27"}


HOSTILE = {
    "brackets": "[" * 10_000,
    "array": "x = " + "[" * 10_000 + "]" * 10_000,
    "braces": "x = " + "{a = " * 10_000,
    "dotted": "a." * 10_000 + "a = 1",
    "spaced": '"" . ' * 100_000 + "a = 1",
    "header": "[" + "a." * 10_000 + "a]",
    "mixed": "x = " + "{a.b.c = [" * 20 + "1",
    "digits": "x = " + "9" * 100_000,
    "hex": "x = 0x" + "f" * 100_000,
    "quotes": '"' * 500_000,
    "ticks": "'" * 500_000,
    "open": 'x = """' + '""\\"' * 200_000,
    "backslashes": "\\" * 500_000,
    "commas": "," * 500_000,
    "twice": "a = 1\n" * 100_000,
    "title": 'title = "' + "a" * 5_000_000 + '"',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_refused_fast(name: str) -> None:
    with ends():
        wrong = fails(HOSTILE[name])
    assert len(str(wrong)) < 500


def test_fifty_levels_and_no_more() -> None:
    parse("x = " + "[" * 50 + "]" * 50, "p")
    parse("[" + "a." * 49 + "b]", "p")
    assert fails("x = " + "[" * 51 + "]" * 51).reason.startswith("nested too deeply")
    assert fails("x = [\n" + "[" * 50).column == 50


def test_every_beginning_of_a_file_reads_or_has_a_place(tmp_path: Path) -> None:
    data, path = SAMPLE.encode(), tmp_path / "cut.toml"
    for length in range(len(data)):
        path.write_bytes(data[:length])
        try:
            root = load_toml(path, "cut.toml")
        except ExampleError as wrong:
            assert 1 <= wrong.line <= data[:length].count(b"\n") + 1
            assert not wrong.reason.startswith("this cannot be placed")
        else:
            assert set(plain(root)) <= set(plain(parse(SAMPLE, "p")))


def test_files_that_are_none(tmp_path: Path) -> None:
    def refused(path: Path) -> str:
        with pytest.raises(ExampleError) as caught:
            load_toml(path, "shown.toml")
        assert str(tmp_path) not in str(caught.value)
        return str(caught.value).partition("\n")[0]

    path = tmp_path / "x.toml"
    assert refused(path) == "shown.toml:1:1: error: there is no such file"
    assert "this is a folder" in refused(tmp_path)
    assert "cannot be read" in refused(path / "\0")
    path.write_bytes(b"x = 1")
    assert "cannot be read" in refused(path / "y")
    path.write_bytes(b"\xef\xbb\xbfa = '\xc3\xa9'\r\nb = '\xc3\xa9\xe9'\r\n")
    assert refused(path) == "shown.toml:2:7: error: byte 0xE9 is not UTF-8; save it as UTF-8"
    path.write_bytes(b"\xef\xbb\xbfa\xff")
    assert refused(path).startswith("shown.toml:1:2: error: byte 0xFF")
    path.write_bytes("x = 1".encode("utf-16-le"))
    assert refused(path) == "shown.toml:1:2: error: U+0000 has no place in a text file; save it as UTF-8"
    path.write_bytes(b'title = "' + b"a" * 5_000_000 + b'"')
    assert refused(path).endswith(TOO_LARGE)
    path.write_bytes(b"#" * MOST)
    assert load_toml(path, "shown.toml").value == {}
    path.write_bytes(b"\r\n" * (MOST // 2) + b"#")
    assert refused(path).endswith(TOO_LARGE)


def test_reading_needs_no_sympy() -> None:
    code = "import sys, symbolic_lstm.published.toml; sys.exit('sympy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# Random data, written as TOML in every way we know, must come back.

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXTS = st.text(CHARACTERS, max_size=8)
BARE = re.compile(r"[A-Za-z0-9_-]+")


def quoted(text: str) -> str:
    """A basic string; everything a string may not hold as it is goes as \\U."""
    inside = "".join(f"\\U{ord(c):08x}" if c < " " or c in '"\\\x7f' else c for c in text)
    return f'"{inside}"'


def key(name: str) -> str:
    return name if BARE.fullmatch(name) else quoted(name)


NUMBERS = st.from_regex(r"[+-]?(0|[1-9](_?[0-9]){0,5})(\.[0-9](_?[0-9]){0,3})?([eE][+-]?[0-9]{1,3})?", fullmatch=True)
SCALARS = st.one_of(
    NUMBERS.map(TomlNumber), st.sampled_from(["inf", "-inf", "nan", "+nan"]).map(TomlNumber), st.booleans(), TEXTS
)
DATA = st.dictionaries(
    TEXTS,
    st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4)),
    max_size=5,
)


def written(value: Any, draw: Any) -> str:
    """A value on the right of `=`."""
    if isinstance(value, TomlNumber):
        return str(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        if draw(st.booleans()) and not any(c in value for c in "'\x7f") and all(c >= " " for c in value):
            return f"'{value}'"
        return quoted(value)
    if isinstance(value, list):
        gap = draw(st.sampled_from(["", " ", "\n", " # 😀 ] , [\n\t"]))
        return f"[{gap}" + f"{gap},{gap}".join(written(item, draw) for item in value) + f"{gap}]"
    return "{ " + ", ".join(f"{key(name)} = {written(inner, draw)}" for name, inner in value.items()) + " }"


def document(table: dict[str, Any], path: tuple[str, ...], draw: Any) -> str:
    """A table's entries first, then the tables in it that get a header."""
    now, later = "", ""
    for name, value in table.items():
        steps = (*path, name)
        header = " . ".join(key(step) for step in steps)
        tables = isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
        if isinstance(value, dict) and draw(st.booleans()):
            later += f"[ {header}]  # '\n" + document(value, steps, draw)
        elif tables and draw(st.booleans()):
            later += "".join(f"\t[[{header}]]\n" + document(item, steps, draw) for item in value)
        elif isinstance(value, dict) and value and draw(st.booleans()):
            now += "".join(f" {key(name)}.{key(inner)}={written(v, draw)}\n" for inner, v in value.items())
        else:
            now += f"{key(name)} = {written(value, draw)}{draw(st.sampled_from(['', ' # 😀']))}\n\n"
    return now + later


def as_read(value: Any) -> Any:
    """What we expect: numbers without underscores, the rest as it was."""
    match value:
        case dict():
            return {name: as_read(inner) for name, inner in value.items()}
        case list():
            return [as_read(inner) for inner in value]
        case TomlNumber():
            return ("number", value.replace("_", ""))
        case _:
            return value


def marked(node: TomlNode) -> Any:
    match node.value:
        case dict():
            return {name: marked(inner) for name, inner in node.value.items()}
        case list():
            return [marked(inner) for inner in node.value]
        case TomlNumber():
            return ("number", str(node.value))
        case _:
            return node.value


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(DATA, st.data())
def test_what_is_written_is_read_and_stands_where_it_says(data: dict[str, Any], more: st.DataObject) -> None:
    source = document(data, (), more.draw)
    root = parse(source, "p")
    assert marked(root) == as_read(data)
    lines = source.split("\n")
    for leaf in leaves(root):
        assert leaf.text
        assert "\n".join(lines[leaf.line - 1 :])[leaf.column - 1 :].startswith(leaf.text)
        assert lines[leaf.key_line - 1][leaf.key_column - 1 :]


SIGNS = "ab.=,[]{}1\"'#\\é😀\a\0 \t\r\n"
WORDS = [
    "=",
    " = ",
    "[[",
    "]]",
    "2.70",
    ".5",
    "5.",
    "0,9",
    "-1",
    '"""',
    "'''",
    "a.b",
    "true",
    "0xf",
    "1979-05-27",
    "\r\n",
]
LINES = ["a = 1\n", "[a]\n", "[[a]]\n", "[a.b]\n", "a = {b = 1}\n", "a.b = []\n", "\n"]
PIECES = st.sampled_from([*SIGNS, *WORDS, *LINES])


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_any_text_reads_as_tomllib_does_or_has_a_place(source: str) -> None:
    try:
        root = parse(source, "p")
    except ExampleError as wrong:
        normal = source.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        assert 1 <= wrong.line <= len(normal)
        assert 1 <= wrong.column <= len(normal[wrong.line - 1]) + 1
        assert not wrong.reason.startswith(("this cannot be placed", "this is no TOML"))
    else:
        truth = tomllib.loads(source.removeprefix("\ufeff"), parse_float=str)
        assert _names(plain(root)) == _names(truth)


def _names(value: Any) -> Any:
    match value:
        case dict():
            return {name: _names(inner) for name, inner in value.items()}
        case list():
            return [_names(inner) for inner in value]
        case bool():
            return value
        case int():
            return float(value)
        case _:
            try:
                return float(value) if value not in ("nan", "+nan", "-nan") else "nan"
            except ValueError:
                return value

"""TOML with its places: every value knows its line, its column and its source text.

`tomllib` says what a file means, `tree-sitter-toml` where each thing stands and
how each number was written (2.70 stays 2.70); the two must agree. Places are
1-based and count code points.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, time
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

import tree_sitter_toml
from tree_sitter import Language, Parser

from symbolic_lstm.errors import ExampleError, shortened

if TYPE_CHECKING:
    from pathlib import Path

    from tree_sitter import Node as Tree

#: Most bytes in a file, most brackets and dots inside one another, longest word outside quotes.
MOST, DEEPEST, LONGEST = 1_000_000, 50, 500


class Number(str):
    """A number as it was written, without underscores: `2.70`, `1e-3`, `inf`, `nan`."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value, where it and its key start, and its source text ('' for lists and tables).

    A table or list made by a header or a dotted key starts at its name there.
    The key of a list's item, and of the whole file, is the item itself.
    """

    value: Value
    line: int
    column: int
    key_line: int
    key_column: int
    text: str


Value: TypeAlias = "str | bool | Number | list[Node] | dict[str, Node]"
_Steps: TypeAlias = "tuple[str | int, ...]"  # the way to a value: names, and numbers in lists

_ROOT: _Steps = ()
_DOUBT = "this cannot be placed surely; write it more plainly"
_TOML = Language(tree_sitter_toml.language())
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}|' + r"'''(?:[^']|'(?!''))*+'{3,5}|"
    r'(?!""")"(?:[^"\\\n]|\\[^\n])*+"|' + r"(?!''')'[^'\n]*+'|#[^\n]*+|(?P<quote>'''|'|\"\"\"|\")|"
    r"(?P<open>[\[{])|(?P<shut>[\]}])|(?P<end>[,\n])|(?P<dot>\.)|(?P<word>[^\s\[\]{}#\"'.,=]++)",
    re.DOTALL,
)
_KEY = re.compile(r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+|[ \t]*\.[ \t]*)+|""")
_UNCLOSED = ("Unterminated", "Expected \"'", "Illegal character '\\n'", "Found invalid character '\\n'")
_STRAY = ("Invalid value", "Expected newline", "Unclosed")
_WORDS = (  # what somebody wrote for a value, and what would be right
    (r"([+-]?)\.([0-9]+(?:[eE]\S+)?)", r"write \g<1>0.\2"),
    (r"([+-]?[0-9]+)\.((?:[eE]\S*)?)", r"write \1.0\2"),
    (r"([+-]?)0+([0-9]\S*)", r"a number has no zeros in front; write \1\2"),
    (r"[−–](\S+)", r"write -\1"),
    (r"(?i:true|false)", "write true or false, in small letters"),
    (r"[“”„‘’‚«]\S*", 'text stands between straight quotes: "…"'),
    (r"\S+", r'text needs quotes: "\g<0>"'),
)
_PLAIN = (  # how tomllib begins, and the same in plain words; {} is the key of the entry
    ("Cannot|Duplicate", "the key '{}' is given twice"),
    ("Expected '='", "'=' is missing after the key '{}'; a key with other than a-z, 0-9, _ and - needs quotes"),
    ("Expected ']", "the name of the table is not closed; end it with ] (or ]], as it began)"),
    ("Invalid statement|Invalid initial", "a key belongs here; with other than a-z, 0-9, _ and - it needs quotes"),
    ("Unescaped|Invalid hex|Escaped", "in double quotes a backslash is written twice; single quotes take it as it is"),
    ("Unclosed", "a comma or a closing bracket is missing here"),
    ("Invalid date", "a date has no place here; write it as text, in quotes"),
    ("Invalid value", "a value is missing here"),
    ("Expected newline", "nothing more may stand on this line; text needs quotes around all of it"),
    ("Illegal|Found invalid", "a control character has no place here"),
    ("", "this is no TOML"),
)


def load(path: Path, shown: str) -> Node:
    """The file at `path` as a table; errors call it `shown`.

    Raises `ExampleError` when the file is missing, a folder, unreadable, too
    large or not UTF-8, and whenever `parse` does.
    """
    if path.is_dir():
        raise ExampleError("this is a folder; name a file", shown)
    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except FileNotFoundError:
        raise ExampleError("there is no such file", shown) from None
    except (OSError, ValueError) as wrong:  # ValueError: a NUL in the name
        raise ExampleError(f"the file cannot be read ({getattr(wrong, 'strerror', wrong)})", shown) from None
    if len(data) > MOST:
        raise ExampleError("a worked example has at most 1 MB", shown)
    try:
        return parse(data.decode(), shown)
    except UnicodeDecodeError as wrong:
        before, byte = data[: wrong.start].decode("utf-8-sig"), data[wrong.start]
        src = _Source(before + data[wrong.start :].decode(errors="replace"), shown)
        raise src.error(f"byte 0x{byte:02X} is not UTF-8; save it as UTF-8", len(before)) from None


def parse(source: str, path: str) -> Node:
    """The text of a TOML file as one table; errors call the file `path`.

    Raises `ExampleError` with the place: for text that is no TOML, a key given
    twice, a date, a number not in decimal, a NUL, nesting deeper than 50, and
    more than 1 MB.
    """
    src = _Source(source.removeprefix("\ufeff").replace("\r\n", "\n"), path)
    data = src.text.encode(errors="replace")
    if len(data) > MOST:
        raise ExampleError("a worked example has at most 1 MB", path)
    if odd := re.search("[\0\r\ud800-\udfff]", src.text):
        mend = "with ordinary line ends" if odd[0] == "\r" else "as UTF-8"
        raise src.error(f"U+{ord(odd[0]):04X} has no place in a text file; save it {mend}", odd.start())
    *_, quote = _scan(src, len(src.text))
    try:
        truth = tomllib.loads(src.text, parse_float=Number)
    except (ValueError, LookupError, RecursionError) as wrong:
        raise _explained(src, str(wrong), quote) from None
    places = _Places(src, data)
    root = places.node(truth, ())
    if places.found:
        raise src.error(_DOUBT, min(places.found.values())[0])
    return root


class _Source:
    """A text that knows its lines; a place is an offset until somebody must read it."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def error(self, reason: str, at: int) -> ExampleError:
        line, column = self.place(at)
        return ExampleError(reason, self.path, line, column, self.text[at - column + 1 :].partition("\n")[0].rstrip())


def _scan(src: _Source, stop: int) -> tuple[int, int, int]:
    """At `stop`: where the entry under way starts, where its bracket opened, the quote left open (-1 for none).

    Nesting is limited here, in a loop, before any parser that recurses sees the text.
    """
    levels: list[tuple[int, int, int]] = []  # of every open bracket: its place, and depth and entry around it
    depth, item, quote = 0, -1, -1
    for m in _TOKEN.finditer(src.text, 0, stop):
        kind, at = m.lastgroup, m.start()
        if kind == "end":
            depth, item = (levels[-1][1] + 1 if levels else 0), -1
        elif kind == "shut" and levels:
            _, depth, item = levels.pop()
        elif m[0][0] != "#":
            item = at if item < 0 else item
            depth += kind in ("open", "dot")
            if depth > DEEPEST:
                raise src.error(f"nested too deeply; at most {DEEPEST} levels are read", at)
            if kind == "word" and len(m[0]) > LONGEST:
                raise src.error(f"this word is too long; at most {LONGEST} characters are read", at)
            if kind == "open":
                levels.append((at, depth - 1, item))
                item = -1
            if kind == "quote":
                quote = at
                break
    return item, levels[-1][0] if levels else -1, quote


def _explained(src: _Source, message: str, quote: int) -> ExampleError:
    """tomllib's complaint in plain words, at the place where the mend belongs."""
    text, m = src.text, re.search(r"line (\d+), column (\d+)\)$", message)
    at = src.starts[int(m[1]) - 1] + int(m[2]) - 1 if m else len(text)
    if quote >= 0 and message.startswith(_UNCLOSED):
        mark = text[quote] * (3 if text[quote : quote + 3] == text[quote] * 3 else 1)
        return src.error(f"this text is never closed; end it with {mark}", quote)
    item, bracket, _ = _scan(src, at)
    if bracket >= 0 and at == len(text):
        return src.error(f"this {text[bracket]} is never closed", bracket)
    if bracket >= 0 and text[bracket] == "{" and text[at] in "\n}" and message.startswith(("Invalid init", "Unclosed")):
        return src.error("a table in braces stands on one line, with no comma before its }", at)
    start = at - src.place(at)[1] + 1
    line = text[start:].partition("\n")[0]
    for m in re.finditer(r"=[ \t]*([+-]?[0-9]+),([0-9]+)", line):
        if m.start(1) < at - start <= m.end() and message.startswith((*_STRAY, "Expected '='")):
            return src.error(f"a decimal comma in a number; write {m[1]}.{m[2]}", start + m.start(1))
    for m in re.finditer(r"[^\s,\[\]{}#=\"']+", line):
        in_value = m.start() == at - start and message.startswith("Invalid value")
        if in_value or (m.start() < at - start <= m.end() and message.startswith(_STRAY)):
            word = shortened(m[0], 40)
            advice = next(w.expand(right) for wrong, right in _WORDS if (w := re.fullmatch(wrong, word)))
            return src.error(f"{word} is no value; {advice}", start + m.start())
    found = _KEY.match(text, max(item, 0))
    key = shortened(found[0].strip(" \t\"'")) if found else ""
    plain = next(plain for wrong, plain in _PLAIN if re.match(wrong, message))
    if plain.startswith("the key"):
        return src.error((plain.replace(" is", ", or a part of it, is") if "." in key else plain).format(key), item)
    return src.error(plain.format(key), text.rfind("\\", 0, at) if " backslash " in plain else at)


class _Places:
    """Where everything stands, by the steps that lead there: offsets of value and key, and source text."""

    def __init__(self, src: _Source, data: bytes) -> None:
        self.src, starts = src, ((byte & 0xC0) != 0x80 for byte in data)
        self.offsets = range(len(data) + 1) if len(data) == len(src.text) else [*accumulate(starts, initial=0)]
        self.found: dict[_Steps, tuple[int, int, str]] = {(): (0, 0, "")}
        self.last: dict[_Steps, int] = {}  # in each [[list]], the number of its latest table
        for part in Parser(_TOML).parse(data).root_node.named_children:
            steps, pairs = _ROOT, [part]
            if part.has_error:
                raise src.error(_DOUBT, self.offsets[part.start_byte])
            if part.type in ("table", "table_array_element"):
                key, *pairs = part.named_children
                steps, at = self.enter(key, steps)
                if part.type == "table_array_element":
                    self.found.setdefault(steps, (at, at, ""))
                    self.last[steps] = self.last.get(steps, -1) + 1
                    steps = (*steps, self.last[steps])
                self.found[steps] = (at, at, "")
            self.pairs(pairs, steps)

    def enter(self, key: Tree, steps: _Steps) -> tuple[_Steps, int]:
        """The steps to what `key` names from `steps`, and where its last name stands; notes the tables between."""
        parts, at = [key], 0
        while parts[0].type == "dotted_key":
            parts[:1] = parts[0].named_children
        for part in parts:
            if steps in self.last:
                steps += (self.last[steps],)
            self.found.setdefault(steps, (at, at, ""))
            at, name = self.text(part)
            steps += (next(iter(tomllib.loads(f"{name} = 0"))) if name[0] in "\"'" else name,)
        return steps, at

    def text(self, tree: Tree) -> tuple[int, str]:
        at = self.offsets[tree.start_byte]
        return at, self.src.text[at : self.offsets[tree.end_byte]]

    def pairs(self, trees: list[Tree], steps: _Steps) -> None:
        for tree in trees:
            if tree.type == "pair":
                key, value, *_ = tree.named_children
                self.value(value, *self.enter(key, steps))

    def value(self, tree: Tree, steps: _Steps, key: int) -> None:
        at, text = self.text(tree)
        self.found[steps] = (at, at if key < 0 else key, "" if tree.type in ("array", "inline_table") else text)
        if tree.type == "inline_table":
            self.pairs(tree.named_children, steps)
        elif tree.type == "array":
            for n, item in enumerate(t for t in tree.named_children if t.type != "comment"):
                self.value(item, (*steps, n), -1)

    def node(self, truth: object, steps: _Steps) -> Node:
        """What tomllib read at `steps`, in its place."""
        at, key, text = self.found.pop(steps, (0, 0, "?"))
        value: Value
        match truth:
            case dict() if not text:
                value = {name: self.node(inner, (*steps, name)) for name, inner in truth.items()}
            case list() if not text:
                value = [self.node(inner, (*steps, n)) for n, inner in enumerate(truth)]
            case int() if text[:2] in ("0x", "0o", "0b"):
                raise self.src.error(f"{shortened(text)} is no decimal number; write it in decimal", at)
            case date() | time():
                raise self.src.error(f'a date has no place here; write it as text: "{shortened(text)}"', at)
            case bool() if text == str(truth).lower():
                value = truth
            case Number() | int() if text == truth or (re.fullmatch(r"[+-]?[0-9_]+", text) and int(text) == truth):
                value = Number(text.replace("_", ""))
            case str() if text[0] in "\"'":
                value = truth
            case _:
                raise self.src.error(_DOUBT, at)
        return Node(value, *self.src.place(at), *self.src.place(key), text)

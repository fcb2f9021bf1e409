"""TOML with its places: every value knows its line, its column and its source text.

`tomllib` says what a file means, `tree-sitter-toml` where each thing stands and
how each number was written (2.70 stays 2.70); the two must agree. Places are
1-based and count code points.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, time
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from tree_sitter import Language, Parser

from symbolic_lstm.errors import ExampleError, shortened
from symbolic_lstm.published.source_text import SourceText
from symbolic_lstm.published.toml_syntax import MOST, TOO_LARGE, explained, scan
from symbolic_lstm.records import record

if TYPE_CHECKING:
    from pathlib import Path

    from tree_sitter import Node as Tree


class TomlNumber(str):
    """A number as it was written, without underscores: `2.70`, `1e-3`, `inf`, `nan`."""


@record(frozen=True, slots=True)
class TomlNode:
    """A value, where it and its key start, and its source text ('' for lists and tables).

    A table or list made by a header or a dotted key starts at its name there.
    The key of a list's item, and of the whole file, is the item itself.
    """

    value: TomlValue
    line: int
    column: int
    key_line: int
    key_column: int
    text: str


TomlValue: TypeAlias = "str | bool | TomlNumber | list[TomlNode] | dict[str, TomlNode]"
_Steps: TypeAlias = "tuple[str | int, ...]"  # the way to a value: names, and numbers in lists

_ROOT: _Steps = ()
_DOUBT = "this cannot be placed surely; write it more plainly"


def _grammar() -> Language:
    """The grammar of TOML, without what its package imports for those who colour text, which takes a start 10 ms."""
    package = PathFinder.find_spec("tree_sitter_toml")
    found = package and PathFinder.find_spec("_binding", package.submodule_search_locations)
    if found is None or found.loader is None:
        raise ImportError("tree-sitter-toml is not installed")
    binding = module_from_spec(found)
    found.loader.exec_module(binding)
    return Language(binding.language())


_TOML = _grammar()


def load_toml(path: Path, called: str) -> TomlNode:
    """The file at `path` as a table; errors call it `called`. Raises `ExampleError` as `read` and `parse` do."""
    return parse(read(path, called), called)


def read(path: Path, called: str) -> str:
    """The text of a file; errors call it `called`.

    Raises `ExampleError` when the file is missing, a folder, unreadable, too
    large or not UTF-8.
    """
    try:
        if path.is_dir():
            raise ExampleError("this is a folder; name a file", called)
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except FileNotFoundError:
        raise ExampleError("there is no such file", called) from None
    except ExampleError:
        raise
    except (OSError, ValueError) as wrong:  # ValueError: a NUL in the name
        raise ExampleError(f"the file cannot be read ({getattr(wrong, 'strerror', wrong)})", called) from None
    return decoded(data, called)


def decoded(data: bytes, called: str) -> str:
    """Bytes as text; raises `ExampleError` where they are too many or not UTF-8."""
    if len(data) > MOST:
        raise ExampleError(TOO_LARGE, called)
    try:
        return data.decode()
    except UnicodeDecodeError as wrong:
        before, byte = data[: wrong.start].decode("utf-8-sig"), data[wrong.start]
        src = SourceText(before + data[wrong.start :].decode(errors="replace"), called)
        raise src.error(f"byte 0x{byte:02X} is not UTF-8; save it as UTF-8", len(before)) from None


def parse(source: str, path: str) -> TomlNode:
    """The text of a TOML file as one table; errors call the file `path`.

    Raises `ExampleError` with the place: for text that is no TOML, a key given
    twice, a date, a number not in decimal, a NUL, nesting deeper than 50, and
    more than 1 MB.
    """
    src = SourceText(source.removeprefix("\ufeff").replace("\r\n", "\n"), path)
    data = src.text.encode(errors="replace")
    if len(data) > MOST:
        raise ExampleError(TOO_LARGE, path)
    if odd := re.search("[\0\r\ud800-\udfff]", src.text):
        mend = "with ordinary line ends" if odd[0] == "\r" else "as UTF-8"
        raise src.error(f"U+{ord(odd[0]):04X} has no place in a text file; save it {mend}", odd.start())
    *_, quote = scan(src, len(src.text))
    try:
        truth = tomllib.loads(src.text, parse_float=TomlNumber)
    except (ValueError, LookupError, RecursionError) as wrong:
        raise explained(src, str(wrong), quote) from None
    places = _Places(src, data)
    root = places.node(truth, ())
    if places.found:
        raise src.error(_DOUBT, min(places.found.values())[0])
    return root


class _Places:
    """Where everything stands, by the steps that lead there: offsets of value and key, and source text."""

    def __init__(self, src: SourceText, data: bytes) -> None:
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

    def node(self, truth: object, steps: _Steps) -> TomlNode:
        """What tomllib read at `steps`, in its place."""
        at, key, text = self.found.pop(steps, (0, 0, "?"))
        value: TomlValue
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
            case TomlNumber() | int() if text == truth or (re.fullmatch(r"[+-]?[0-9_]+", text) and int(text) == truth):
                value = TomlNumber(text.replace("_", ""))
            case str() if text[0] in "\"'":
                value = truth
            case _:
                raise self.src.error(_DOUBT, at)
        return TomlNode(value, *self.src.place(at), *self.src.place(key), text)

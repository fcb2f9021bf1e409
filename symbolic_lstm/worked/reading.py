"""Reading tables of a worked example: values of a kind, or an error at their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NoReturn

from symbolic_lstm.errors import ExampleError, SymbolicLstmError, did_you_mean, shortened
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Digits, digits
from symbolic_lstm.worked.example import Grid
from symbolic_lstm.worked.toml import Node, Number
from symbolic_lstm.worked.written import Written

#: Longer titles and sentences of prose are refused.
LONGEST_TEXT = 2_000


class Reading:
    """One file being read. Every method takes a node and returns what it means, or fails at its place."""

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.lines = source.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        self.written: list[Written] = []  # texts in which formulas may stand

    def fail(self, reason: str, node: Node, *, key: bool = False) -> NoReturn:
        line, column = (node.key_line, node.key_column) if key else (node.line, node.column)
        source = self.lines[line - 1] if line <= len(self.lines) else ""
        raise ExampleError(reason, self.path, line, column, source)

    def table(self, node: Node | None, name: str = "") -> dict[str, Node]:
        if node is None:
            return {}
        if not isinstance(node.value, dict):
            self.fail(f"{name or 'this'} is a table; write [{name}]", node, key=True)
        return node.value

    def items(self, node: Node | None, name: str) -> list[Node]:
        if node is None:
            return []
        if not isinstance(node.value, list):
            self.fail(f"{name} is a list; write [[{name}]] or {name} = [ … ]", node, key=True)
        return node.value

    def text(self, node: Node) -> str:
        if not isinstance(node.value, str) or isinstance(node.value, Number):
            self.fail('text is needed here, in quotes: "…"', node)
        if len(node.value) > LONGEST_TEXT:
            self.fail(f"the text has {len(node.value)} characters; at most {LONGEST_TEXT} are read", node)
        return node.value

    def prose(self, node: Node | None) -> str:
        """A text in which formulas may stand between dollars; '' for none."""
        if node is None:
            return ""
        if "$" in self.text(node):
            lines = self.lines[node.line - 1 : node.line + node.text.count("\n")]
            self.written.append(Written(self.text(node), node.text, node.line, node.column, tuple(lines)))
        return self.text(node)

    def optional(self, table: Mapping[str, Node], key: str) -> str:
        return self.text(table[key]) if key in table else ""

    def choice(self, node: Node | None, known: tuple[str, ...], default: str) -> str:
        if node is None:
            return default
        value = self.text(node)
        if value not in known:
            self.fail(f"{shortened(value)!r} is not known here{did_you_mean(value, known)}", node)
        return value

    def known(self, table: Mapping[str, Node], names: Iterable[str], where: str) -> None:
        names = tuple(names)
        for key, node in table.items():
            if key not in names:
                self.fail(f"unknown key {shortened(key)!r} in {where}{did_you_mean(key, names)}", node, key=True)

    def grid(self, node: Node, name: str, depth: int = 0) -> Grid:
        if isinstance(node.value, list):
            if depth > 2 or not node.value:
                self.fail(f"{name} is {'an empty list' if not node.value else 'nested too deeply'}", node)
            return tuple(self.grid(item, name, depth + 1) for item in node.value)
        if isinstance(node.value, Number):
            try:
                return figure(node.value)
            except SymbolicLstmError as fault:
                self.fail(str(fault), node)
        if isinstance(node.value, str):
            self.fail(f"{name} is text; write the number without quotes: {shortened(node.value, 20)}", node)
        self.fail(f"{name} takes a number or a list of numbers", node)

    def digits(self, node: Node) -> Digits:
        if not isinstance(node.value, str):
            self.fail('digits are decimals (4) or significant digits ("3s")', node)
        try:
            return digits(node.value)
        except SymbolicLstmError as fault:
            self.fail(str(fault), node)

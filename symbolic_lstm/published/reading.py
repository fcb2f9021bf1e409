"""Reading tables of a worked example: values of a kind, or an error at their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NoReturn

from symbolic_lstm.errors import ExampleError, SymbolicLstmError, did_you_mean, shortened
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Digits, digits
from symbolic_lstm.published.example import Grid
from symbolic_lstm.published.numerals import has_comma, numeral
from symbolic_lstm.published.toml import TomlNode, TomlNumber
from symbolic_lstm.published.written import Written

#: Longer titles and sentences of prose are refused.
LONGEST_TEXT = 2_000
#: The keys of a whole file, and those of them that are lists of tables.
TOP = ("schema", "title", "cell", "form", "notation", "language", "decimal", "source", "rounding", "precision", "steps",
       "layout", "joined", "bias", "batch", "awaits", "arrays", "loss", "weights", "given", "notes", "origins",
       "variants", "claims")  # fmt: skip
#: What a variant may say.
OF_A_VARIANT = ("title", "origin", "notes", "given", "weights", "rounding", "precision", "claims")
LISTS = ("origins", "claims")


class Reading:
    """One file being read. Every method takes a node and returns what it means, or fails at its place."""

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.lines = source.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        self.comma = False  # whether numbers in quotes may have a decimal comma
        self.written: list[Written] = []  # texts in which formulas may stand

    def fail(self, reason: str, node: TomlNode, *, key: bool = False) -> NoReturn:
        line, column = (node.key_line, node.key_column) if key else (node.line, node.column)
        source = self.lines[line - 1] if line <= len(self.lines) else ""
        raise ExampleError(reason, self.path, line, column, source)

    def table(self, node: TomlNode | None, name: str, like: str = "") -> dict[str, TomlNode]:
        """The entries of a table that a file heads with [name]; `like` is an example of one in braces."""
        if node is None:
            return {}
        if not isinstance(node.value, dict):
            self.fail(f"{name} is a table; write {like or f'[{name}]'}", node, key=True)
        return node.value

    def items(self, node: TomlNode | None, name: str, like: str) -> list[TomlNode]:
        """The tables of a list, each headed with [[name]] or written as `like`."""
        if node is None:
            return []
        if not isinstance(node.value, list):
            self.fail(f"{name} is a list; write [[{name}]] or {name} = [{like}, …]", node, key=True)
        return node.value

    def texts(self, node: TomlNode | None) -> list[TomlNode]:
        """The texts of a list; a text alone is a list of one."""
        if node is None:
            return []
        return node.value if isinstance(node.value, list) else [node]

    def text(self, node: TomlNode) -> str:
        return self.long_text(node, LONGEST_TEXT)

    def long_text(self, node: TomlNode, longest: int) -> str:
        """A text of at most so many characters."""
        if not isinstance(node.value, str) or isinstance(node.value, TomlNumber):
            self.fail('text is needed here, in quotes: "…"', node)
        if len(node.value) > longest:
            self.fail(f"the text has {len(node.value)} characters; at most {longest} are read", node)
        return node.value

    def prose(self, node: TomlNode | None) -> str:
        """A text in which formulas may stand between dollars; '' for none."""
        if node is None:
            return ""
        if "$" in self.text(node):
            lines = self.lines[node.line - 1 : node.line + node.text.count("\n")]
            self.written.append(Written(self.text(node), node.text, node.line, node.column, tuple(lines)))
        return self.text(node)

    def optional(self, table: Mapping[str, TomlNode], key: str) -> str:
        return self.text(table[key]) if key in table else ""

    def choice(self, node: TomlNode | None, known: tuple[str, ...], default: str) -> str:
        if node is None:
            return default
        value = self.text(node)
        if value not in known:
            self.fail(f"{shortened(value)!r} is not known here{did_you_mean(value, known)}", node)
        return value

    def known(self, table: Mapping[str, TomlNode], names: Iterable[str], where: str) -> None:
        names = tuple(names)
        for key, node in table.items():
            if key not in names:
                if key in TOP and where.startswith("["):
                    told = f"{key!r} belongs to the whole file, not to {where}; write it above the first [table]"
                    self.fail(f"{told}, or under [[{key}]]" if key in LISTS else told, node, key=True)
                self.fail(f"unknown key {shortened(key)!r} in {where}{did_you_mean(key, names)}", node, key=True)

    def grid(self, node: TomlNode, name: str, depth: int = 0) -> Grid:
        if isinstance(node.value, list):
            if depth > 2 or not node.value:
                self.fail(f"{name} is {'an empty list' if not node.value else 'nested too deeply'}", node)
            return tuple(self.grid(item, name, depth + 1) for item in node.value)
        if isinstance(node.value, TomlNumber):
            try:
                return figure(node.value)
            except SymbolicLstmError as fault:
                self.fail(str(fault), node)
        if isinstance(node.value, str):
            return self.quoted(node.value, name, node)
        self.fail(f"{name} takes a number or a list of numbers", node)

    def quoted(self, text: str, name: str, node: TomlNode) -> Grid:
        """A number in quotes: 2.70, a fraction, a percentage, or one with a decimal comma where the file has commas."""
        if text.lstrip().startswith("["):
            self.fail(f"{name} is a list of numbers; write it without the quotes around it", node)
        if "," in text.strip(",") and " " in text.strip():
            self.fail(f"{name}: a list stands in brackets: [{shortened(text, 40)}]", node)
        try:
            return numeral(text, self.comma)
        except SymbolicLstmError as fault:
            comma = ', or say decimal = "," at the top of the file' if has_comma(text) else ""
            self.fail(f"{name} takes a number; {fault}{comma}", node)

    def count(self, node: TomlNode | None, what: str, most: int) -> int:
        """A whole number from 1; 0 for none."""
        if node is None:
            return 0
        text = node.value if isinstance(node.value, TomlNumber) else ""
        if not text.isdecimal() or len(text) > 9 or not 1 <= int(text) <= most:
            self.fail(f"{what} is a whole number from 1 to {most}", node)
        return int(text)

    def digits(self, node: TomlNode) -> Digits:
        if not isinstance(node.value, str):
            self.fail('digits are decimals (4) or significant digits ("3s")', node)
        try:
            return digits(node.value)
        except SymbolicLstmError as fault:
            self.fail(str(fault), node)

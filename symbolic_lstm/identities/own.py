"""One's own identity in a TOML file: `identity = "tanh(x) = 2σ(2x) − 1"`, and what its names may be.

Every `=` of a chain is a step, and so is every ≤, <, ≥ or >. `d/dz` before the first expression is its derivative.
`domain` says between which bounds a name stands for any number, `where` what a name stands for, `at` the numbers that
it is worked with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from symbolic_lstm.errors import SymbolicLstmError, did_you_mean, shortened
from symbolic_lstm.identities.domains import Domain, domain
from symbolic_lstm.identities.identity import ChainStep, Identity, IdentityChain, RelationSign
from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.published.reading import Reading
from symbolic_lstm.published.toml import TomlNode, parse, read
from symbolic_lstm.readers.line import read_line
from symbolic_lstm.verify.orders import ORDERS

#: The keys of an identity's file.
KEYS = ("schema", "title", "identity", "because", "domain", "where", "at")
#: Longer chains, and more identities in one file, are not read.
MOST_STEPS = 30
_SLOPE = re.compile(r"\s*[d∂]\s*/\s*[d∂]\s*([A-Za-z]\w*)\s*(?=[^\w\s=]|\s\w|\w)(.+)", re.DOTALL)
#: Signs between expressions, and one way to write those of order.
_SIGNS = re.compile(r"(<=|>=|==|[=≤<≥>])")
_ORDER = {"<=": "≤", ">=": "≥"}
_WIDE = (t.Concat, t.Softmax, t.Total, t.Flip, t.Outer, t.Apply, t.Slice)


def read_identity(path: Path, called: str = "") -> Identity:
    """The identity in a TOML file; raises `ExampleError` at its place."""
    return parse_identity(read(path, called or str(path)), called or str(path))


def parse_identity(source: str, path: str) -> Identity:
    """The identity that a TOML text holds; raises `ExampleError` naming `path`, line and column.

    >>> found = parse_identity('schema = 1\\nidentity = "1 - σ(x) = σ(-x)"', "mine.toml")
    >>> [str(step.term) for step in found.claims[0].steps]
    ['1 - sigmoid(x)', 'sigmoid(-x)']
    """
    return _Reading(path, source).identity(parse(source, path))


class _Reading(Reading):
    def identity(self, root: TomlNode) -> Identity:
        top = self.table(root, "the file")
        self.known(top, KEYS, "an identity")
        if "schema" not in top or top["schema"].text != "1":
            self.fail("an identity begins with schema = 1", top.get("schema", root))
        lines = self.texts(top["identity"])
        if not 1 <= len(lines) <= MOST_STEPS:
            self.fail(f"identity is a text, or a list of up to {MOST_STEPS}", top["identity"])
        where = {name: self.expression(node, self.text(node)) for name, node in self.entries(top, "where")}
        domains = {name: self.domain(node) for name, node in self.entries(top, "domain")}
        because = [self.text(node) for node in self.texts(top.get("because"))]
        claims = tuple(self.claim(node, where, domains, because if len(lines) == 1 else []) for node in lines)
        if because and len(because) != len(claims[0].steps) - 1:
            count = len(claims[0].steps) - 1
            self.fail(
                f"because has a text for each step; there {'is' if count == 1 else 'are'} {count}", top["because"]
            )
        names = dict.fromkeys(name for one in claims for name in one.names)
        self.fitting(top, names, where)
        at = {name: self.number(node, name, domains.get(name)) for name, node in self.entries(top, "at")}
        title = self.text(top["title"]) if "title" in top else self.text(lines[0])
        return Identity(Path(self.path).stem, claims, at, title=title, path=self.path, line=lines[0].line)

    def entries(self, top: Mapping[str, TomlNode], key: str) -> list[tuple[str, TomlNode]]:
        return list(self.table(top.get(key), key, f'{key} = {{ x = "…" }}').items())

    def claim(
        self, node: TomlNode, where: dict[str, t.Sentence], domains: dict[str, Domain], because: list[str]
    ) -> IdentityChain:
        """A chain of expressions with = between them."""
        text = self.text(node)
        first, *rest = _SIGNS.split(text)
        sides, signs = [first, *rest[1::2]], [_ORDER.get(sign, sign) for sign in rest[::2]]
        if len(sides) < 2 or re.search(r"[≈≠→]", text) or not {*signs} <= {"=", *ORDERS}:
            told = "an identity has expressions with = between them, as in tanh(x) = 2σ(2x) − 1; or ≤, <, ≥, >"
            self.fail(told, node)
        if {*signs} & {"≤", "<"} and {*signs} & {"≥", ">"}:
            self.fail("a chain goes one way: its signs are = and ≤ or <, or = and ≥ or >", node)
        if len(sides) > MOST_STEPS:
            self.fail(f"a chain has at most {MOST_STEPS} expressions, not {len(sides)}", node)
        slope = _SLOPE.fullmatch(sides[0])
        steps = [ChainStep(self.expression(node, slope[2] if slope else sides[0]), "", bool(slope))]
        reasons = because or [""] * len(sides)
        steps += [
            ChainStep(self.expression(node, it), done, sign=cast("RelationSign", sign))
            for it, done, sign in zip(sides[1:], reasons, signs, strict=False)
        ]
        by = slope[1] if slope else ""
        if by and by in where:
            self.fail(f"{by!r} stands for {where[by]}; a derivative is by a name of its own", node)
        names = {name for step in steps for name in t.names(step.term)}
        behind = {name for own in where.values() for name in t.names(own)}
        return IdentityChain(
            tuple(steps), by, {n: own for n, own in where.items() if n in names},
            {n: own for n, own in domains.items() if n in {*names, *behind}},
        )  # fmt: skip

    def expression(self, node: TomlNode, text: str) -> t.Sentence:
        """One expression of numbers, in any of the ways that lines are read."""
        try:
            chains = read_line(text.strip())
        except SymbolicLstmError as fault:
            self.fail(f"{shortened(text.strip(), 40)!r} cannot be read: {str(fault).partition(chr(10))[0]}", node)
        if len(chains) != 1 or len(chains[0].sides) != 1:
            self.fail(f"{shortened(text.strip(), 40)!r} is not one expression", node)
        term = chains[0].sides[0].term
        if wide := next((part for _, part in t.walk(term) if isinstance(part, _WIDE)), None):
            self.fail(f"an identity is between numbers; {shortened(str(wide), 40)} is of vectors", node)
        return term

    def domain(self, node: TomlNode) -> Domain:
        try:
            return domain(self.text(node))
        except SymbolicLstmError as fault:
            self.fail(str(fault), node)

    def number(self, node: TomlNode, name: str, own: Domain | None) -> str:
        value = self.grid(node, name)
        if not isinstance(value, Figure):
            self.fail(f"{name} stands for one number here, not for a list", node)
        if own is not None and not own.holds(value.value):
            self.fail(f"{name} is {own.told} here, not {value.text}", node)
        return value.text

    def fitting(self, top: Mapping[str, TomlNode], names: dict[str, None], where: Mapping[str, t.Sentence]) -> None:
        """Every name that is said something of stands in the identity, and stands for one thing."""
        behind = {name for own in where.values() for name in t.names(own)}
        for key in ("where", "domain", "at"):
            for name, node in self.entries(top, key):
                if name not in names and not (name in behind and key != "where"):
                    self.fail(f"the identity has no {name!r}{did_you_mean(name, [*names])}", node, key=True)
                if key != "where" and name in where:
                    self.fail(f"{name!r} stands for {where[name]}; say it of the names in that", node, key=True)
                if key == "where" and set(t.names(where[name])) & {*where}:
                    self.fail(f"what {name!r} stands for names what stands for something itself", node)

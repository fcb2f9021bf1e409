"""Reading a worked example: every error says file, line, column and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import cast

from symbolic_lstm.cells import CELLS
from symbolic_lstm.cells import named as cell_named
from symbolic_lstm.errors import CellError, ExampleError, SymbolicLstmError, did_you_mean, shortened
from symbolic_lstm.languages import LANGUAGES
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.maths.program import LONGEST as MOST_STEPS
from symbolic_lstm.maths.program import Form
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.notation import NOTATIONS
from symbolic_lstm.numbers.choices import CARRIES, MODES, Carry, Mode
from symbolic_lstm.numbers.rounding import Digits, Rounding
from symbolic_lstm.published.batch import batched
from symbolic_lstm.published.claims import of, says
from symbolic_lstm.published.example import Claim, Example, FilePlace, Grid, Variant
from symbolic_lstm.published.locate import locate
from symbolic_lstm.published.outside_numbers import LAYOUTS, Outside, outside, stand_ins, turned
from symbolic_lstm.published.own_cell import own_cell
from symbolic_lstm.published.precision_read import precision
from symbolic_lstm.published.provenance import origins, source
from symbolic_lstm.published.reading import OF_A_VARIANT, TOP, Reading
from symbolic_lstm.published.setting import Setting, laid_out, setting
from symbolic_lstm.published.toml import TomlNode, TomlNumber, parse
from symbolic_lstm.published.with_loss import with_gradients, with_loss
from symbolic_lstm.records import replace
from symbolic_lstm.verify.verdicts import VERDICTS

_FORMS = ("scalar", "vector")


def parse_example(text: str, path: str = "<example>", stem: str = "example", folder: Path | None = None) -> Example:
    """The worked example a TOML text holds, its arrays in `folder`; raises `ExampleError` naming `path`."""
    return ExampleReading(path, text, folder or Path(path).parent).worked(parse(text, path), stem)


class ExampleReading(Reading):
    """The tables of a worked example."""

    def __init__(self, path: str, text: str, folder: Path) -> None:
        super().__init__(path, text)
        self.made: dict[str, Setting] = {}
        self.folder, self.rows, self.outside = folder, frozenset[str](), Outside()

    def worked(self, root: TomlNode, stem: str) -> Example:
        top = self.table(root, "the file")
        if not top:
            self.fail("the file is empty; a worked example begins with schema = 1", root)
        if "schema" not in top or top["schema"].text != "1":
            self.fail("a worked example begins with schema = 1", top.get("schema", root))
        self.known(top, TOP, "a worked example")
        language = self.choice(top.get("language"), tuple(LANGUAGES), "en")
        decimal = self.choice(top.get("decimal"), (".", ","), "")
        self.comma = decimal == "," or (not decimal and LANGUAGES[language].decimal == ",")
        for needed in ("title", "cell"):
            if needed not in top:
                self.fail(f"the example has no {needed!r}", root)
        cell = self.cell(top["cell"], top.get("given"))
        weights, given = (self.part(root, name, needed) for name, needed in (
            ("weights", cell.parameters), ("given", (*cell.inputs, *cell.states)),
        ))  # fmt: skip
        form = cast("Form", self.choice(top.get("form"), _FORMS, "scalar"))
        self.rows = frozenset(cell.parameters if self.choice(top.get("layout"), LAYOUTS, "columns") == "rows" else ())
        self.outside = outside(self, top, cell, self.folder)
        typed = self.numbers(weights, cell.parameters, "weights", "a weight")
        typed |= self.numbers(given, (*cell.inputs, *cell.states), "given", "a given number")
        numbers, rows = batched(self, top.get("batch"), self.outside.completed(typed, cell), cell, form)
        rounding = self.rounding(top.get("rounding"), cell, Rounding())
        worked = Example(
            id=stem, path=self.path, title=self.prose(top["title"]), cell=cell, form=form,
            notation=self.choice(top.get("notation"), tuple(NOTATIONS), "standard"), rounding=rounding,
            numbers=numbers, source=source(self, top.get("source")), origins=origins(self, top.get("origins"), cell),
            language=language, decimal=decimal, steps=self.count(top.get("steps"), "steps", MOST_STEPS),
            precision=precision(self, top.get("precision"), cell), awaits=self.outside.awaited,
        )  # fmt: skip
        self.shaped(worked, numbers, {**self.table(weights, "weights"), **self.table(given, "given")}, given)
        worked = with_loss(self, top.get("loss"), worked)
        plain = Variant(notes=self.notes(top.get("notes")))
        worked = replace(worked, variants=(plain, *rows, *self.variants(top.get("variants"), worked)))
        claims = [*self.claims(top.get("claims"), "", worked)]
        for name, node in self.table(top.get("variants"), "variants").items():
            claims += self.claims(self.table(node, f"variants.{name}").get("claims"), name, worked)
        self.distinct(claims)
        return replace(worked, claims=tuple(claim for claim, _ in claims), written=tuple(self.written))

    def notes(self, node: TomlNode | None) -> tuple[str, ...]:
        return tuple(self.prose(item) for item in self.texts(node))

    def part(self, root: TomlNode, name: str, needed: Sequence[str]) -> TomlNode:
        """The table of that name; one that the cell needs nothing of may be left out."""
        top = self.table(root, "the file")
        if name not in top and needed and not {"arrays", "awaits", "bias"} & {*top}:
            self.fail(f"the example has no {name!r}; the cell needs {', '.join(needed[:12])}", root)
        return top.get(name, TomlNode({}, root.line, root.column, root.key_line, root.key_column, ""))

    def cell(self, node: TomlNode, given: TomlNode | None) -> Cell:
        if isinstance(node.value, dict):
            return own_cell(self, node, self.table(given, "given"))
        try:
            return cell_named(self.text(node))
        except CellError:
            self.fail(f"no cell {shortened(self.text(node))!r}{did_you_mean(self.text(node), CELLS)}", node)

    def numbers(self, node: TomlNode, wanted: Iterable[str], table: str, kind: str) -> dict[str, Grid]:
        wanted, found = tuple(wanted), self.table(node, table)
        for name, value in found.items():
            if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,63}", name):
                self.fail(f"{shortened(name)!r} is no name; names are letters, digits and _", value, key=True)
        self.known(found, wanted, f"[{table}]")
        for name in wanted:
            if name not in found and not self.outside.has(name):
                self.fail(f"[{table}] has no {name!r}; the cell needs it, write {name} = …", node, key=True)
        return {name: self.grid(found[name], name) for name in wanted if name in found}

    def grid(self, node: TomlNode, name: str, depth: int = 0) -> Grid:
        made = super().grid(node, name, depth)
        return turned(made) if depth == 0 and name in self.rows else made

    def rounding(self, node: TomlNode | None, cell: Cell, base: Rounding) -> Rounding:
        if node is None:
            return base
        found = self.table(node, "rounding")
        self.known(found, ("digits", "mode", "carry", "of"), "[rounding]")
        own: dict[str, Digits] = dict(base.of)
        for name, value in self.table(found.get("of"), "rounding.of", "of = { f = 3 }").items():
            try:
                named = quantity(name)
            except SymbolicLstmError as fault:
                self.fail(str(fault), value, key=True)
            if named.name not in cell.names:
                self.fail(
                    f"{shortened(name)!r} is computed nowhere{did_you_mean(named.name, cell.names)}", value, key=True
                )
            own[str(named)] = self.digits(value)
            if own[str(named)].auto:
                self.fail('auto is for all quantities together; write digits = "auto"', value)
        return Rounding(
            self.digits(found["digits"]) if "digits" in found else base.digits,
            cast("Mode", self.choice(found.get("mode"), MODES, base.mode)),
            cast("Carry", self.choice(found.get("carry"), CARRIES, base.carry)),
            own,
        )

    def variants(self, node: TomlNode | None, example: Example) -> Iterable[Variant]:
        for name, item in self.table(node, "variants").items():
            if not re.fullmatch(r"[a-z][a-z0-9-]{0,63}", name):
                self.fail(f"{shortened(name)!r} is no variant's name; use small letters, digits and -", item, key=True)
            found = self.table(item, f"variants.{name}")
            self.known(found, OF_A_VARIANT, f"[variants.{name}]")
            changed: dict[str, Grid] = {}
            places: dict[str, TomlNode] = {}
            for table, names in (
                ("given", (*example.cell.inputs, *example.cell.states)),
                ("weights", example.cell.parameters),
            ):
                if table in found:
                    own = self.table(found[table], f"variants.{name}.{table}")
                    self.known(own, names, f"[variants.{name}.{table}]")
                    changed |= self.outside.split({k: self.grid(v, k) for k, v in own.items()})
                    places |= own
            self.shaped(example, {**example.numbers, **changed}, places, item)
            rounding = self.rounding(found.get("rounding"), example.cell, example.rounding)
            title, origin = (self.prose(found.get(key)) for key in ("title", "origin"))
            own_kind = precision(self, found["precision"], example.cell) if "precision" in found else None
            yield Variant(name, title, changed, rounding, origin, self.notes(found.get("notes")), own_kind)

    def claims(self, node: TomlNode | None, variant: str, example: Example) -> Iterable[tuple[Claim, TomlNode]]:
        like = '{ of = "f", says = 0.997 }'
        for item in self.items(node, f"variants.{variant}.claims" if variant else "claims", like):
            found = self.table(item, "a claim", like)
            self.known(found, ("of", "says", "where", "url", "expect", "because", "rounding"), "[[claims]]")
            for needed in ("of", "says"):
                if needed not in found:
                    self.fail(f"the claim has no {needed!r}", item)
            yield self.claim(found, variant, example), found["of"]

    def claim(self, found: Mapping[str, TomlNode], variant: str, example: Example) -> Claim:
        said = found["says"]
        if not isinstance(said.value, str):
            self.fail('says is the figure as printed (0.997) or words ("close to 0")', said)
        expect = self.choice(found.get("expect"), VERDICTS, "")
        if expect and not self.optional(found, "because"):
            self.fail("a claim that expects a verdict says why: because = …", found["expect"], key=True)
        try:
            read = says(str(said.value), self.comma and not isinstance(said.value, TomlNumber))
        except SymbolicLstmError as fault:
            self.fail(str(fault), said)
        try:
            own, named, sentence = of(self.text(found["of"]))
            if variant and own and own != variant:
                self.fail(f"this claim stands under the variant {variant!r}", found["of"])
            if example.variant(variant or own) is None:
                known = [v.name for v in example.variants if v.name]
                self.fail(f"no variant {own!r}{did_you_mean(own, known)}", found["of"])
            claim = Claim(
                of=str(named or self.text(found["of"])), says=read, variant=variant or own, quantity=named,
                sentence=sentence,
                where=self.optional(found, "where"), url=self.optional(found, "url"), expect=expect,
                because=self.optional(found, "because"), place=FilePlace(said.line, said.column),
                rounding=self.stated(found.get("rounding"), example),
            )  # fmt: skip
            locate(claim, self.settings(example, claim.variant), example)
        except ExampleError:
            raise
        except SymbolicLstmError as fault:
            self.fail(str(fault).partition("\n")[0], found["of"])
        return claim

    def stated(self, node: TomlNode | None, example: Example) -> Rounding | None:
        """How one claim says its figure was made: what was carried, and which way it was rounded."""
        if node is None:
            return None
        self.known(self.table(node, "rounding"), ("mode", "carry"), "the rounding of a claim")
        return self.rounding(node, example.cell, example.rounding)

    def settings(self, example: Example, variant: str) -> Setting:
        """The setting of a variant, made once however many claims it has."""
        if variant not in self.made:
            self.made[variant] = with_gradients(example, setting(example, variant))
        return self.made[variant]

    def distinct(self, claims: Iterable[tuple[Claim, TomlNode]]) -> None:
        seen: dict[tuple[str, str, str], Claim] = {}
        for claim, node in claims:
            same = (claim.variant, claim.of.rpartition(":")[2], claim.where)
            if same in seen:
                first = seen[same].place.line
                self.fail(f"the figure of {claim.of} at this place is claimed twice, also on line {first}", node)
            seen[same] = claim

    def shaped(
        self, example: Example, numbers: Mapping[str, Grid], places: dict[str, TomlNode], root: TomlNode
    ) -> None:
        try:
            laid_out(example, stand_ins(example, numbers))
        except SymbolicLstmError as fault:
            name = str(fault).split()[0]
            self.fail(str(fault), places.get(name, root))

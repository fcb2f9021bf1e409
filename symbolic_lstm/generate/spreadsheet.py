"""A spreadsheet: every stage of an example a live formula of named cells, so that one can change the numbers and watch.

Needs the extra `spreadsheet` (XlsxWriter). The file holds what the formulas come to, too,
for what shows a workbook without working it.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from symbolic_lstm.errors import QuantityError, UsageError
from symbolic_lstm.generate.about import plain
from symbolic_lstm.generate.sheet_cells import (
    DECIMALS,
    NAME,
    SENTENCE,
    SHOWN,
    STAGE,
    VALUE,
    CellNames,
    SheetRow,
    affordable,
    by_cells,
    derivation,
    grouped,
)
from symbolic_lstm.languages import Language, language
from symbolic_lstm.maths.program import Let
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.numbers.choose_digits import choose_digits
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting, resolve

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

#: A workbook's own date, so that the same example is the same file.
_WHEN = datetime(2000, 1, 1)
_WIDTHS = {"A": 14, "B": 12, "C": 46, "D": 20, "E": 10, "F": 13, "G": 13, "H": 6}
_GIVEN = {"bg_color": "#FFF4D6", "border": 1, "border_color": "#D9B44A"}


def spreadsheet(example: Example, ready: Setting) -> bytes:
    """The workbook of a variant of an example.

    Raises `UsageError` where XlsxWriter is missing or there are too many figures, `UndecidedError` as a sheet does.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        told = 'a spreadsheet needs XlsxWriter: pip install "symbolic-lstm[spreadsheet]"'
        raise UsageError(told) from None
    traced = trace(ready.program, ready.given, choose_digits(ready.program, ready.given, ready.rounding))
    file = BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": plain(example.title), "created": _WHEN})
    affordable(traced)
    _Sheet(book, traced, example, language(example.language), _printed(example, ready)).write()
    book.close()
    return file.getvalue()


class _Sheet:
    """A sheet being written, row by row."""

    def __init__(
        self, book: Workbook, traced: Trace, example: Example, tongue: Language, printed: Mapping[str, Figure]
    ) -> None:
        self.book, self.traced, self.worked, self.tongue, self.printed = book, traced, example, tongue, printed
        self.names = CellNames(traced.program.steps)
        vectors = any("[" in place for place in traced.given)
        #: Where the given numbers stand: before the derivations, or as vectors and matrices on a sheet of their own.
        self.numbers: Worksheet | None = book.add_worksheet("given") if vectors else None
        self.sheet: Worksheet = book.add_worksheet("step" if traced.program.steps == 1 else "steps")
        self.row = 1
        self.formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def style(self, **how: object) -> Any:
        key = tuple(how.items())
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"font_name": "Calibri", "font_size": 11, **how})
        return self.formats[key]

    def write(self) -> None:
        sheet, says = self.sheet, self.tongue.formats
        for column, width in _WIDTHS.items():
            sheet.set_column(f"{column}:{column}", width)
        sheet.hide_gridlines(2)
        sheet.write_string(f"A{self.row}", plain(self.worked.title), self.style(bold=True, font_size=16))
        source = self.worked.source
        told = ", ".join(filter(None, (source.author, source.title, source.url)))
        sheet.write_string(f"A{self.row + 1}", plain(told), self.style(font_color="#666666"))
        sheet.write_string(f"A{self.row + 2}", says["spreadsheet: hint"], self.style(italic=True))
        rounding = self.traced.rounding
        policy = f"{self.tongue.says(f'rounding: {rounding.mode}')} {self.tongue.says(f'rounding: {rounding.carry}')}"
        sheet.write_string(f"A{self.row + 3}", policy, self.style(font_color="#666666"))
        self.row += 5
        first, below = self.row, self.numbers or sheet
        self.row = 1 if self.numbers else first
        self.heading(self.tongue.says("heading: given"), below)
        for group in grouped(self.traced.given).values():
            self.given(group, below)
        self.row = first if self.numbers else self.row + 1
        if self.numbers:
            self.numbers.set_column("A:A", 14)
            self.numbers.set_column("B:XFD", 11)
            self.numbers.hide_gridlines(2)
        time = 0
        for let in self.traced.program.lets:
            if self.traced.program.steps > 1 and let.time != time and let.time:
                time = let.time
                self.heading(self.tongue.says("heading: step", time=str(time)))
                self.row += 1
            self.derivation(let)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_paper(9)

    def heading(self, text: str, where: Worksheet | None = None) -> None:
        (where or self.sheet).write_string(
            f"A{self.row}", text, self.style(bold=True, font_size=13, font_color="#1F4E79")
        )
        self.row += 1

    def given(self, group: list[Quantity], where: Worksheet) -> None:
        """A number, a vector in a row or a matrix by its rows, each entry a named cell that can be changed."""
        first = group[0]
        label = self.names(Quantity(first.name, (), first.time).key) if first.time is not None else first.name
        where.write_string(f"{NAME}{self.row}", label, self.style(bold=True, font_name="Consolas"))
        top = self.row
        for q in group:
            row, column = (q.entry[0], q.entry[1]) if len(q.entry) == 2 else (0, q.entry[0] if q.entry else 0)
            self.row = top + row
            figure = self.traced.given[q.key]
            address = f"{_column(column + 1)}{self.row}"
            where.write_number(address, float(figure.text), self.style(num_format=_format(figure), **_GIVEN))
            self.define(self.names(q.key), address, where)
        self.row += 1 + (len(first.entry) == 2)

    def define(self, name: str, address: str, where: Worksheet) -> None:
        column = address.rstrip("0123456789")
        row = address[len(column) :]
        if self.book.define_name(name, f"={where.get_name()}!${column}${row}") != 0:
            raise AssertionError(f"{name} is no name for a cell")

    def derivation(self, let: Let) -> None:
        """The heading of a derivation with its sentence, and a row for each of its figures."""
        sheet, says = self.sheet, self.tongue.formats
        role = let.equation.role
        role = self.tongue.terms.get(role, role)
        if self.tongue.code != "en" and let.equation.name not in self.worked.cell.names:
            role = let.equation.name  # what gradients are called is English
        title = f"{self.names(let.key)}   {role}" if role != let.equation.name else self.names(let.key)
        head = self.style(bold=True, top=1, top_color="#9DB2C7", bg_color="#EEF3F8")
        for column in _WIDTHS:
            sheet.write_blank(f"{column}{self.row}", None, head)
        sheet.write_string(f"{NAME}{self.row}", plain(title), head)
        sheet.write_string(f"{SENTENCE}{self.row}", f"= {by_cells(self.traced, let, self.names, let.body)}", head)
        columns = [(VALUE, "value"), (DECIMALS, "decimals"), (SHOWN, "shown")]
        columns += [("G", "printed")] if let.key in self.printed else []
        for column, word in columns:
            small = self.style(
                top=1, top_color="#9DB2C7", bg_color="#EEF3F8", font_color="#666666", align="right", font_size=9
            )
            sheet.write_string(f"{column}{self.row}", says[f"spreadsheet: {word}"], small)
        self.row += 1
        rows = derivation(self.traced, let, self.names, self.row)
        for made in rows:
            self.figure(made)
            self.row += 1
        if (printed := self.printed.get(let.key)) is not None:
            self.compared(printed, self.row - 1)
        self.row += 1

    def figure(self, made: SheetRow) -> None:
        sheet, row = self.sheet, self.row
        sheet.write_string(f"{STAGE}{row}", self.tongue.says(f"stage: {made.stage}"), self.style(font_color="#666666"))
        sheet.write_string(f"{SENTENCE}{row}", made.sentence, self.style(font_name="Consolas", font_size=10))
        sheet.write_formula(
            f"{VALUE}{row}", made.value, self.style(font_color="#444444", num_format="General"), made.middle
        )
        sheet.write_formula(f"{DECIMALS}{row}", made.decimals, self.style(font_color="#999999"), made.figure.places)
        how = {"bold": True, "bg_color": "#E3F1E5"} if made.named else {}
        style = self.style(num_format=_format(made.figure), **how)
        sheet.write_formula(f"{SHOWN}{row}", made.shown, style, float(made.figure.text))
        small = {"type": "formula", "criteria": f"=AND(${SHOWN}${row}<>0,ABS(${SHOWN}${row})<0.0001)",
                 "format": self.style(num_format="0.00E+00")}  # fmt: skip
        sheet.conditional_format(f"{SHOWN}{row}", small)
        if made.named:
            carried = SHOWN if self.traced.rounding.carry == "shown" else VALUE
            self.define(made.named, f"{carried}{row}", self.sheet)

    def compared(self, printed: Figure, row: int) -> None:
        """What the source prints, and whether the value says so at its digits."""
        self.sheet.write_number(f"G{row}", float(printed.text), self.style(num_format=_format(printed)))
        sign = f'=IF(ABS(ROUND({SHOWN}{row},{printed.places})-G{row})<1E-9,"✓","✗")'
        self.sheet.write_formula(f"H{row}", sign, self.style(bold=True, align="center"), "✓")


def _printed(example: Example, ready: Setting) -> dict[str, Figure]:
    """What the source prints of each place, as far as it is a figure of its own."""
    found: dict[str, Figure] = {}
    for claim in example.claims:
        q = claim.quantity
        if q is not None and claim.says.figure is not None and not q.part and claim.variant == ready.variant:
            with suppress(QuantityError):  # a gradient, where the backward pass is not asked for
                found.setdefault(resolve(ready, q, example).key, claim.says.figure)
    return found


def _format(figure: Figure) -> str:
    """How a spreadsheet writes a figure with its digits."""
    if figure.exponent is not None:
        return f"0.{'0' * (len(figure.digits) - 2)}E+00" if "." in figure.digits else "0E+00"
    return f"0.{'0' * figure.places}" if figure.places > 0 else "0"


def _column(count: int) -> str:
    """The letters of a column, counted from 0.

    >>> _column(0), _column(25), _column(26), _column(701), _column(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    letters = ""
    count += 1
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

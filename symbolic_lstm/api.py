"""The toolkit in three calls: check what is printed, make a sheet, write it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, overload

from symbolic_lstm.errors import QuantityError, SentenceError, UsageError, did_you_mean, expected, shortened
from symbolic_lstm.languages import language as language_of
from symbolic_lstm.maths.terms import names
from symbolic_lstm.numbers.rounding import Carry, Mode
from symbolic_lstm.page.author_prose import warn_of_formulas
from symbolic_lstm.page.blocks import Decimals, Display, Page
from symbolic_lstm.page.lazy_page import LazyPage
from symbolic_lstm.page.narrate import narrate
from symbolic_lstm.page.split_lines import split_lines
from symbolic_lstm.pools.filled import latex_of, told_later
from symbolic_lstm.pools.variants import FORMATS, PoolFormat, WorkedVariant, variants
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.given import Given, checked_options, given_numbers
from symbolic_lstm.published.load import load
from symbolic_lstm.published.setting import Setting
from symbolic_lstm.readers.line import read_line
from symbolic_lstm.records import field, record
from symbolic_lstm.request import Request, asked
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.line import check_line
from symbolic_lstm.verify.result import Result
from symbolic_lstm.writers import Binary, Textual, writer
from symbolic_lstm.writers import json as json_writer

if TYPE_CHECKING:
    import numpy
    import numpy.typing

    from symbolic_lstm.writers.equation_pictures.looks import Look
    from symbolic_lstm.writers.equation_pictures.picture import Picture


def check(what: str | os.PathLike[str] | Example) -> tuple[Result, ...]:
    """A verdict for every figure of a line, or of a worked example.

    A string with `=`, `≈` or another sign for "is about" in it is a line; any other
    names a shipped example or a TOML file.

    >>> [(r.verdict, r.level) for r in check("sigma(-10) ≈ 0")]
    [('ok', 'pass')]
    >>> {r.verdict for r in check("understanding-lstms")} == {"exact", "ok", "as-shown", "qualitative"}
    True

    Raises `SentenceError` for a line that cannot be read, `ExampleError` or
    `UsageError` for an example.
    """
    if isinstance(what, str) and _is_line(what):
        return check_line(what)
    warn_of_formulas(example := what if isinstance(what, Example) else load(what))
    return check_example(example)


def _is_line(text: str) -> bool:
    """Whether a text is a line of mathematics, and no id or path of an example."""
    if text.endswith(".toml") or text == "-" or {*text} & {*"=≈≤<≥>"}:
        return text != "-" and not text.endswith(".toml")
    try:
        chains = read_line(text)
    except SentenceError:
        return False
    return any(chain.relations or not names(chain.sides[0].term) for chain in chains)


def sheet(
    example: str | os.PathLike[str] | Example,
    variant: str = "",
    changes: Mapping[str, Given] | None = None,
    *,
    digits: str | int | None = None,
    carry: Carry | None = None,
    mode: Mode | None = None,
    notation: str | None = None,
    language: str | None = None,
    decimal: str | None = None,
    entries: str | None = None,
    steps: str | None = None,
    table: str | Mapping[str, Sequence[Given]] | None = None,
) -> Sheet:
    """The page of an example, of a variant of it, or with numbers of your own.

    `changes` are numbers as text (2.70 stays 2.70), ints, Decimals, Fractions, floats (their shortest repr), NumPy
    arrays or nested lists. `digits` are decimals (4), significant digits ("3s") or "auto"; `carry` is full or shown;
    `decimal` is "." or ",". `entries` of vectors and `steps` of a sequence in full are "all", "none" or "0,2".
    A `table` has other values of one given number: "x=-10..10", or {"x": range(-10, 11)}.

    >>> page = sheet("understanding-lstms", changes={"x": -10})
    >>> page.displays[0].step.shown
    '6.27e-6'

    Raises `UsageError` for a variant, name, notation or language that does not exist,
    `FigureError` for a change that is no number or has the wrong shape.
    """
    words = {"notation": notation, "language": language, "decimal": decimal, "entries": entries, "steps": steps}
    checked_options(variant=variant, digits=digits, carry=carry, mode=mode, **words)
    worked = example if isinstance(example, Example) else load(example)
    told = None if digits is None else str(digits)
    base = Request((), (), variant, given_numbers(changes), told, carry, mode, notation, language, decimal)
    worked, ready, view = asked(worked, base._replace(entries=entries, steps=steps, table=table))
    warn_of_formulas(worked)
    if (later := told_later(worked, ready, view)) is not None:
        return Sheet.untold(*later.parts, made_from=(worked, ready), _filled=later.filled)
    page = narrate(worked, ready, view)
    return Sheet(page.title, page.blocks, page.about, page.heading, (worked, ready))


@record(frozen=True, slots=True, repr=False)
class Sheet(LazyPage):
    """A page that can be written, read as data, and seen in a notebook; a long one is told when it is first read.

    >>> made = sheet("understanding-lstms", "company-a")
    >>> made.array("c").shape, made.records()["steps"][0]["shown"]
    ((4,), '0.83')
    """

    made_from: tuple[Example, Setting] | None = field(default=None, repr=False, compare=False)

    @property
    def shown(self) -> dict[str, Decimals]:
        """What every quantity comes to, as printed: a vector's entries are in a tuple.

        >>> sheet("understanding-lstms").shown["f@1"]
        '0.997'
        """
        return {f"{it.name}@{it.time}": it.shown for it in self.results}

    def variants(
        self, changes: Iterable[Mapping[str, Given]], formats: Sequence[PoolFormat] = FORMATS
    ) -> Iterator[WorkedVariant]:
        """The equations of this sheet with each of many changes: thousands of sets of numbers for exercises.

        Each is proved and written as the sheet itself would be, with what every place comes to; `formats` are of
        "latex", "mathml", "text" and "html-fragment", an element that can stand on any page.

        >>> made = sheet("understanding-lstms").variants({"x": k} for k in (1, -10))
        >>> [variant.shown["f@1"] for variant in made]
        ['0.997', '6.27e-6']

        Raises `UsageError` for a format or a name that there is not, `FigureError` for a change that is no number.
        """
        if self.made_from is None:
            raise UsageError("a sheet that was put together by hand has no variants; make it with `sheet`")
        return variants(*self.made_from, changes, formats)

    @overload
    def write(self, format: Textual = "text", *, pictures: bool = True) -> str: ...
    @overload
    def write(self, format: Binary, *, pictures: bool = True) -> bytes: ...
    @overload
    def write(self, format: str, *, pictures: bool = True) -> str | bytes: ...
    def write(self, format: str = "text", *, pictures: bool = True) -> str | bytes:
        """The sheet in a format (see `symbolic-lstm list formats`), with pictures; raises `UsageError` for others."""
        return write(self, format, pictures=pictures)

    def records(self) -> dict[str, Any]:
        """What it shows and its steps, as plain dicts, lists and strings: the schema of `--format json`."""
        return json_writer.records(self)

    def array(self, name: str) -> numpy.typing.NDArray[numpy.float64]:
        """The values of a quantity over time, unrounded: (steps,), or (steps, units) for a vector.

        Raises `QuantityError` for a name the sheet does not derive.
        """
        import numpy

        expected(name, str, "a quantity is named by a text, as 'c'")
        found = [it.full_lower for it in self.results if it.name == name]
        if not found:
            known = dict.fromkeys(it.name for it in self.results)
            raise QuantityError(f"the sheet derives no {name!r}{did_you_mean(name, known)}")
        return numpy.array(found).astype(numpy.float64)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """Text, LaTeX and HTML, of which a notebook or a converter takes what it can show."""
        from symbolic_lstm.rich_display import bundle

        return bundle(self)


@overload
def write(page: Page, format: Textual = "text", *, pictures: bool = True) -> str: ...
@overload
def write(page: Page, format: Binary, *, pictures: bool = True) -> bytes: ...
@overload
def write(page: Page, format: str, *, pictures: bool = True) -> str | bytes: ...
def write(page: Page, format: str = "text", *, pictures: bool = True) -> str | bytes:
    """A page in a format, bytes where the format is no text; raises `UsageError` for a format that does not exist."""
    expected(page, Page, "what is written is a page, as `sheet` gives")
    from symbolic_lstm.drawing.on_page import drawn_page

    if isinstance(format, str) and format == "latex" and (text := latex_of(page, pictures=pictures)) is not None:
        return text
    return writer(format).write(drawn_page(page, format) if pictures else page)


def picture(what: Page | Display, look: Look = "light", *, language: str = "en") -> Picture:
    """The derivations of a page, or one of them, as a picture with its words: `.svg`, `.png`, `.alt`.

    `look` is "light", "dark", "transparent" (the ink of the page that holds it, black in an image) or
    "transparent-dark" (light ink); `language` is that of a single derivation, a page knows its own.

    >>> made = picture(sheet("understanding-lstms").displays[0])
    >>> made.alt[-20:], made.svg[:4], made.png[1:4]
    ('5.95; is about 0.997', '<svg', b'PNG')

    Raises `UsageError` where nothing is there to draw, or ziamath (for PNG, resvg) is not installed.
    """
    from symbolic_lstm.writers.equation_pictures import picture as drawing
    from symbolic_lstm.writers.equation_pictures.looks import known_look

    expected(what, (Page, Display), "what is drawn is a page or one of its displays")
    known_look(look)
    expected(language, str, "a language is named by a text")
    language = language_of(language).code
    return drawing.of_page(what, look) if isinstance(what, Page) else drawing.picture([what], look, language)


def pictures(page: Page, look: Look = "light", *, each: Literal["derivation", "stage"] = "derivation") -> list[Picture]:
    """A picture of each derivation of a page, or of each stage, for slides and for places without mathematics.

    The stages of one derivation have pictures of one size, their signs at one place.

    >>> made = pictures(sheet("understanding-lstms"), each="stage")
    >>> [(it.name, it.width) for it in made[3:6]]
    [('f-sum', 311), ('f-result', 311), ('i-formula', 309)]
    >>> made[4].alt
    'f sub t is about 0.997'
    """
    from symbolic_lstm.writers.equation_pictures.looks import known_look
    from symbolic_lstm.writers.equation_pictures.picture import own, pictures_alike
    from symbolic_lstm.writers.equation_pictures.picture import picture as drawn
    from symbolic_lstm.writers.wording import page_language

    expected(page, Page, "what is drawn is a page, as `sheet` gives")
    known_look(look)
    expected(each, str, "a picture is of each derivation or of each stage, named by a text")
    if each not in ("derivation", "stage"):
        raise UsageError(f"there is a picture of each derivation or of each stage, not of each {shortened(each)!r}")
    code = page_language(page)
    if each == "derivation":
        return [drawn([display], look, code) for display in own(page)]
    tongue = language_of(code)
    return [it for display in own(page) for it in pictures_alike(split_lines(display, tongue), look, code)]

"""Contents: what stands in a region, from an example, a quantity and a view.

A region says what it wants; the example says what it comes to; the target says
how that is written. Each answer is made once, however many articles ask for it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from symbolic_lstm.embed.targets import target
from symbolic_lstm.errors import UsageError
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.records import replace

if TYPE_CHECKING:
    from symbolic_lstm.embed.drawn import PictureFile
    from symbolic_lstm.numbers.trace import Trace
    from symbolic_lstm.page.blocks import Page
    from symbolic_lstm.page.layout import Layout
    from symbolic_lstm.published.example import Example
    from symbolic_lstm.request import Request


#: What stands before the name of an identity.
IDENTITY = "identity:"


class ExampleSource(NamedTuple):
    """An example: a shipped one by its id, or what messages call it and its TOML."""

    name: str
    toml: str = ""


class RenderOptions(NamedTuple):
    """How an example is told: a variant, a notation, a language and its decimal sign; '' where it says so itself."""

    variant: str = ""
    notation: str = ""
    language: str = ""
    decimal: str = ""


class BlockRequest(NamedTuple):
    """What a region wants: of a quantity its derivation or its value, or a view of the whole sheet.

    Of a picture, `style` is its kind, `stages` are the quantities that it is of, and `steps` those of its cell.
    """

    what: str
    block: bool
    stages: tuple[str, ...] = ()
    style: str = ""
    digits: str = ""
    steps: str = ""


@lru_cache(maxsize=128)
def example_of(example: ExampleSource) -> Example:
    """The example, read; raises `ExampleError` at its file, line and column, `UsageError` for an unknown id."""
    if not example.toml:
        from symbolic_lstm.published.load import load

        return load(example.name)
    from symbolic_lstm.published.spec import parse_example

    return parse_example(example.toml, example.name, "article")


@lru_cache(maxsize=8192)
def content(example: ExampleSource, telling: RenderOptions, wish: BlockRequest, place: str) -> str:
    """What stands in a region, as a place wants it, without a line's end at its own end.

    Raises a `SymbolicLstmError` where there is no such thing.
    """
    if wish.block and wish.what == "picture":
        from symbolic_lstm.embed.drawn import picture_text

        return picture_text(_told(example, telling), _pictured(telling, wish), wish, place).rstrip("\n")
    if wish.block:
        page = _page(example, telling, wish)
        if target(place).pictures and page.displays:
            told = f"pictures of derivations are written beside a sheet: symbolic-lstm sheet --target {place} -o a.md"
            raise UsageError(f"{told}; in an article for {place} there are values, formulas, given and table")
        return target(place).write(page).rstrip("\n")
    return target(place).prose((_value(example, telling, wish),)).replace("\n", " ")


@lru_cache(maxsize=256)
def picture_file(example: ExampleSource, telling: RenderOptions, wish: BlockRequest, place: str) -> PictureFile | None:
    """The file that a region names, which stands beside its article; None where it names none."""
    if not (wish.block and wish.what == "picture"):
        return None
    from symbolic_lstm.embed.drawn import picture_file_of

    return picture_file_of(_told(example, telling), _pictured(telling, wish), wish, place)


def _pictured(telling: RenderOptions, wish: BlockRequest) -> Request:
    from symbolic_lstm.request import Request

    return Request(tuple(filter(None, wish.stages)), (), telling.variant)


@lru_cache(maxsize=128)
def _told(example: ExampleSource, telling: RenderOptions) -> Example:
    from symbolic_lstm.page.narrate import in_words

    return in_words(example_of(example), telling.notation or None, telling.language or None, telling.decimal or None)


@lru_cache(maxsize=128)
def _traced(example: ExampleSource, variant: str) -> Trace:
    from symbolic_lstm.request import worked_out

    return worked_out(example_of(example), variant)


def _page(example: ExampleSource, telling: RenderOptions, wish: BlockRequest) -> Page:
    """The page of a block."""
    from symbolic_lstm.page.narrate import narrate
    from symbolic_lstm.page.view import View
    from symbolic_lstm.published.setting import setting
    from symbolic_lstm.request import Request, page_of

    if wish.what.startswith(IDENTITY):
        return _identity(telling, wish)
    said = _told(example, telling)
    match wish.what:
        case "sheet":
            return replace(narrate(said, setting(said, telling.variant)), title="")
        case "given" | "table":
            return narrate(said, setting(said, telling.variant), View(chapter=wish.what))
        case _:
            return page_of(said, Request((wish.what,), wish.stages, telling.variant))


def _identity(telling: RenderOptions, wish: BlockRequest) -> Page:
    """The page of an identity, which is of no example."""
    from symbolic_lstm.identities.catalog import named
    from symbolic_lstm.request import Request
    from symbolic_lstm.request_identity import page_of_identity

    words = (telling.notation or None, telling.language or None, telling.decimal or None)
    wanted = Request((), wish.stages, telling.variant, (), None, None, None, *words)
    return replace(page_of_identity(named(wish.what.removeprefix(IDENTITY)), wanted), title="")


def _value(example: ExampleSource, telling: RenderOptions, wish: BlockRequest) -> str | Layout:
    """A value, or the name or the sentence it stands for."""
    from symbolic_lstm.embed.values import formula_of, name_of, value_text
    from symbolic_lstm.maths.quantity import quantity
    from symbolic_lstm.published.claims import of
    from symbolic_lstm.published.setting import setting

    if wish.what.startswith(IDENTITY):
        raise UsageError(f"an identity stands on lines of its own; write lstm:begin {wish.what}")
    own, _, _ = of(wish.what)
    if own and telling.variant and own != telling.variant:
        raise UsageError(f"one variant is shown at a time, not {telling.variant} and {own}")
    said, variant = _told(example, telling), own or telling.variant
    match wish.style:
        case "name":
            return name_of(said, setting(said, variant), quantity(wish.what))
        case "formula":
            return formula_of(_page(example, telling, wish._replace(stages=("formula",))))
        case _:
            what = wish.what if own or not variant else f"{variant}:{wish.what}"
            percent = wish.style == "percent"
            return value_text(said, _traced(example, variant), what, wish.digits, percent=percent)

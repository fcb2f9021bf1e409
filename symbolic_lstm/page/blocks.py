"""Pages: what a reader turns over, made only by `narrate`.

A page is a title, facts about what it shows, and blocks. Prose is a tuple of
*inlines*: plain strings and layouts. Every equation is a `Display` that carries
its `Step`, so that a program can read the page as well as a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.page.scene import Scene
from symbolic_lstm.records import field, record, replace

Inline: TypeAlias = str | Layout
Prose: TypeAlias = tuple[Inline, ...]
#: A decimal string, or nested lists of them for vectors and matrices.
Decimals: TypeAlias = "str | tuple[Decimals, ...]"


class Step(NamedTuple):
    """What a derivation comes to. `time` counts from 1.

    `shown` is the printed result; `lower` and `upper` enclose the value the
    sheet works with, `full_lower` and `full_upper` the value with nothing
    rounded, as decimal strings (exponents allowed).
    """

    name: str
    role: str
    time: int
    shown: Decimals
    lower: Decimals
    upper: Decimals
    full_lower: Decimals
    full_upper: Decimals


#: The sign between two sides.
Relation: TypeAlias = Literal["=", "≈", "≠", "", "≤", "<", "≥", ">", "≰", "≮", "≱", "≯"]


class Line(NamedTuple):
    """One line of a derivation: the sign, the right-hand side, and what was done.

    The sign is empty where an expression without a name begins its derivation, ≠, ≰ … where a claim is refuted.
    `left` is printed where the line begins a new left-hand side; `entry` says
    which entry of a vector the line works out; `note` is a remark the reader
    must see; `words` is the line as it is spoken, `called` the stage as a reader
    of another language calls it.
    """

    stage: str
    relation: Relation
    right: Layout
    left: Layout | None = None
    entry: tuple[int, ...] = ()
    note: str = ""
    words: str = ""
    called: str = ""

    @property
    def done(self) -> str:
        """What was done, in the reader's language."""
        return self.called or self.stage


class Derivative(NamedTuple):
    """What a derivation of a backward pass is of: the gradient `name` of the loss (or quantity) `of`.

    `kind` is total (through every path) or direct (through its own sentence alone); `update` is what a step of training
    makes of a parameter; of the loss itself it is empty. `time` is None for what belongs to no step, such as the
    gradient of a parameter.
    """

    name: str
    of: str
    kind: Literal["total", "direct", "update", ""] = "total"
    time: int | None = None


class Display(NamedTuple):
    """A derivation, its lines aligned at their signs.

    `listed` is false for one that is shown beside the page's own steps, such as
    another variant's; `derivative` says what one of the backward pass is. The lines of a vector
    come first, then those of entries; `folded` are entries that nobody asked for, which may wait behind the whole.
    A `brief` one belongs to a step in short.
    """

    step: Step
    lines: tuple[Line, ...]
    listed: bool = True
    derivative: Derivative | None = None
    folded: tuple[tuple[int, ...], ...] = ()
    brief: bool = False


class Heading(NamedTuple):
    """A heading of level 1 to 3; `aside` says in a few words what follows."""

    level: int
    text: Prose
    aside: str = ""
    number: str = ""


class Para(NamedTuple):
    """A paragraph; the `lead` opens the page, the `source` names where it is from, a `remark` is its author's.

    `words` are a remark as it is spoken; `told` are gradients that it tells in words, with no line of their own.
    """

    prose: Prose
    kind: Literal["plain", "lead", "source", "remark"] = "plain"
    link: str = ""
    words: str = ""
    told: tuple[Display, ...] = ()


class Note(NamedTuple):
    """A remark in small print, with an optional bold catchword."""

    prose: Prose
    word: str = ""


class Table(NamedTuple):
    """Rows of cells; `align` has a letter per column, `l`, `r` or `d` (at the decimal point).

    A row of a single cell heads a group of rows. `words` are the layouts that
    head a row or a column, as they are spoken.
    """

    head: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]
    align: str
    words: Mapping[Layout, str] = MappingProxyType({})


class Illustration(NamedTuple):
    """A picture with its caption; `narrow` is the same picture for a column as wide as a phone."""

    scene: Scene
    narrow: Scene | None = None
    caption: Prose = ()

    @property
    def described(self) -> Note:
        """What it shows in words, for formats that have no pictures."""
        return Note((self.scene.words, *((" ", *self.caption) if self.caption else ())), self.scene.title)


Block: TypeAlias = Display | Heading | Para | Note | Table | Illustration


@record(frozen=True, slots=True)
class Page:
    """A title and blocks; `about` holds what a program wants to know of the whole page.

    A page of single equations, made to be put into another text, has no title.
    `heading` is the title with its mathematics, where it has any.
    """

    title: str
    blocks: tuple[Block, ...]
    about: dict[str, Any] = field(default_factory=dict)
    heading: Prose = ()

    def __repr__(self) -> str:
        """Its title and what it comes to; the whole is long, and `write` writes it."""
        found = [f"{it.name}@{it.time} = {it.shown}" for it in self.results]
        told = ", ".join(found[:3]) + (f", … {len(found)} in all" if len(found) > 3 else "")
        return f"<{type(self).__name__} {self.title!r}: {told or 'no derivation'}>"

    @property
    def titled(self) -> Prose:
        """The title as running text."""
        return self.heading or (self.title,)

    @property
    def displays(self) -> tuple[Display, ...]:
        """The derivations of the page, in order."""
        return tuple(b for b in self.blocks if isinstance(b, Display))

    @property
    def gradients(self) -> tuple[Display, ...]:
        """What its backward pass comes to, in order: the derivations, and what a paragraph tells without one."""
        told = (b.told if isinstance(b, Para) else (b,) if isinstance(b, Display) else () for b in self.blocks)
        return tuple(display for displays in told for display in displays if display.derivative is not None)

    @property
    def results(self) -> Iterable[Step]:
        """What its derivations come to, in order."""
        return tuple(display.step for display in self.displays if display.listed)

    @property
    def varied(self) -> Mapping[str, Any] | None:
        """What its table of other values holds, if it has one."""
        return self.about.get("table")

    def changed(self, change: Callable[[Line], Line]) -> Page:
        """The page with every line of its derivations changed."""
        return replace(
            self,
            blocks=tuple(
                b._replace(lines=tuple(map(change, b.lines))) if isinstance(b, Display) else b for b in self.blocks
            ),
        )

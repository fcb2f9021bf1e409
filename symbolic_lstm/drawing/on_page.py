"""A page with its pictures: each stands where its figures are derived.

The cell stands before the first derivation, the curve of a gate beside its own,
what a state keeps and adds beside that; then where rounding led a figure, and
one curve for two inputs. A sequence has its memory and its gates over time, and
with its backward pass how large the gradients are. A page of single equations
has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from symbolic_lstm.drawing import bars, cell, column, curve, gradients, heatmap, memory, number_line
from symbolic_lstm.drawing.backward import norms_of
from symbolic_lstm.drawing.made import subject_of, tag_of
from symbolic_lstm.drawing.picture_kinds import states_of
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.drawing.topology import lstm_of_cell
from symbolic_lstm.errors import FigureError, UndecidedError, UsageError
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.balance import balance
from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Page, Para, Prose, Table
from symbolic_lstm.page.pictured import ON_PAPER
from symbolic_lstm.page.pictured import PICTURED as PICTURED
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting, setting
from symbolic_lstm.records import replace

#: So wide is a phone.
NARROW = 320.0
#: A wider picture has, on a page, letters that nobody can read; `draw` makes it for a wall.
LEGIBLE = 1800.0


def drawn_page(page: Page, format: str) -> Page:
    """A sheet as a format shows it: with its pictures, if it has not been told to be without."""
    made_from = getattr(page, "made_from", None)
    if not made_from or format not in PICTURED:
        return page
    backward = getattr(page, "backward", None)
    return illustrated(page, *made_from, narrow=format not in ON_PAPER, backward=backward)


def illustrated(
    page: Page,
    example: Example,
    ready: Setting,
    traced: Trace | None = None,
    *,
    narrow: bool = True,
    backward: Trace | None = None,
) -> Page:
    """The page of a variant with its pictures; as it is where it is no whole sheet, or its figures stay open.

    `traced` is the variant as it has been worked already, `backward` the backward pass that the page tells, too; with
    `narrow` pictures that are wide have a form for a phone.
    """
    if not page.title or not page.displays:
        return page
    try:
        subject = subject_of(example, ready, traced)
        blocks = [*_with_cell(page, subject, narrow)]
        if subject.program.steps > 1:
            blocks = [*_over_time(blocks, subject)]
            if backward:
                heading = subject.language.says("heading: sizes")
                blocks = [*_after_table(blocks, heading, partial(_sized, subject, backward))]
        elif subject.program.form == "scalar":
            blocks = [*_beside(blocks, subject)]
            heading = subject.language.says("heading: rounding")
            blocks = [*_after_table(blocks, heading, partial(_rounded, subject))]
            blocks = [*_compared(blocks, subject, example, ready)]
    except (UndecidedError, FigureError):
        return page
    return replace(page, blocks=tuple(blocks))


def _with_cell(page: Page, subject: Subject, phone: bool) -> Iterator[Block]:
    """The cell under a heading of its own, behind what is given, or else before the first derivation.

    A cell that a page is too small for is left out.
    """
    picture = _cell(subject, phone)
    if picture.scene.width > LEGIBLE:
        yield from page.blocks
        return
    given = (subject.language.says("heading: given"),)
    chapters = [k for k, block in enumerate(page.blocks) if isinstance(block, Heading) and block.level <= 2]
    first = next(k for k, block in enumerate(page.blocks) if isinstance(block, Display))
    behind = [k for k, before in zip(chapters[1:], chapters, strict=False) if _titled(page.blocks[before]) == given]
    at = behind[0] if behind else max([k for k in chapters if k < first], default=first)
    for k, block in enumerate(page.blocks):
        if k == at:
            yield Heading(2, (subject.says("heading: cell"),))
            yield picture
        yield block


def _titled(block: Block) -> Prose:
    return block.text if isinstance(block, Heading) else ()


def _cell(subject: Subject, phone: bool) -> Illustration:
    known = lstm_of_cell(subject.cell) is not None
    wide = cell.cell(subject)
    narrow = cell.cell(subject, narrow=True) if phone and wide.width > column.WIDE else None
    columns = any(len(it) > 1 for it in map(subject.program.entries, subject.cell.names))
    said = [f"caption: {'columns' if columns else 'cell'}"] * known + ["caption: shades"] * columns
    caption = " ".join(map(subject.says, said))
    return Illustration(wide, narrow, (caption,) if caption else ())


def _beside(blocks: list[Block], subject: Subject) -> Iterator[Block]:
    """After each derivation of the page its curve or its bars, where it has one."""
    for block in blocks:
        yield block
        if isinstance(block, Display) and block.listed and block.step.name in subject.cell.names:
            yield from _of(subject, block.step.name)


def _of(subject: Subject, name: str) -> Iterator[Illustration]:
    key = f"{name}@1"
    try:
        if name in subject.cell.states.values() and "kept" in balance(subject.traced, name, 1):
            yield Illustration(bars.bars(subject, Quantity(name), out=False))
        else:
            yield Illustration(curve.curve([(subject, key)]))
    except UsageError:  # nothing in the sentence can be drawn
        return


def _after_table(blocks: list[Block], heading: str, pictures: Callable[[], Iterable[Illustration]]) -> Iterator[Block]:
    """The blocks with pictures after the first table below a heading."""
    waiting = False
    for block in blocks:
        yield block
        if isinstance(block, Heading):
            waiting = block.text == (heading,)
        elif waiting and isinstance(block, Table):
            waiting = False
            yield from pictures()


def _rounded(subject: Subject) -> Iterator[Illustration]:
    """A number line for each state that rounding changed."""
    carried = number_line.carrying_shown(subject)
    for name in subject.cell.states.values():
        if number_line.matters(carried, f"{name}@1"):
            yield Illustration(number_line.number_line(carried, Quantity(name)))


def _compared(blocks: list[Block], subject: Subject, example: Example, ready: Setting) -> Iterator[Block]:
    """After what is said of another variant's first gate both of them on one curve."""
    beside = any(isinstance(block, Display) and _of_another(block, subject) for block in blocks)
    others = _others(example, ready) if beside and not ready.variant else []
    for k, block in enumerate(blocks):
        yield block
        display = block if isinstance(block, Display) else blocks[k - 1] if k and isinstance(block, Para) else None
        alone = isinstance(block, Display) and k + 1 < len(blocks) and isinstance(blocks[k + 1], Para)
        if not isinstance(display, Display) or not _of_another(display, subject) or alone or not others:
            continue
        other = others.pop(0)
        settings = {"": ready, other.variant: other}
        pair = [replace(it, tag=tag_of(it, settings, name))
                for name, it in (("", subject), (other.variant, subject_of(example, other)))]  # fmt: skip
        key = f"{display.step.name}@1"
        try:
            wide, narrow = (curve.curve([(it, key) for it in pair], room) for room in (curve.ACROSS, NARROW))
        except UsageError:
            continue
        yield Illustration(wide, narrow)


def _of_another(display: Display, subject: Subject) -> bool:
    """Whether a derivation is of another variant's gate, and none of a backward pass."""
    return not display.listed and display.derivative is None and display.step.name in subject.cell.names


def _others(example: Example, ready: Setting) -> list[Setting]:
    """The other variants of a single step, in the order in which a sheet compares them."""
    found = [setting(example, v.name) for v in example.variants if v.name and v.name != ready.variant]
    return [it for it in found if it.program.steps == 1]


def _over_time(blocks: list[Block], subject: Subject) -> Iterator[Block]:
    """Before the table of all figures the memory over the sequence, and its gates as a map."""
    heading = (subject.language.says("heading: over time"),)
    for block in blocks:
        yield block
        if isinstance(block, Heading) and block.text == heading:
            yield from _sequence(subject)


def _sized(subject: Subject, backward: Trace) -> Iterator[Illustration]:
    """How large the gradients of each state are, step by step."""
    for state in subject.cell.states.values():
        if found := norms_of(backward, state):
            of, colour = subject.word(state) or state, subject.colour(state)
            wide, narrow = (
                gradients.gradients(found, subject.language, room, of=of, colour=colour)
                for room in (gradients.ACROSS, NARROW)
            )
            yield Illustration(wide, narrow, (wide.title,))


def _sequence(subject: Subject) -> Iterator[Illustration]:
    if states := states_of(subject):
        at = Quantity(states[0])
        yield Illustration(memory.memory(subject, at), memory.memory(subject, at, NARROW))
    if any(e.name not in subject.cell.states.values() for e in subject.cell):
        yield from map(Illustration, heatmap.heatmaps(subject), heatmap.heatmaps(subject, NARROW))

"""Pictures as somebody asks for them by name, from Python, the command line and regions of a text."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

from symbolic_lstm.drawing import picture_kinds
from symbolic_lstm.drawing.backward import norms
from symbolic_lstm.drawing.made import subject_of, tag_of
from symbolic_lstm.drawing.on_page import illustrated
from symbolic_lstm.errors import UsageError, expected, shortened
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.numbers.choose_digits import choose_digits
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.page.narrate import in_words
from symbolic_lstm.page.narrate_backward import ToldBackward
from symbolic_lstm.page.pictured import ON_PAPER, PICTURED
from symbolic_lstm.page.scene import Scene
from symbolic_lstm.published.example import Example, Grid
from symbolic_lstm.published.given import Given, checked_options, given_numbers
from symbolic_lstm.published.load import load
from symbolic_lstm.published.setting import Setting, setting
from symbolic_lstm.records import replace
from symbolic_lstm.request import Request, change, changed_policy
from symbolic_lstm.request import asked as requested
from symbolic_lstm.writers.scenes.drawing import Drawing, scene_look

#: More steps than this side by side are no picture any more.
MOST_STEPS = 12
#: Of a longer sequence only what its sentences come to is kept.
LONG = 200


def draw(
    example: str | os.PathLike[str] | Example,
    picture: str = "cell",
    quantities: str | Sequence[str] = (),
    *,
    variant: str = "",
    changes: Mapping[str, Given] | None = None,
    steps: str = "",
    style: str = "boxes",
    narrow: bool = False,
    look: str = "auto",
    digits: str | int | None = None,
    notation: str | None = None,
    language: str | None = None,
) -> Drawing:
    """A picture of an example: its `cell`, the `curve` of an activation, what a state keeps and adds as `bars` …

    Quantities are named as everywhere (`f`, `minus-ten:f`, `c@3`); of several variants one curve shows all.

    >>> made = draw("understanding-lstms", "curve", ["f", "minus-ten:f"])
    >>> made.svg[:4], made.scene.words[:57]
    ('<svg', 'input 1: at 5.95 on the x-axis the curve is at 0.997. inp')

    Raises `UsageError` for a picture there is not, or that cannot be drawn of this example.
    """
    for text in (picture, variant, steps, style, look):
        expected(text, str, "pictures, variants, steps, styles and looks are named by texts")
    checked_options(digits=digits, notation=notation, language=language)
    expected(quantities, (str, list, tuple), "quantities are named by a text or a list of texts, as 'f'")
    for name in quantities:
        expected(name, str, "a quantity is named by a text, as 'f'")
    asked = (quantities,) if isinstance(quantities, str) else tuple(quantities)
    loaded = example if isinstance(example, Example) else load(example)
    wanted = Request(
        asked, (), variant, digits=None if digits is None else str(digits), notation=notation, language=language
    )
    found = scene(loaded, wanted, picture, steps=steps, style=style, narrow=narrow, changes=given_numbers(changes))
    return Drawing(found, scene_look(look))


def scene(
    example: Example,
    wanted: Request,
    picture: str = "cell",
    *,
    steps: str = "",
    style: str = "boxes",
    highlight: str = "",
    narrow: bool = False,
    changes: Mapping[str, Grid] | None = None,
) -> Scene:
    """The picture of an example that is wanted, as `draw` makes it."""
    if style not in ("boxes", "signs"):
        raise UsageError(f"gates are drawn as boxes or as signs, not as {shortened(style)!r}")
    picture_kinds.known_kind(picture)
    example = in_words(example, wanted.notation, wanted.language, wanted.decimal)
    asked = [quantity(text) for text in wanted.quantities]
    changes = {**(changes or {}), **dict(map(change, wanted.changes))}
    names = list(dict.fromkeys([q.variant or wanted.variant for q in asked])) or [wanted.variant]
    found = {name: _setting(example, name, changes, wanted) for name in names}
    long = picture in picture_kinds.OVER_TIME and any(it.program.steps > LONG for it in found.values())
    subjects = {name: subject_of(example, ready, results=long) for name, ready in found.items()}
    if len(subjects) > 1:
        subjects = {name: replace(it, tag=tag_of(it, found, name)) for name, it in subjects.items()}
    first = subjects[names[0]]
    return picture_kinds.scene(
        picture,
        picture_kinds.PictureRequest(
            [(subjects[q.variant or wanted.variant], replace(q, variant=None)) for q in asked], first,
            _steps(steps, first.program.steps), "signs" if style == "signs" else "boxes", highlight, narrow,
            lambda state: norms(example, found[names[0]], state),
        ),
    )  # fmt: skip


def with_pictures(page: Page, example: Example, wanted: Request, format: str) -> Page:
    """The page of what is wanted with its pictures, where it is a whole sheet in a format that has some."""
    if format not in PICTURED or not page.title:
        return page
    example, ready, _ = requested(example, wanted)
    return illustrated(page, example, ready, narrow=format not in ON_PAPER)


def with_backward_pictures(told: ToldBackward, format: str) -> Page:
    """The page with its backward pass, and pictures of both, where it is a whole sheet in a format that has some."""
    if format not in PICTURED or not told.page.title:
        return told.page
    return illustrated(told.page, told.example, told.ready, narrow=format not in ON_PAPER, backward=told.traced)


def _setting(example: Example, variant: str, changes: Mapping[str, Grid], wanted: Request) -> Setting:
    ready = setting(example, variant, changes)
    policy = changed_policy(ready.rounding, wanted.digits, wanted.carry, wanted.mode)
    return replace(ready, rounding=choose_digits(ready.program, ready.given, policy))


def _steps(text: str, count: int) -> tuple[int, ...]:
    """The steps a text names, as in 2 or 1-3; none for an empty one."""
    if not text:
        return ()
    found = re.fullmatch(r"\s*([0-9]{1,6})(?:\s*[-–]\s*([0-9]{1,6}))?\s*", text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last <= count:
        raise UsageError(f"steps are written 2 or 1-3, from 1 to {count} here, not {shortened(text)!r}")
    if last - first >= MOST_STEPS:
        raise UsageError(f"{last - first + 1} steps are too many for one picture; name {MOST_STEPS} or fewer")
    return tuple(range(first, last + 1))


__all__ = ["Quantity", "draw", "scene"]

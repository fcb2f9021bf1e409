"""Pictures of derivations, each with its words: of a whole page, of one derivation, or of lines shown in turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from symbolic_lstm.errors import UsageError
from symbolic_lstm.page.blocks import Display, Page
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.records import record
from symbolic_lstm.writers.equation_pictures.looks import Look
from symbolic_lstm.writers.equation_pictures.rows import Arrangement, alone, columns, set_in
from symbolic_lstm.writers.equation_pictures.svg import PixelFrame, frame, image
from symbolic_lstm.writers.equation_pictures.svg_to_png import png
from symbolic_lstm.writers.mathml_maths import identifier
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.text_maths import equation as as_text
from symbolic_lstm.writers.wording import page_language

#: Pixels around the equations of a picture; a formula by itself has next to none, to stand in a line.
_MARGIN, _BARE = 16.0, 1.0
#: More lines than this are no picture that anybody could look at.
_MOST_LINES = 1000
#: Letters in the name of a picture.
_LONGEST = 60


@record(frozen=True, slots=True)
class Picture:
    """An image of equations: its words, its size in pixels, and its SVG. A notebook shows it.

    `name` says in letters fit for a file what it is of, as in `f`, `h-of-0-at-2` or `f-sum`.
    """

    name: str
    alt: str
    width: int
    height: int
    svg: str
    language: str = "en"

    def __repr__(self) -> str:
        return f"<Picture {self.name!r}: {self.width} × {self.height}>"

    @property
    def png(self) -> bytes:
        """The picture as PNG, twice as fine; raises `UsageError` where it would be too large."""
        return png(self.svg, self.alt, self.width, self.height, self.language)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str | bytes], dict[str, dict[str, int]]]:
        """PNG, which every converter of notebooks takes, or where there can be none SVG."""
        try:
            bundle = {"image/png": self.png}
        except UsageError:
            return {"image/svg+xml": self.svg, "text/plain": self.alt}, {}
        return {**bundle, "text/plain": self.alt}, {"image/png": {"width": self.width, "height": self.height}}


def picture(displays: Sequence[Display], look: Look = "light", tongue: str = "en") -> Picture:
    """Derivations in one picture, one below the other; raises `UsageError` where there are none, or too many."""
    lines = sum(len(display.lines) for display in displays)
    if not lines:
        raise UsageError("there is no equation in it to draw")
    if lines > _MOST_LINES:
        raise UsageError(f"{lines} lines are too many for one picture; choose quantities, or a picture of each line")
    setting = set_in(displays, columns(displays))
    around = frame(setting.width, setting.above, setting.below, _MARGIN)
    name = _name(displays[0]) if len(displays) == 1 else "derivations"
    return _picture(name, ". ".join(map(_spoken, displays)), setting, around, look, tongue)


def pictures_alike(displays: Sequence[Display], look: Look = "light", tongue: str = "en") -> tuple[Picture, ...]:
    """A picture of each, all of one size and with their signs at one place, so that nothing jumps between them."""
    at = columns(displays)
    settings = [set_in([display], at) for display in displays]
    width, above, below = (max(sizes) for sizes in zip(*((s.width, s.above, s.below) for s in settings), strict=True))
    around = frame(width, above, below, _MARGIN)
    return tuple(
        _picture(_name(display), _spoken(display), setting, around, look, tongue)
        for display, setting in zip(displays, settings, strict=True)
    )


def of_page(page: Page, look: Look = "light") -> Picture:
    """The page's own derivations in one picture."""
    return picture(own(page), look, page_language(page))


def own(page: Page) -> tuple[Display, ...]:
    """The derivations of a page without those of another variant, which it shows beside them.

    Raises `UsageError` where a page has none.
    """
    found = tuple(d for d in page.displays if d.listed) or page.displays
    if not found:
        raise UsageError("there is no equation in it to draw")
    return found


def formula(layout: Layout, look: Look = "transparent") -> Picture:
    """One formula by itself, with its plain text for words."""
    setting = alone(layout)
    around = frame(setting.width, setting.above, setting.below, _BARE)
    return _picture("formula", as_text(layout), setting, around, look, "en")


def _picture(name: str, words: str, setting: Arrangement, around: PixelFrame, look: Look, tongue: str) -> Picture:
    alt = plain(words)
    svg = image(setting, around, look, alt, tongue)
    return Picture(name, alt, around.width, around.height, svg, tongue)


def _spoken(display: Display) -> str:
    """The lines in words, or as plain text where they have none, each with its remark."""
    said: list[str] = []
    for line in display.lines:
        plainly = [as_text(line.left)] if line.left is not None else []
        words = line.words or " ".join([*plainly, line.relation, as_text(line.right)]).strip()
        said.append(f"{words} ({line.note})" if line.note else words)
    return "; ".join(said)


def _name(display: Display) -> str:
    """The quantity, and of a single line its entry and its stage."""
    step, alone = display.step, display.lines[0] if len(display.lines) == 1 else None
    entry = f"[{','.join(map(str, alone.entry))}]" if alone and alone.entry else ""
    time = f"@{step.time}" if step.time > 1 else ""
    stage = f"-{alone.stage}" if alone and alone.stage else ""
    return identifier(f"{step.name}{entry}{time}{stage}")[:_LONGEST].rstrip("-.")

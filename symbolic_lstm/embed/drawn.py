"""Pictures in regions: drawn in the article itself where its place takes drawings, else in a file beside it.

The name of a file holds the checksum of what is in it. So a picture that is out
of step has another name in the article, as every other region has another text,
and no cache shows the one of yesterday.
"""

from __future__ import annotations

import hashlib

from symbolic_lstm.embed.contents import BlockRequest
from symbolic_lstm.embed.targets import target
from symbolic_lstm.errors import UsageError
from symbolic_lstm.illustrate import scene
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.published.example import Example
from symbolic_lstm.request import Request
from symbolic_lstm.writers.dialect import Dialect, as_text
from symbolic_lstm.writers.scenes import tikz, typst
from symbolic_lstm.writers.scenes.drawing import Drawing
from symbolic_lstm.writers.scenes.figures import figure_alone

#: Places whose HTML may hold drawings; others take files alone.
_HTML = ("html", "katex", "mathjax")
#: Places that show no SVG.
_PIXELS = ("dev", "medium")


class PictureFile(NamedTuple):
    """A file that an article names."""

    name: str
    data: bytes


def picture_text(example: Example, wanted: Request, wish: BlockRequest, place: str) -> str:
    """A picture as a place wants it; raises `UsageError` where that takes none."""
    made = scene(example, wanted, wish.style, steps=wish.steps)
    if place in _HTML:
        return figure_alone(made, scene(example, wanted, wish.style, steps=wish.steps, narrow=True))
    match target(place).format:
        case "latex":
            return tikz.placed(made)
        case "typst":
            return typst.placed(made)
    drawing, file = Drawing(made), picture_file_of(example, wanted, wish, place)
    if file is None:
        asked = "".join(f" -q {name}" for name in wanted.quantities)
        told = f"symbolic-lstm draw -p {wish.style}{asked} -o {made.name}.svg"
        raise UsageError(f"an article for {place} takes a picture as a file: {told}")
    alt = " ".join(drawing.alt.split())
    match target(place).format:
        case "rst":
            return f".. image:: {file.name}\n   :alt: {alt}"
        case "asciidoc":
            return f'image::{file.name}["{alt.replace(chr(34), chr(0x201D))}"]'
        case "org":
            return f"#+attr_html: :alt {alt}\n[[file:{file.name}]]"
        case _:
            return f"![{as_text(alt, Dialect())}]({file.name})"


def picture_file_of(example: Example, wanted: Request, wish: BlockRequest, place: str) -> PictureFile | None:
    """The file that a picture is in beside an article; None where there is none."""
    if target(place).format not in ("markdown", "rst", "asciidoc", "org"):
        return None
    made = Drawing(scene(example, wanted, wish.style, steps=wish.steps))
    ending, data = ("png", made.png) if place in _PIXELS else ("svg", made.svg.encode())
    return PictureFile(f"{made.scene.name}-{hashlib.sha256(data).hexdigest()[:8]}.{ending}", data)

"""A scene in a Typst document: an SVG in the fonts that Typst has itself, with its words for those who hear it."""

from __future__ import annotations

from symbolic_lstm.page.scene import Scene
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.scenes.slanted import slanted
from symbolic_lstm.writers.scenes.svg import Fonts, picture
from symbolic_lstm.writers.typst_maths import quoted

_FONTS = Fonts("Libertinus Serif", "New Computer Modern Math", slanted, bold="700", beside=True)
#: A pixel of a picture in points, and the widest and the tallest picture in its own size.
_POINT, WIDEST = 0.75, 470.0
#: How tall a picture is at most that stands on the first page, and any other, which leaves a page to go to the next.
FIRST, TALLEST = 260.0, 118.0


def placed(scene: Scene, widest: float = WIDEST, tallest: float = TALLEST) -> str:
    """The picture in the middle of its column, no wider than that, and no taller than a page has room for, in pt."""
    width, height = scene.width * _POINT, scene.height * _POINT
    fit = min(1.0, widest / width, tallest / height)
    size = "100%" if fit == WIDEST / width < 1 else f"{width * fit:.1f}pt"
    svg = quoted(picture(scene, "transparent", _FONTS))
    alt = quoted(plain(f"{scene.title}. {scene.words}"))
    return f'#align(center, image(bytes({svg}), format: "svg", width: {size}, alt: {alt}))'

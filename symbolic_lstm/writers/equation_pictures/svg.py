"""A setting as an SVG image: outlines on their ground, and in words what they show."""

from __future__ import annotations

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.equation_pictures.ink import FINE
from symbolic_lstm.writers.equation_pictures.looks import LOOKS, Look
from symbolic_lstm.writers.equation_pictures.rows import Arrangement, PlacedInk
from symbolic_lstm.writers.mathml_maths import escaped

#: Names of stages in the ink of their page are as much fainter than equations.
_FAINT = 0.72


class PixelFrame(NamedTuple):
    """How large a picture is in whole pixels, and where in it the setting begins, in hundredths of one."""

    width: int
    height: int
    x: int
    y: int


def frame(width: int, above: int, below: int, margin: float) -> PixelFrame:
    """The picture that holds so much and a margin around it, in pixels."""
    edge = round(margin * FINE)
    wide, tall = (-(-(size + 2 * edge) // FINE) for size in (width, above + below))
    return PixelFrame(wide, tall, edge, edge + above)


def image(setting: Arrangement, at: PixelFrame, look: Look, alt: str, language: str = "en") -> str:
    """The whole image; its title says what it shows, no part has an id, and it needs no font."""
    colours = LOOKS[look]
    told = "" if language == "en" else f" lang={quoteattr(language)}"
    ground = f'<rect width="{at.width}" height="{at.height}" fill="{colours.paper}"/>\n' if colours.paper else ""
    faint = "" if colours.muted != colours.ink else f' fill-opacity="{_FAINT}"'
    ink = _paths([it for it in setting.placed if not it.small])
    small = _paths([it for it in setting.placed if it.small])
    muted = f'\n<g fill="{colours.muted}"{faint}>{small}</g>' if small else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="symbolic-lstm" role="img"{told} width="{at.width}"'
        f' height="{at.height}" viewBox="0 0 {at.width} {at.height}">\n<title>{escaped(alt)}</title>\n{ground}'
        f'<g transform="translate({at.x / FINE:g} {at.y / FINE:g}) scale({1 / FINE:g})">\n'
        f'<g fill="{colours.ink}">{ink}</g>{muted}\n</g>\n</svg>\n'
    )


def _paths(placed: list[PlacedInk]) -> str:
    return "".join(f'\n<path transform="translate({it.x} {it.y})" d="{it.ink.path}"/>' for it in placed if it.ink.path)

"""A scene as PNG by resvg, with the fonts that come with ziamath, so that the same picture gives the same bytes."""

from __future__ import annotations

import warnings
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from symbolic_lstm.errors import UsageError, shortened
from symbolic_lstm.page.letter_widths import WIDTHS
from symbolic_lstm.page.runs import Run, runs
from symbolic_lstm.page.scene import Label, Scene
from symbolic_lstm.writers.equation_pictures.svg_to_png import png
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.scenes.slanted import slanted
from symbolic_lstm.writers.scenes.svg import Fonts, SceneLook, picture

if TYPE_CHECKING:
    from ziafont.font import Font

#: Most labels are of these, and the font need not be opened to see that it has them.
_USUAL = frozenset("−×÷≈…½σΣ·“”’⁻⁰¹²³⁴⁵⁶⁷⁸⁹ₜ₀₁₂₃₄₅₆₇₈₉äöüßÄÖÜéèêàçôîûœ\u2002\u2009\u00a0●■")


def image(scene: Scene, look: SceneLook = "light") -> bytes:
    """The picture as bytes, twice as fine as it says.

    Raises `UsageError` where resvg or the fonts are missing, or have no glyph for a character.
    """
    files = _files()
    for item in scene.walk():
        if isinstance(item, Label):
            _known("".join(plain(run.text) for run in runs(item.words)), files[0])
    fonts = Fonts("DejaVu Sans", "'STIX Two Math','DejaVu Sans'", slanted, thick=True, advance=_advance)
    svg = picture(scene, "light" if look in ("auto", "page") else look, fonts)
    width, height = -(-round(scene.width * 10) // 10), -(-round(scene.height * 10) // 10)
    return png(svg, plain(f"{scene.title}. {scene.words}"), width, height, scene.language, files)


@cache
def _files() -> tuple[str, str]:
    """The fonts of words and of formulas."""
    found = [find_spec(name) for name in ("ziafont", "ziamath")]
    folders = [Path(it.origin).parent / "fonts" for it in found if it and it.origin]
    if len(folders) < 2:
        raise UsageError('PNG needs ziamath and resvg: pip install "symbolic-lstm[png]"')
    return str(folders[0] / "DejaVuSans.ttf"), str(folders[1] / "STIXTwoMath-Regular.ttf")


@cache
def _font(file: str) -> Font:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of how it opens its font
        from ziafont.font import Font as FontFile

        return FontFile(file)


def _advance(run: Run) -> float:
    """How far a run goes in the font of its kind, in parts of its size."""
    return sum(map(_in_formulas if run.maths else _in_words, plain(run.text)))


@lru_cache(maxsize=1024)
def _in_formulas(character: str) -> float:
    font = _font(_files()[1])
    return float(font.glyph(character).advance()) / float(font.info.layout.unitsperem)


def _in_words(character: str) -> float:
    return WIDTHS.get(character, 600) / 1000


def _known(text: str, file: str) -> None:
    for character in text:
        if not (character.isascii() or character in _USUAL or _font(file).glyphindex(character)):
            raise UsageError(
                f"the font of pictures has no glyph for {character!r} (U+{ord(character):04X}, in "
                f"{shortened(text)!r}); write the picture as SVG"
            )

"""Fonts of the tests' own: Typst, Chromium and TeX see these, and never those of the machine."""

from __future__ import annotations

from html import escape
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

#: What text and mathematics are set in; `npm ci --prefix tests/judges` brings them.
DEJAVU = Path(__file__).parent / "judges" / "node_modules" / "dejavu-fonts-ttf" / "ttf"
_GENERIC = {"sans-serif": "DejaVu Sans", "serif": "DejaVu Serif", "monospace": "DejaVu Sans Mono"}


def fontconfig(folder: Path, *fonts: Path) -> Path:
    """A file for `FONTCONFIG_FILE` that knows the fonts in the folders given and no others."""
    dirs = "".join(f"<dir>{escape(str(it))}</dir>" for it in fonts)
    aliases = "".join(
        f"<alias><family>{generic}</family><prefer><family>{family}</family></prefer></alias>"
        for generic, family in _GENERIC.items()
    )
    file = folder / "fonts.conf"
    cache = f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>"
    head = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
    file.write_text(f"{head}<fontconfig>{dirs}{cache}{aliases}</fontconfig>\n", encoding="utf-8")
    return file


def font_of(characters: str, folder: Path) -> Path:
    """A font in a folder of its own that draws a box for each of some characters and knows no others."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 700), (900, 700), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    box = pen.glyph()
    names = {ord(c): f"u{ord(c):X}" for c in characters}
    glyphs = [".notdef", *names.values()]
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(glyphs)
    made.setupCharacterMap(names)
    made.setupGlyf(dict.fromkeys(glyphs, box))
    made.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 100)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes-Regular"})
    made.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    made.setupPost()
    folder.mkdir()
    made.save(folder / "boxes.ttf")
    return folder

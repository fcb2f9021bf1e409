"""A scene as SVG: real text, plain colours that every program knows, and what it shows in words.

Dark rules stand in a media query alone, as some programs turn custom properties
black. Nothing has an id, so that several pictures can stand on one page; what
shows a quantity carries its name in `data-q`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Literal, TypeAlias

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.runs import Run, runs
from symbolic_lstm.page.scene import Colour, Disc, Group, Item, Label, Rect, Scene, Wire
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.mathml_maths import escaped
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.scenes.accents import accented
from symbolic_lstm.writers.scenes.arrows import headed
from symbolic_lstm.writers.scenes.palette import DARK, LIGHT, Palette, dark_rules

#: `auto` follows the reader's scheme, `page` has no ground and takes its dark colours from the page it is put into.
SceneLook: TypeAlias = Literal["auto", "light", "dark", "transparent", "transparent-dark", "page"]
LOOKS: tuple[SceneLook, ...] = ("auto", "light", "dark", "transparent", "transparent-dark")

SANS = "system-ui,'Segoe UI',Helvetica,Arial,sans-serif"
MATHS = "'STIX Two Text','Cambria','Latin Modern Roman','Times New Roman',serif"


class Fonts(NamedTuple):
    """What letters are set in, and how a run of them is spelt.

    `thick` draws bold ones where there is no bold face, `beside` sets accents as characters of their own. With
    `advance`, how far a run goes in parts of its size, formulas and words stand at places of their own, for a program
    that would otherwise set both in one face.
    """

    sans: str = SANS
    maths: str = MATHS
    spell: Callable[[Run], Run] = lambda run: run
    thick: bool = False
    bold: str = "600"
    beside: bool = False
    advance: Callable[[Run], float] | None = None


#: What a reader's device has.
_USUAL = Fonts()


def picture(
    scene: Scene,
    look: SceneLook = "auto",
    fonts: Fonts = _USUAL,
    *,
    kind: str = "",
    hidden: bool = False,
    rules: str = "",
) -> str:
    """The whole image; `kind` is a class of its own, `hidden` says nothing, as it shows what another says.

    `rules` are style rules that it brings along.
    """
    palette = DARK if look in ("dark", "transparent-dark") else LIGHT
    width, height = number(scene.width), number(scene.height)
    told = "" if scene.language == "en" else f' lang="{scene.language}"'
    rules += f"@media (prefers-color-scheme:dark){{{dark_rules()}}}" if look == "auto" else ""
    style = f"<style>{rules}</style>\n" if rules else ""
    ground = ""
    if look in ("auto", "light", "dark"):
        ground = f'<rect class="sl-ground" width="{width}" height="{height}" fill="{palette.colours["paper"]}"/>\n'
    spelt = _Spelling(palette, fonts, classed=look in ("auto", "page"))
    inner = "\n".join(map(spelt.item, scene.items))
    said, words = ' aria-hidden="true"', ""
    if not hidden:
        said = f' role="img"{told}'
        words = f"<title>{escaped(scene.title)}</title>\n<desc>{escaped(scene.words)}</desc>\n"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{f"sl-picture {kind}".strip()}"{said} width="{width}"'
        f' height="{height}" viewBox="0 0 {width} {height}" font-family="{fonts.sans}">\n'
        f"{words}{style}{ground}{inner}\n</svg>\n"
    )


class _Spelling:
    """How the items of a scene are spelt, in the colours of a palette."""

    __slots__ = ("classed", "fonts", "palette")

    def __init__(self, palette: Palette, fonts: Fonts, *, classed: bool) -> None:
        self.palette, self.fonts, self.classed = palette, fonts, classed

    def item(self, it: Item) -> str:
        match it:
            case Rect():
                return self.rect(it)
            case Wire():
                return self.wire(it)
            case Disc():
                return self.disc(it)
            case Label():
                return self.label(it)
            case Group():
                title = f"<title>{escaped(it.title)}</title>" if it.title else ""
                dim = ' opacity="0.3"' if it.dim else ""
                return f"<g{_named(it.q)}{dim}>{title}{''.join(map(self.item, it.items))}</g>"

    def rect(self, it: Rect) -> str:
        place = f'x="{number(it.x)}" y="{number(it.y)}" width="{number(it.width)}" height="{number(it.height)}"'
        radius = f' rx="{number(it.radius)}"' if it.radius else ""
        colour = self.palette.colours[it.colour]
        match it.kind:
            case "tint":
                painted = f'{self.of("b", it.colour)} fill="{self.palette.tints[it.colour]}" stroke="{colour}"'
            case "edge":
                painted = f'{self.of("s", it.colour)} fill="none" stroke="{colour}"'
            case "shade":
                share = f' fill-opacity="{it.share:.3g}"' if it.share < 1 else ""
                return f'<rect {place}{radius}{self.of("t", it.colour)} fill="{colour}"{share}{_named(it.q)}/>'
        return f'<rect {place}{radius}{painted} stroke-width="1.5"{_named(it.q)}/>'

    def wire(self, it: Wire) -> str:
        colour = self.palette.colours[it.colour]
        points, head = headed(it)
        dashes = ' stroke-dasharray="2 3"' if it.dashed else ""
        tip = f'<path d="{_path(head)}z"{self.of("t", it.colour)} fill="{colour}"/>' if head else ""
        return (
            f'<path d="{_path(points)}"{self.of("s", it.colour)} fill="none" stroke="{colour}"'
            f' stroke-width="{number(it.width)}" stroke-linejoin="round"{dashes}{_named(it.q)}/>{tip}'
        )

    def disc(self, it: Disc) -> str:
        colour, paper = self.palette.colours[it.colour], self.palette.colours["paper"]
        fill, edge, key = (colour, paper, "d") if it.kind == "dot" else (paper, colour, "n")
        return (
            f'<circle cx="{number(it.x)}" cy="{number(it.y)}" r="{number(it.radius)}"{self.of(key, it.colour)}'
            f' fill="{fill}" stroke="{edge}" stroke-width="1.5"{_named(it.q)}/>'
        )

    def label(self, it: Label) -> str:
        found = runs(it.words)
        if self.fonts.advance and len({run.maths for run in found}) > 1:
            return "".join(map(self.label, self.parted(it, self.fonts.advance)))
        anchor = "" if it.anchor == "start" else f' text-anchor="{it.anchor}"'
        colour, paper = self.palette.colours[it.colour], self.palette.colours["paper"]
        bold = edge = ""
        if it.bold and self.fonts.thick:
            edge = f' stroke="{colour}" stroke-width="{number(it.size * 0.05)}"'
        elif it.bold:
            bold = f' font-weight="{self.fonts.bold}"'
        if it.halo and not edge:
            edge = f' stroke="{paper}" stroke-width="4" stroke-linejoin="round" style="paint-order:stroke"'
        classes = self.of("t", it.colour, "sl-halo" if it.halo else "")
        return (
            f'<text x="{number(it.x)}" y="{number(it.y)}"{classes} font-size="{number(it.size)}"{anchor}'
            f' fill="{colour}"{bold}{edge}{_named(it.q)}>{self.letters(found, it.size)}</text>'
        )

    def parted(self, it: Label, advance: Callable[[Run], float]) -> list[Label]:
        """A label's formulas and words as labels side by side."""
        parts = [tuple(group) for _, group in groupby(it.words, lambda part: isinstance(part, str))]
        wide = [sum(advance(self.fonts.spell(run)) * run.scale for run in runs(part)) * it.size for part in parts]
        x = it.x - sum(wide) * {"start": 0.0, "middle": 0.5, "end": 1.0}[it.anchor]
        return [it._replace(x=x + sum(wide[:k]), anchor="start", words=part) for k, part in enumerate(parts)]

    def letters(self, found: Iterable[Run], size: float) -> str:
        """Runs of letters; a raised one moves those after it back to the line."""
        spelt: list[str] = []
        height = 0.0
        spelling = map(self.fonts.spell, found)
        for run, back in accented(spelling) if self.fonts.beside else ((run, 0.0) for run in spelling):
            shift = round((height - run.rise) * size, 2)
            height = run.rise
            cut = f' dx="{number(back * size)}"' if back else ""
            cut += f' dy="{number(shift)}"' if shift else ""
            cut += f' font-size="{number(run.scale * size)}"' if run.scale != 1 else ""
            if run.maths:
                cut += f' font-family="{self.fonts.maths}"' + (' font-style="italic"' if run.italic else "")
            letters = escaped(plain(run.text))
            spelt.append(f"<tspan{cut}>{letters}</tspan>" if cut else letters)
        return "".join(spelt)

    def of(self, kind: str, colour: Colour, more: str = "") -> str:
        """The classes that the dark rules know it by."""
        return f' class="{f"sl-{kind}{colour} {more}".strip()}"' if self.classed else ""


def number(length: float) -> str:
    """A length in tenths of a pixel, as short as it goes."""
    spelt = f"{length:.1f}".removesuffix(".0")
    return "0" if spelt == "-0" else spelt


def _path(points: tuple[tuple[float, float], ...]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def _named(q: str) -> str:
    return f" data-q={quoteattr(plain(q))}" if q else ""

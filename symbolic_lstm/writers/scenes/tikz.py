r"""A scene as TikZ, for a document that says `\usepackage{tikz}`: its letters are the document's own sans serif."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain

from symbolic_lstm.page.letter_widths import WIDTHS
from symbolic_lstm.page.runs import runs
from symbolic_lstm.page.scene import Colour, Disc, Group, Item, Label, Point, Rect, Scene, Wire, Words
from symbolic_lstm.writers.latex_maths import equation
from symbolic_lstm.writers.latex_text import escaped
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.scenes.arrows import headed
from symbolic_lstm.writers.scenes.palette import LIGHT
from symbolic_lstm.writers.scenes.svg import number

#: How wide other letters are, in thousandths; and how a letter is spelt that LaTeX's fonts do not have.
_OTHER, _NO_GLYPH = 900, "[U+"
#: A pixel of a picture in points.
POINT = 0.75
_EDGE = 6.0
_ANCHORS = {"start": "base west", "middle": "base", "end": "base east"}


def picture(scene: Scene) -> str:
    """The picture as an environment."""
    body = "\n".join(map(_item, scene.items))
    return (
        f"\\begin{{tikzpicture}}[x={POINT}bp,y=-{POINT}bp,line join=round,every node/.style={{inner sep=0pt}}]\n"
        f"{_colours()}\n"
        f"\\path[use as bounding box] (0,0) rectangle ({number(scene.width)},{number(scene.height)});\n"
        f"{body}\n\\end{{tikzpicture}}\n"
    )


@cache
def _colours() -> str:
    named = [(str(key), code) for key, code in LIGHT.colours.items()]
    named += [(f"t{key}", code) for key, code in LIGHT.tints.items()]
    return "".join(rf"\definecolor{{sl{key}}}{{HTML}}{{{code[1:].upper()}}}" for key, code in named)


def placed(scene: Scene, tallest: str = "") -> str:
    """The picture in the middle of a page, no wider than its text, and no taller than a length, if one is given."""
    fitted = r"\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{"
    before = rf"\resizebox{{!}}{{\ifdim\totalheight>{tallest}{tallest}\else\totalheight\fi}}{{" if tallest else ""
    return f"\\begin{{center}}\n{before}{fitted}%\n{picture(scene)}}}{'}' * bool(tallest)}\n\\end{{center}}"


def described(scene: Scene) -> str:
    """The picture with its words in comments above it."""
    return f"% {escaped(plain(scene.title))}\n% {escaped(plain(scene.words))}\n{picture(scene)}"


def document(scene: Scene) -> str:
    """The picture as a document of its own, as large as it is."""
    return (
        "\\documentclass{article}\n\\usepackage[utf8]{inputenc}\n\\usepackage[T1]{fontenc}\n"
        "\\usepackage{textcomp,lmodern}\n\\usepackage{amsmath,amssymb}\n\\usepackage{tikz}\n"
        f"\\usepackage[paperwidth={number(scene.width * POINT + 2 * _EDGE)}bp,"
        f"paperheight={number(scene.height * POINT + 2 * _EDGE + 2)}bp,margin={number(_EDGE)}bp,"
        "noheadfoot]{geometry}\n"
        "\\pagestyle{empty}\n\\setlength{\\parindent}{0pt}\n\\setlength{\\topskip}{0pt}\n\\begin{document}\n"
        f"{picture(scene)}\\end{{document}}\n"
    )


@lru_cache(maxsize=4096)
def _item(it: Item) -> str:
    match it:
        case Rect():
            return _rect(it)
        case Wire():
            points, head = headed(it)
            dashes = ",dash pattern=on 1.5bp off 2.2bp" if it.dashed else ""
            line = rf"\draw[sl{it.colour},line width={number(it.width * POINT)}bp{dashes}] {_path(points)};"
            return line + (rf"\fill[sl{it.colour}] {_path(head)} -- cycle;" if head else "")
        case Disc(kind="dot"):
            return rf"\filldraw[fill=sl{it.colour},draw=slpaper,line width=1.1bp] {_round(it)};"
        case Disc():
            return rf"\filldraw[fill=slpaper,draw=sl{it.colour},line width=1.1bp] {_round(it)};"
        case Label():
            return _label(it)
        case Group():
            inner = "\n".join(map(_item, it.items))
            return f"\\begin{{scope}}[opacity=0.3,text opacity=0.3]\n{inner}\n\\end{{scope}}" if it.dim else inner


def _rect(it: Rect) -> str:
    corners = f"{_at((it.x, it.y))} rectangle {_at((it.x + it.width, it.y + it.height))}"
    rounded = f",rounded corners={number(it.radius * POINT)}bp" if it.radius else ""
    match it.kind:
        case "tint":
            return rf"\filldraw[fill=slt{it.colour},draw=sl{it.colour},line width=1.1bp{rounded}] {corners};"
        case "edge":
            return rf"\draw[sl{it.colour},line width=1.1bp{rounded}] {corners};"
        case "shade":
            return rf"\fill[sl{it.colour},fill opacity={it.share:.3g}{rounded}] {corners};"


def _label(it: Label) -> str:
    node = _node(it.anchor, it.colour, it.size, it.bold)
    letters = _letters(it.words)
    if _NO_GLYPH in letters:  # as wide as the letters would be, that have names instead
        letters = rf"\resizebox{{{number(_width(it) * POINT)}bp}}{{!}}{{{letters}}}"
    return rf"\node[{node}] at {_at((it.x, it.y))} {{{letters}}};"


@lru_cache(maxsize=1024)
def _node(anchor: str, colour: Colour, size: float, bold: bool) -> str:
    """How a label is set."""
    weight = r"\bfseries" if bold else ""
    font = rf"\fontsize{{{size * POINT:.1f}}}{{{size * POINT * 1.2:.1f}}}\selectfont\sffamily{weight}"
    return f"anchor={_ANCHORS[anchor]},text=sl{colour},font={font}"


def _width(it: Label) -> float:
    """How much room a picture has left for a label."""
    return sum(WIDTHS.get(c, _OTHER) * run.scale for run in runs(it.words) for c in run.text) * it.size / 1000


def _letters(words: Words) -> str:
    return "".join(escaped(plain(part)) if isinstance(part, str) else rf"\({equation(part)}\)" for part in words)


def _round(it: Disc) -> str:
    return f"{_at((it.x, it.y))} circle[radius={number(it.radius * POINT)}bp]"


@lru_cache(maxsize=256)
def _path(points: tuple[Point, ...]) -> str:
    spelt = " -- ".join(["(%.1f,%.1f)"] * len(points)) % tuple(chain.from_iterable(points))
    return _shortest(spelt)


def _at(point: Point) -> str:
    return _shortest(f"({point[0]:.1f},{point[1]:.1f})")


def _shortest(points: str) -> str:
    """Points in tenths of a pixel, each number as short as it goes."""
    points = points.replace(".0,", ",").replace(".0)", ")")
    return points.replace("(-0,", "(0,").replace(",-0)", ",0)") if "-0" in points else points

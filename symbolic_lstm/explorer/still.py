"""The picture of the cell as it stands in a page without its script: the same drawing in fewer letters.

The script finds its figures and its dots in it as in what it draws itself, and sets them anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from symbolic_lstm.explorer.curves import CURVED, run
from symbolic_lstm.maths import terms as t

_TAG = re.compile(r"<(svg|g|path|circle|rect|text)\b([^>]*?)(/?)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_FIGURE = re.compile(r'(<text [^>]*data-q="([\w.]+)"[^>]*>)[^<]*')
_DOT_OF = re.compile(r'data-dot="([-\d.]+) ([-\d.]+)"[^>]*>\s*<text [^>]*data-q="([\w.]+)"')
#: An attribute that needs no quotes in HTML, and one without them at the end of an element.
_BARE = re.compile(r'(?<= )((?!data-q)[\w-]+=)"([\w.#-]+)"')
_ENDED = re.compile(r"(=[\w.#-]+)/>")
#: Groups say nothing more where each thing has its colour; a letter holds what stands below it.
_GROUPS = re.compile("</?g>")
_NAMED = re.compile(
    '(<tspan class="sl-i">[^<]*)</tspan>(<tspan dy="[^"]*" font-size="9")(?: class="sl-i")(>[^<]*</tspan>)'
)
#: What is written most often is said once, and nowhere else.
_USUAL = {("stroke-width", "1.5"), ("font-weight", "600"), ("class", "")}
#: What the page says in other ways, or not at all.
_UNSAID = {"svg": ("xmlns", "font-family", "class", "height"), "path": ("data-q",), "g": ("data-q",)}
#: What each kind of thing in a picture is drawn with, in its colour, and letters that lie on lines.
KINDS = {
    "t": "fill:{0}", "s": "fill:none;stroke:{0}", "d": "fill:{0};stroke:var(--paper)",
    "n": "fill:var(--paper);stroke:{0}", "b": "fill:color-mix(in srgb,{0} 7%,var(--paper));stroke:{0}",
}  # fmt: skip
HALO = ".sl-halo{stroke:var(--paper)}"
#: As large as boxes are.
_BOX = {"width": "215", "height": "92", "rx": "6"}
_NODE = "13"
_COLOUR = "var(--q)"
_USED = "#cell svg{--q:var(--ink);max-width:100%;font:12.5px var(--sans);stroke-width:1.5}.o{--q:var(--mut)}"
#: What is drawn again knows nothing of what is around it: its words have the colour of their group.
_WORDS = (
    f"#cell text,[id^=p]{{fill:{_COLOUR}}}text[data-q]{{font-size:19px;font-weight:600}}"
    "#cell .u{font:13px var(--sans)}rect{width:215px;height:92px;rx:6px}.n{r:13px}"
)
_LETTERS = ".sl-i,.sl-u{font-family:var(--maths)}.sl-i{font-style:italic}"
#: Of each name of a figure what it is the result of.
Heads: TypeAlias = Mapping[str, type[t.Term]]


def still(drawn: str, figures: Mapping[str, str], heads: Heads) -> str:
    """A picture as SVG with these figures, by their names, and the curves of these heads."""
    drawn = _FIGURE.sub(lambda it: it[1] + figures.get(it[2], ""), drawn).replace("\n", "")
    dots = [(x, y, heads[name]) for x, y, name in _DOT_OF.findall(drawn)]
    wires: dict[str, str] = {}
    drawn = _TAG.sub(lambda it: _tag(it, dots, wires), drawn)
    head, end, rest = drawn.partition("</title>")
    above = [f'<path {said} d="{d}"/>' for said, d in wires.items() if "1.6" in said]
    below = [f'<path {said} d="{d}"/>' for said, d in wires.items() if "1.6" not in said]
    made = f"{head}{end}{''.join(below)}{rest.removesuffix('</svg>')}{''.join(above)}</svg>"
    made = _NAMED.sub(r"\1\2\3</tspan>", _GROUPS.sub("", made))
    return _ENDED.sub(r"\1 />", _BARE.sub(r"\1\2", made))


def curves(used: AbstractSet[type[t.Term]]) -> str:
    """The curves that boxes are drawn with, each once."""
    drawn = "".join(f'<path id={name} d="{run(head)}"/>' for head, name in CURVED.items() if head in used)
    return f"<defs>{drawn}</defs>" * bool(drawn)


def style(drawn: str) -> str:
    """What its classes look like."""
    used = set(re.findall(r'class="?([tsdnb])\b', drawn))
    kinds = "".join(f".{it}{{{KINDS[it].format(_COLOUR)}}}" for it in sorted(used))
    halo = HALO if "sl-halo" in drawn else ""
    return f"<style>{_USED}{_WORDS}{_LETTERS}{kinds}{halo}</style>"


def _tag(found: re.Match[str], dots: list[tuple[str, str, type[t.Term]]], wires: dict[str, str]) -> str:
    """One element: whole pixels, short classes, and what is usual left unsaid; wires are gathered by their looks."""
    element, said, closed = found.groups()
    its = dict(_ATTRIBUTE.findall(said))
    for name in _UNSAID.get(element, ()):
        its.pop(name, None)
    if "class" in its:
        its["class"] = _classes(its)
    if element == "path" and _WIRE.fullmatch(its.get("d", "")):
        d = _path(its.pop("d"))
        looks = _said(its)
        wires[looks] = wires.get(looks, "") + d
        return ""
    if element == "path" and "d" not in its:
        x, y, head = dots.pop(0)
        its |= {"href": f"#{CURVED[head]}", "x": x, "y": y}
        element = "use"
    if "data-dot" not in its and element != "use":
        its |= {name: str(round(float(its[name]))) for name in _PLACES if name in its}
    if "data-dot" in its:
        its = {"data-dot": ""} | {name: it for name, it in its.items() if name != "data-dot"}
    if element == "rect":
        box = {name: its.pop(name, "0") for name in _BOX}
        its |= {} if box == _BOX else {"style": ";".join(f"{name}:{it}px" for name, it in box.items())}
    if its.get("class") == "n" and element == "circle":
        radius = its.pop("r")
        its |= {} if radius == _NODE else {"style": f"r:{radius}px"}
    said = _said(its)
    return f"<{element}{' ' * bool(said)}{said}{closed}>"


#: A path of few straight lines; any other stays where it is drawn.
_WIRE = re.compile(r"(?:[ML][-\d.]+ [-\d.]+){1,8}z?")
_PLACES = ("x", "y", "cx", "cy", "width", "height")


def _classes(its: dict[str, str]) -> str:
    """How something is drawn, in which colour, how large, and where its words end."""
    names = its["class"].split()
    (kind, colour), *_ = [(it[3], it[4:]) for it in names if it[3] in KINDS and it != "sl-picture"]
    size = its.pop("font-size", "")
    classes = [*[kind] * (not size), *({"ink": (), "muted": ("o",)}.get(colour, (f"q{colour}",)))]
    if size == "13":
        classes.append("u")
    classes += [it for it in names if it == "sl-halo"]
    if anchor := its.pop("text-anchor", ""):
        classes.append(anchor[0])
    return " ".join(classes)


def _said(its: Mapping[str, str]) -> str:
    return " ".join(
        (f'{name}="{value}"' if value else name) for name, value in its.items() if (name, value) not in _USUAL
    )


def _path(drawn: str) -> str:
    """A path of straight lines from point to point in whole pixels, each from where the last one ended."""
    made, here, last = "", (0, 0), ""
    for letter, x, y in re.findall(r"([ML])([-\d.]+) ([-\d.]+)", drawn):
        to = (round(float(x)), round(float(y)))
        by = (to[0] - here[0], to[1] - here[1])
        if letter == "M":
            made += f"M{to[0]} {to[1]}"
        elif by[0] and by[1] and last == "l":
            made += f" {by[0]} {by[1]}".replace(" -", "-")
        else:
            made += f"v{by[1]}" if not by[0] else f"h{by[0]}" if not by[1] else f"l{by[0]} {by[1]}".replace(" -", "-")
        here, last = to, "" if letter == "M" or not (by[0] and by[1]) else "l"
    return made + drawn[-1] * (drawn[-1] == "z")

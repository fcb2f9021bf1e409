"""Runs: a label as letters in a row, each run with how it is cut and how far it is raised.

Pictures have no fractions and no matrices in their labels: a formula stands on
one line, with its subscripts and superscripts where the text has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page import layout as l
from symbolic_lstm.page.scene import Words

#: How large scripts are, and how far up and down they stand, in parts of the size of what they belong to.
SCRIPT, DOWN, UP = 0.72, -0.2, 0.36
_ACCENTS = {"tilde": "\u0303", "hat": "\u0302", "bar": "\u0304"}
_FENCES = {"round": "()", "square": "[]", "bars": "||"}
_THIN = "\u2009"


class Run(NamedTuple):
    """Letters of one kind; `scale` and `rise` are parts of the label's size, `maths` says that a formula has them."""

    text: str
    italic: bool = False
    scale: float = 1.0
    rise: float = 0.0
    maths: bool = False


def runs(words: Words) -> tuple[Run, ...]:
    """A label's runs, neighbours of one kind joined.

    >>> runs(("f = ", l.Sub(l.Ident("f"), l.Ident("t"))))  # doctest: +NORMALIZE_WHITESPACE
    (Run(text='f = ', italic=False, scale=1.0, rise=0.0, maths=False),
     Run(text='f', italic=True, scale=1.0, rise=0.0, maths=True),
     Run(text='t', italic=True, scale=0.72, rise=-0.2, maths=True))
    """
    found: list[Run] = []
    for part in words:
        for run in (Run(part),) if isinstance(part, str) else _formula(part):
            if found and run[1:] == found[-1][1:]:
                found[-1] = found[-1]._replace(text=found[-1].text + run.text)
            elif run.text:
                found.append(run)
    return tuple(found)


@lru_cache(maxsize=1024)
def _formula(layout: l.Layout) -> tuple[Run, ...]:
    return tuple(run._replace(maths=True) for run in _set(layout))


def _set(layout: l.Layout) -> Iterator[Run]:
    match layout:
        case l.Ident(glyph):
            yield Run(glyph, len(glyph) == 1 and not layout.upright and not layout.bold)
        case l.Num(digits, exponent):
            yield Run(digits)
            if exponent is not None:
                yield Run("×10")
                yield from _raised([Run(str(exponent).replace("-", "−"))], UP)
        case l.Op(glyph):
            tight = layout.prefix or glyph in ",;()[]|⟨⟩"
            yield Run(glyph if tight else f"{_THIN}{glyph}{_THIN}" if glyph else _THIN)
        case l.Row(items):
            for item in items:
                yield from _set(item)
        case l.Sub(base, script):
            yield from _set(base)
            yield from _raised(_set(script), DOWN)
        case l.Sup(base, script):
            yield from _set(base)
            yield from _raised(_set(script), UP)
        case l.Frac(top, bottom):
            yield from _set(top)
            yield Run("/")
            yield from _set(bottom)
        case l.Fence(inner):
            yield Run(_FENCES[layout.kind][0])
            yield from _set(inner)
            yield Run(_FENCES[layout.kind][1])
        case l.Call(function, arguments):
            yield from _set(function)
            yield from _set(l.Fence(l.Row(tuple(_listed(arguments)))))
        case l.Over(base):
            *before, last = _set(base)
            yield from before
            yield last._replace(text=last.text + _ACCENTS[layout.accent])
        case l.Radical(inner):
            yield Run("√")
            yield from _set(l.Fence(inner))
        case l.Under(base):
            yield from _set(base)
        case l.Array(rows):
            yield from _set(l.Fence(l.Row(tuple(_listed([it for row in rows for it in row]))), "square"))
        case l.Text(words):
            yield Run(words)


def _listed(parts: tuple[l.Layout, ...] | list[l.Layout]) -> Iterator[l.Layout]:
    for k, part in enumerate(parts):
        if k:
            yield l.Op(",")
        yield part


def _raised(inner: Iterator[Run] | list[Run], by: float) -> Iterator[Run]:
    """Script letters: in a fraction or a matrix of scripts they get no smaller than once."""
    for run in inner:
        yield run._replace(scale=max(run.scale * SCRIPT, SCRIPT**2), rise=by + run.rise * SCRIPT)

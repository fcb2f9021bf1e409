"""Speak: an equation in words, for whoever hears the page instead of seeing it.

Brackets around a signed number are not spoken, brackets around an operation
are; after a function a comma opens what it is applied to and another closes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from symbolic_lstm.languages import ENGLISH, Language
from symbolic_lstm.page import layout as l
from symbolic_lstm.page.blocks import Block, Display, Line, Page, Para, Table
from symbolic_lstm.records import replace


def speak(layout: l.Layout, language: Language = ENGLISH) -> str:
    """A layout in words.

    >>> from symbolic_lstm.maths.reader import read
    >>> from symbolic_lstm.notation import named
    >>> from symbolic_lstm.page.typeset import typeset
    >>> speak(typeset(read("sigmoid(2.70 * h_prev + 1.63 * (-10))"), named("standard")))
    'sigma of, 2.70 times h sub t minus 1 end sub plus 1.63 times minus 10'
    """
    return _tidy(_Voice(language.voice).words(layout))


def spoken(page: Page, language: Language = ENGLISH) -> Page:
    """The page with every line of its derivations, and what heads its tables, in words."""
    voice = _Voice(language.voice)
    return replace(page, blocks=tuple(_block(block, voice) for block in page.blocks))


def _block(block: Block, voice: _Voice) -> Block:
    match block:
        case Display(lines=lines):
            return block._replace(lines=tuple(line._replace(words=_line(line, voice)) for line in lines))
        case Table(head=head, rows=rows):
            heads = [part for cell in (*head, *(row[0] for row in rows)) for part in cell if not isinstance(part, str)]
            return block._replace(words={part: _tidy(voice.words(part)) for part in heads})
        case Para(kind="remark", prose=prose):
            said = "".join(part if isinstance(part, str) else _tidy(voice.words(part)) for part in prose)
            return block._replace(words=said)
        case _:
            return block


def _line(line: Line, voice: _Voice) -> str:
    """What stands left, the sign, what stands right."""
    parts = [voice.words(line.left)] if line.left is not None else []
    if line.relation:
        parts.append(voice.signs[line.relation])
    return _tidy(" ".join([*parts, voice.words(line.right)]))


class _Voice:
    """A table of words, and how layouts are said with it."""

    __slots__ = ("signs",)

    def __init__(self, signs: Mapping[str, str]) -> None:
        self.signs = signs

    def say(self, phrase: str, **parts: str) -> str:
        return self.signs[f"say: {phrase}"].format(**parts)

    def words(self, layout: l.Layout) -> str:
        words, say = self.words, self.say
        match layout:
            case l.Num(digits, None):
                return self.number(digits)
            case l.Num(digits, exponent):
                return say("scientific", digits=self.number(digits), power=self.power(exponent or 0))
            case l.Op("<", True):
                return say("below")
            case l.Ident(glyph) | l.Op(glyph):
                return self.signs.get(glyph, glyph)
            case l.Row(items):
                return " ".join(map(words, items))
            case l.Sup(l.Sub(l.Op() as base, script), end):
                return say("from", base=words(base), script=words(script), end=words(end))
            case l.Sub(l.Op() as base, script):
                return say("over", base=words(base), script=words(script))
            case l.Sub(base, script):
                return say("long sub" if isinstance(script, l.Row) else "sub", base=words(base), script=words(script))
            case l.Sup(base, l.Fence(l.Ident("t") | l.Num() | l.Row((l.Ident("t"), *_)) as time)):
                return say("time", base=words(base), time=words(time))
            case l.Sup(base, l.Row((l.Op("⟨"), *time, l.Op("⟩")))):
                return say("time", base=words(base), time=" ".join(map(words, time)))
            case l.Sup(base, l.Op("′")):
                return say("prime", base=words(base))
            case l.Sup(base, l.Ident("T")):
                return say("turned", base=words(base))
            case l.Sup(base, script):
                return say("power", base=words(base), script=words(script))
            case l.Frac(top, bottom):
                return say("fraction", top=words(top), bottom=words(bottom))
            case l.Radical(inner, None):
                return say("root", inner=words(inner))
            case l.Radical(inner, index):
                return say("nth root", index=words(index or l.Num("2")), inner=words(inner))
            case l.Fence(inner, "norm"):
                return say("norm", inner=words(inner))
            case l.Fence(inner, "bars"):
                return say("bars", inner=words(inner))
            case l.Fence(inner, "square"):
                return say("list", inner=words(inner))
            case l.Fence(l.Row((l.Op(prefix=True), l.Num())) as signed):
                return words(signed)
            case l.Fence(inner):
                return say("brackets", inner=words(inner))
            case l.Call(function, arguments):
                told = self.signs["say: and"].join(map(words, arguments))
                return say("call", function=words(function), arguments=told)
            case l.Over(base, accent):
                return say(accent, base=words(base))
            case l.Under(base, l.Row((l.Num(rows), l.Op("×"), l.Num(columns)))):
                return say("shape", base=words(base), rows=rows, columns=columns)
            case l.Under(base, _, ""):
                return words(base)
            case l.Under(base, remark):
                return say("labelled", base=words(base), remark=words(remark))
            case l.Boxed(inner):
                return words(inner)
            case l.Array(rows, "cases" | "aligned" as kind):
                return say(kind, rows="; ".join(" ".join(map(words, row)) for row in rows))
            case l.Array(rows):
                return say("matrix", rows="; ".join(", ".join(map(words, row)) for row in rows))
            case l.Text(said):
                return said
            case _:
                assert_never(layout)

    def number(self, digits: str) -> str:
        return digits.replace(".", self.signs["say: point"])

    def power(self, exponent: int) -> str:
        return self.say("negative", number=str(-exponent)) if exponent < 0 else str(exponent)


def _tidy(words: str) -> str:
    """One space, no comma before a comma or at the end."""
    told = " ".join(words.split())
    while ",," in told or " ," in told or ", ," in told:
        told = told.replace(" ,", ",").replace(",,", ",").replace(", ,", ",")
    return told.strip(" ,")

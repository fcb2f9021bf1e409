r"""LaTeX mathematics: layouts in the commands that every engine knows.

KaTeX, MathJax, GitHub, pandoc and pdflatex read the same subset; what only some
of them know (`\operatorname`, colour) is not used.
"""

from __future__ import annotations

from functools import lru_cache
from string import ascii_letters
from typing import assert_never

from symbolic_lstm.page import layout as l
from symbolic_lstm.writers.glyphs import ACCENTS, MATH, NAMED
from symbolic_lstm.writers.latex_text import SCRIPTED, escaped, words_in_mathematics
from symbolic_lstm.writers.open_brackets import behind_sign, has_brackets, open_brackets

_TURNED = l.Ident("T", upright=True)
_BRACKETS = ("", "(", ")", "[", "]")
_FENCES = {"round": ("(", ")"), "square": ("[", "]"), "curly": (r"\{", r"\}")}
_BARS = {"bars": ("|", "|"), "norm": (r"\Vert", r"\Vert")}
_TABLES = {
    "square": "bmatrix", "round": "pmatrix", "bars": "vmatrix", "bare": "matrix", "cases": "cases",
    "aligned": "aligned",
}  # fmt: skip
#: How many columns a matrix of amsmath has at the most.
_MOST = 10


def equation(layout: l.Layout) -> str:
    r"""One layout as LaTeX mathematics, without delimiters.

    >>> minus_ten = l.Fence(l.Row((l.Op("−", prefix=True), l.Num("10"))))
    >>> print(equation(l.Call(l.Ident("σ"), (l.Row((l.Num("1.63"), l.Op("×"), minus_ten)),))))
    \sigma(1.63 \times (-10))
    """
    match layout:
        case l.Op():
            return _sign(layout.glyph)
        case l.Num():
            return _number(layout)
        case l.Ident():
            return _name(layout)
        case l.Row():
            return _row(layout)
        case l.Sub():
            return _subscripted(layout)
        case l.Sup():
            return f"{_based(layout.base, l.Sup)}^{{{_script(layout.script)}}}"
        case l.Call():
            inner = ", ".join([equation(a) for a in layout.arguments])
            return equation(layout.function) + _fenced("(", inner, ")")
        case l.Fence():
            if layout.kind in _BARS:  # with \left, converters can tell the opening bar from the closing one
                left, right = _BARS[layout.kind]
                return rf"\left{left} {equation(layout.inner)} \right{right}"
            left, right = _FENCES[layout.kind]
            return _fenced(left, equation(layout.inner), right)
        case l.Frac():
            return rf"\frac{{{equation(layout.top)}}}{{{equation(layout.bottom)}}}"
        case l.Over():
            return f"{ACCENTS[layout.accent][0]}{{{equation(layout.base)}}}"
        case l.Radical():
            index = "" if layout.index is None else f"[{equation(layout.index)}]"
            return rf"\sqrt{index}{{{equation(layout.inner)}}}"
        case l.Under(brace="under"):
            return rf"\underbrace{{{equation(layout.base)}}}_{{{_script(layout.remark)}}}"
        case l.Under(brace="over"):
            return rf"\overbrace{{{equation(layout.base)}}}^{{{_script(layout.remark)}}}"
        case l.Under():
            return rf"\underset{{{equation(layout.remark)}}}{{{equation(layout.base)}}}"
        case l.Array():
            return _array(layout)
        case l.Boxed():
            return rf"\boxed{{{equation(layout.inner)}}}"
        case l.AuthorLatex():
            return layout.latex
        case l.Text():
            return words_in_mathematics(layout.words)
        case _:
            assert_never(layout)


@lru_cache(maxsize=1024)
def _subscripted(name: l.Sub) -> str:
    """A base and its subscript; the same names come back line after line."""
    return f"{_based(name.base, l.Sub)}_{{{_script(name.script)}}}"


def _number(number: l.Num) -> str:
    digits = number.digits
    if not digits.replace(".", "0").isdigit():  # a decimal comma would be spaced like a list without its braces
        digits = "".join({",": "{,}", " ": r"\,", "\u2009": r"\,", "\u202f": r"\,"}.get(c) or _glyph(c) for c in digits)
    return digits if number.exponent is None else rf"{digits} \times 10^{{{number.exponent}}}"


def _name(name: l.Ident) -> str:
    glyph = name.glyph
    if glyph in NAMED:
        return NAMED[glyph]
    if len(glyph) == 1 and (glyph in MATH or (glyph.isascii() and glyph.isalpha())):
        spelt = MATH.get(glyph, glyph)
        if len(spelt) > 1:  # no upright Greek that every engine knows
            return rf"\boldsymbol{{{spelt}}}" if name.bold else spelt
        return rf"\mathbf{{{spelt}}}" if name.bold else rf"\mathrm{{{spelt}}}" if name.upright else spelt
    if glyph.isascii() and glyph.isalnum():
        return rf"\mathbf{{{glyph}}}" if name.bold else rf"\mathrm{{{glyph}}}"
    spelt = words_in_mathematics(glyph)  # in \mathrm a hyphen would be a minus, and a space nothing
    whole = "$" not in escaped(glyph).replace(r"\$", "") and not SCRIPTED.keys() & set(glyph)
    return spelt if whole else f"{{{spelt}}}"


def _glyph(character: str) -> str:
    spelt = _sign(character)
    return spelt + " " * (spelt.startswith("\\") and spelt[-1].isalpha())


def _sign(glyph: str) -> str:
    """A sign between operands; one that is not known is words."""
    if spelt := MATH.get(glyph):
        return spelt
    return glyph if glyph in _BRACKETS or (glyph.isascii() and glyph.isalnum()) else words_in_mathematics(glyph)


def _row(row: l.Row) -> str:
    """Items with spaces around binary signs; a prefix stands tight before its operand."""
    if has_brackets(row.items) and _tall("".join(map(equation, row.items))):
        return _with_tall_brackets(row.items)
    parts: list[str] = []
    tight, beside = True, False
    for item in row.items:
        if isinstance(item, l.Op):
            beside = not item.glyph
            if beside:
                continue
            spelt = _sign(item.glyph)
            if tight or item.glyph in ",;":
                parts.append(spelt)
            else:
                parts.append(" " + spelt)
            # a control word would swallow the letter after it
            tight = item.prefix and not spelt[-1].isalpha()
            continue
        gap = r"\; " if beside and isinstance(item, l.Under) else ""  # or remarks would touch
        parts.append(gap + equation(item) if tight else f" {gap}{equation(item)}")
        tight = beside = False
    return "".join(parts)


def _with_tall_brackets(items: tuple[l.Layout, ...]) -> str:
    r"""A line whose brackets are as tall as what stands in it; `\left.` answers one that was opened above.

    The sign that the line begins with stands before it, or it would be no sign between two things.
    """
    sides = {"(": r"\left", "[": r"\left", ")": r"\right", "]": r"\right"}
    sign, above, below = behind_sign(items), *open_brackets(items)
    runs: list[list[l.Layout]] = [[]]
    marks = [""]
    for item in items[sign:]:
        if isinstance(item, l.Op) and item.glyph in sides:
            marks.append(sides[item.glyph] + item.glyph)
            runs.append([])
        else:
            runs[-1].append(item)
    said = [f"{mark} {_row(l.Row(tuple(run)))}".strip() for mark, run in zip(marks, runs, strict=True)]
    before = [equation(it) for it in items[:sign]] + [r"\left."] * above
    return " ".join(filter(None, [*before, *said, *[r"\right."] * below]))


def _script(layout: l.Layout) -> str:
    r"""A script is set without spaces: `t-1`. A transpose is `\top`: converters lose the cut of an upright T."""
    if layout == _TURNED:
        return r"\top"
    if not isinstance(layout, l.Row):
        return equation(layout)
    joined = ""
    for item in layout.items:
        piece = _script(item)
        if piece == "<":  # and a letter would be a tag where Markdown is read
            piece = "< "
        joined += " " + piece if piece[:1].isalpha() and _ends_in_command(joined) else piece
    return joined


def _ends_in_command(spelt: str) -> bool:
    return spelt.rstrip(ascii_letters).endswith("\\") and spelt[-1].isalpha()


def _based(base: l.Layout, script: type[l.Sub] | type[l.Sup]) -> str:
    """The base of a script, bracketed or braced where the script would cling to a part of it only."""
    spelt = equation(base)
    match base:
        case l.Row() | l.Frac():
            return _fenced("(", spelt, ")")
        case l.Num(exponent=int()):
            return f"({spelt})"
        case l.Sup() if script is l.Sup:
            return _fenced("(", spelt, ")")
        case l.Sub() if script is l.Sub:
            return f"{{{spelt}}}"
        case l.Sup(l.Sub()) | l.Sub(l.Sup()):  # it has both already
            return f"{{{spelt}}}"
        case l.Array() | l.Radical() | l.Under():
            return f"{{{spelt}}}"
        case _:
            return spelt


def _array(array: l.Array) -> str:
    """Rows and columns; a matrix of more columns than amsmath has room for says how many they are."""
    rows = r" \\ ".join([" & ".join([equation(cell) for cell in row]) for row in array.rows])
    columns = max(map(len, array.rows))
    if columns > _MOST and array.kind == "square":
        return rf"\left[ \begin{{array}}{{{'c' * columns}}} {rows} \end{{array}} \right]"
    kind = _TABLES[array.kind]
    return rf"\begin{{{kind}}} {rows} \end{{{kind}}}"


def _fenced(left: str, inner: str, right: str) -> str:
    """Brackets that grow only where there is something tall to enclose."""
    return rf"\left{left} {inner} \right{right}" if _tall(inner) else left + inner + right


def _tall(inner: str) -> bool:
    return r"\frac" in inner or r"\begin" in inner

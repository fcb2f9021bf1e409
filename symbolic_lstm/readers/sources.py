"""What a line is written in, and the ways in which it can be read.

Dollars, fences and the words around a formula are taken off; a decimal comma
is seen from the line. Where the line leaves open what it says (`1,000`), each
way is a source of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.on_demand import pattern
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers.braced import braced
from symbolic_lstm.readers.copied_text import cleaned, with_tildes
from symbolic_lstm.readers.latex import latex
from symbolic_lstm.readers.other_spellings import by_points, loosely
from symbolic_lstm.readers.plain import plain
from symbolic_lstm.readers.stacked import unstacked
from symbolic_lstm.readers.typst import as_plain, is_typst

_COMMANDED = pattern(r"\\(?:[A-Za-z]{2,}|[()\[\]\\,;!])|\$|[0-9]\{,\}[0-9]")
_COMMA = pattern(r"(?<![0-9.,])[0-9]+(?:,|\{,\})[0-9]+(?![0-9,]|\.[0-9])")
_POINT = pattern(r"[0-9]\.[0-9]")
_GROUPED = pattern(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9,])")
_GROUPED_BY_POINTS = pattern(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+(?![0-9,])")
_ONE_GROUP = pattern(r"(?<![0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9,.])")
_BARE = pattern(r"(?![-–]|\s*\(?[0-9]{1,2}[.)]\s)(?:[0-9.+\-*/()=×·−≈ σ]|tanh\(|sigma\(|sigmoid\(|exp\()+[0-9)] *")
_BULLET = pattern(r"\s*(?:(?:[*•>]|#{1,6}|>>>|\$|[-–](?=\s+[^\s\d.,(σ√])|\(?[a-z]\)(?=\s+[^\s=≈+*/^]))\s+)+(?=\S)")
#: What may be a bullet, or a sign or a number.
_UNCLEAR = pattern(r"\s*(?:(?P<dash>[-–])|\(?[0-9]{1,2}[.)])\s+(?=[^\s=≈])")
_SIGN_AHEAD = pattern(r"[+\-−–*/×·^]\s")
_BEHIND = pattern(
    r"\s+(?:#|//|<-|←|⟵|--+>?\s|[✓✔✗✘☑]).*$"
    r"|(?<![\s+\-−*×·⊙/(\[{,=≈]) {2,}(?=[^\W\d_])[^=≈≃≅~]*$"
    r"|\s+\((?=[^()]*[^\W\d_]{3})[^()=+*/×·^≈]*\)\s*[.,;]?\s*$"
    r"|,?\s+(?:where|since|because|so|which|weil|wobei|also)\s[^=]*$",
)
_WORD = r"[^\W\d_]"
_BEFORE = pattern(
    rf"\s*(?P<label>(?:{_WORD}[\w'’ \-–()₀-₉ₜ·,./]*?|[Tt]\s*=\s*[0-9]+|(?:{_WORD}[\w ]*,? )?(?:at )?t\s*=\s*[0-9]+|"
    rf"{_WORD}[\w ]*\([^()=]*\)))\s*:(?![=:])\s*(?=\S)"
)
_LEADING = pattern(
    rf"\s*(?P<label>(?:{_WORD}{{2,}},?\s+)+)(?={_WORD}[\w]{{0,12}}\s*(?:[({{\[]?[=≈]|[({{\[])|[σ√0-9(\[{{\-−])"
)
_GOES_ON = pattern(r"\n[ \t&]*[=≈≃≅~]")
_LINE = pattern(r"[^\n]+")
_END = pattern(r"[\s.,;:!?]*$")
_DELIMITED = pattern(
    r"\$\$(?P<d>.+?)\$\$|\$`(?P<g>.+?)`\$|\$(?P<s>[^$]+)\$|\\\((?P<r>.+?)\\\)|\\\[(?P<b>.+?)\\\]"
    r"|\+{4}\n(?P<p>.+?)\n\+{4}|\.\. math::\s(?P<u>.+)"
    r"|(?:latexmath|stem|asciimath):\[(?P<a>.+)\]|:math:`(?P<m>[^`]+)`|\[latex\](?P<w>.+?)\[/latex\]",
    re.DOTALL,
)
_KEPT = frozenset(
    (
        "tanh",
        "sigmoid",
        "sigma",
        "exp",
        "log",
        "ln",
        "sqrt",
        "max",
        "min",
        "abs",
        "softmax",
        "relu",
        "sin",
        "cos",
        "tan",
    )
)


class SourceKind(NamedTuple):
    """One way to read a text: how its layout is made, where its characters stood, and the words around it."""

    layout: Callable[[], l.Layout]
    offset: int = 0
    moved: list[int] | None = None
    label: str = ""
    remark: str = ""

    def place(self, at: int) -> int:
        """The place in the text that was given."""
        at += self.offset
        if self.moved is None:
            return at
        return self.moved[min(at, len(self.moved) - 1)] if self.moved else 0


def readings(text: str, kind: str, decimal: Literal["", ".", ","]) -> Iterator[SourceKind]:
    """The sources of a text, the likeliest first."""
    if kind == "mathml" or (not kind and "<math" in text):
        from symbolic_lstm.readers.mathml import mathml

        begun, end = max(text.find("<math"), 0), text.rfind("</math>")
        markup = text[begun : end + 7] if end > 0 else text[begun:]
        yield SourceKind(lambda: mathml(markup), begun)
        return
    if kind in ("", "plain") and _BARE.fullmatch(text):  # as most steps are: numbers and signs, and nothing around them
        yield SourceKind(partial(plain, text))
        if by_points(text) and decimal != ".":
            yield SourceKind(partial(plain, text, comma=True, grouped=True))
        return
    came: list[int] | None = None
    if not kind and is_typst(text):
        text, came = as_plain(text)
    elif kind == "latex" or (not kind and _COMMANDED.search(text)):
        yield from _latex(text)
        return
    clean, moved = cleaned(text)
    moved = [came[k] for k in moved] if came and moved else moved or came
    clean = with_tildes(clean)
    flat, places = unstacked(clean)
    if places is not None:
        clean, moved = flat, [moved[k] for k in places] if moved else places
    for begun in _beginnings(clean):
        lines = _lines(clean, begun)
        label, remark = lines[0].label, " ".join(line.remark for line in lines if line.remark)
        body = " ".join(clean[line.begun : line.ended] for line in lines)
        for comma, grouped in _decimals(body, decimal):
            yield SourceKind(partial(_set, clean, lines, comma, grouped), 0, moved, label, remark)


def _beginnings(text: str) -> Iterator[int]:
    """Where a line may begin, the likeliest first: `- 2` may be a negative number or an item of a list."""
    found = _UNCLEAR.match(text)
    if found is None:
        yield 0
    elif found["dash"] or _SIGN_AHEAD.match(text, found.end()):
        yield from (0, found.end())
    else:
        yield from (found.end(), 0)


class _Line(NamedTuple):
    begun: int
    ended: int
    label: str
    remark: str


def _lines(text: str, begun: int) -> list[_Line]:
    """The lines of a derivation, each without the words around it; lines that begin with no sign are one."""
    if "\n" not in text or not _GOES_ON.search(text):
        return [_Line(*_around(text, begun, len(text)))]
    found: list[_Line] = []
    for line in _LINE.finditer(text, begun):
        if line[0].strip():
            found.append(_Line(*_around(text, line.start(), line.end())))
    return found


def _set(text: str, lines: list[_Line], comma: bool, grouped: bool) -> l.Layout:
    if len(lines) == 1:
        return plain(text, lines[0].begun, lines[0].ended, comma=comma, grouped=grouped)
    rows = tuple((plain(text, line.begun, line.ended, comma=comma, grouped=grouped),) for line in lines)
    return l.Array(rows, "aligned", span=(lines[0].begun, lines[-1].ended))


def _latex(text: str) -> Iterator[SourceKind]:
    """What stands between delimiters, one piece after another; without any, all of it."""
    pieces = list(_DELIMITED.finditer(text))
    if not pieces:
        begun = len(text) - len(text.lstrip())
        body = _END.sub("", text[begun:]) or text[begun:]
        yield from _as_meant(body, begun)
        return
    first = pieces[0]
    if len(pieces) == 1:
        body, begun = first[first.lastgroup or 0], first.start(first.lastgroup or 0)
        yield from _as_meant(body, begun, text[: first.start()].strip(" :*-#"), text[first.end() :].strip(" .,"))
        return
    joined = list(text)  # several formulas of one line: their delimiters are blanks
    for piece in pieces:
        inner_begun, inner_end = piece.span(piece.lastgroup or 0)
        for k in (*range(piece.start(), inner_begun), *range(inner_end, piece.end())):
            joined[k] = " "
    yield from _as_meant(_END.sub("", "".join(joined)), 0)


def _as_meant(body: str, begun: int, label: str = "", remark: str = "") -> Iterator[SourceKind]:
    """LaTeX as it is set, and as its author may have meant it."""
    for way in braced(body):
        yield SourceKind(partial(latex, way), begun, None, label, remark)
    if meant := loosely(body):
        text, places = meant
        yield SourceKind(lambda: latex(text), 0, [begun + place for place in places], label, remark)


def _around(text: str, begun: int, ended: int) -> tuple[int, int, str, str]:
    """Where the formula of a line begins and ends, and the words before and behind."""
    label, remark = "", ""
    if found := _BULLET.match(text, begun, ended):
        begun = found.end()
    if found := _BEFORE.match(text, begun, ended):
        label, begun = found["label"].strip(), found.end()
    elif (found := _LEADING.match(text, begun, ended)) and not _KEPT & set(found["label"].split()):
        label, begun = found["label"].strip(" ,"), found.end()
    if (found := _BEHIND.search(text, begun, ended)) and found.start() > begun:
        remark, ended = found[0].strip(" #/()←⟵.,;✓✔✗✘☑<->"), found.start()
    tail = _END.search(text, begun, ended)
    if tail and not text[begun : tail.start()].endswith(("=", "≈")):
        ended = max(tail.start(), begun)
        if text[ended : ended + 3] == "...":
            ended += 3
    return begun, ended, label, remark


def _decimals(body: str, decimal: str) -> Iterator[tuple[bool, bool]]:
    """Whether decimals have a comma, and whether the other sign parts thousands: likeliest first."""
    if decimal == "." or "," not in body:
        yield False, decimal != "" and bool(_GROUPED.search(body))
        if not decimal and by_points(body):
            yield True, True
        return
    if decimal == ",":
        yield True, bool(_GROUPED_BY_POINTS.search(body))
        return
    listed = "[" in body
    if _GROUPED_BY_POINTS.search(body):
        yield True, True
        return
    grouped, point = not listed and _GROUPED.search(body), _POINT.search(body)
    commas = [] if point else _COMMA.findall(_without_brackets(body))
    decimals = any(not _GROUPED.fullmatch(number) for number in commas)  # `0,84` parts no thousands
    if grouped and not decimals and (point or body.count(",") > 1 or not _ONE_GROUP.search(body)):
        yield False, True
    if _COMMA.search(body) and not point:
        if commas:
            yield True, False
            if grouped:
                yield False, True
            return
        yield False, False
        yield True, False
        return
    yield False, False


def _without_brackets(body: str) -> str:
    """A text without what stands in square brackets, or between the brackets of a function."""
    return re.sub(r"\[[^\]]*\]|[|‖∥]\([^)]*\)(?=[|‖∥])|(?:max|min|softmax|sum|mean|dot|pow)\([^)]*\)", " ", body)

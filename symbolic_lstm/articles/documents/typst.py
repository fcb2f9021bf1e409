"""Typst: its mathematics spelt as the plain reader knows it, its words, its listings."""

from __future__ import annotations

import re

from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.documents.code import listing
from symbolic_lstm.articles.documents.typst_tables import cells, closing, tables
from symbolic_lstm.articles.mapped import Mapped, joined

_TOKEN = re.compile(
    r"(?P<long>/\*.*?\*/)|(?P<line>(?<!:)//[^\n]*)|```(?P<language>\w*)\n?(?P<fenced>.*?)```|`(?P<code>[^`\n]+)`"
    r"|(?<!\\)\$(?P<math>(?:\\.|[^\\$])+)\$|image\(\s*\"(?P<picture>[^\"]+)\"",
    re.DOTALL,
)
_ALONE = re.compile(r"\$\s*([^$]+?)\s*\$")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_SIGNS = {
    "sigma": "σ", "dot.op": "·", "dot.c": "·", "dot.circle": "⊙", "dot.o": "⊙", "times.circle": "⊙",
    "circle.small": "∘", "compose": "∘",
    "times": "×", "dot": "·", "approx": "≈", "tilde.eq": "≃", "arrow.r": "→", "arrow.r.double": "⇒",
    "minus": "−", "plus": "+", "eq": "=", "Gamma": "Γ", "phi": "φ", "quad": "  ", "wide": "  ",
    "med": " ", "thin": " ", "thick": " ", "prime": "′", "pi": "π",
    "odot": "⊙", "ast": "*", "ast.op": "*", "implies": "⇒", "approx.eq": "≈", "partial": "∂", "rho": "ρ", "alpha": "α",
}  # fmt: skip
_NAME = re.compile(
    r"(?<![\w.\"])(?:" + "|".join(map(re.escape, sorted(_SIGNS, key=len, reverse=True))) + r")(?![\w(]|\.\w)"
)
_ACCENT = re.compile(r"(?<![\w.])(tilde|hat|macron|overline)\(\s*([^()\s]{1,20})\s*\)")
_MARKS = {"tilde": "\u0303", "hat": "\u0302", "macron": "\u0304", "overline": "\u0304"}
_FONT = re.compile(r"(?<![\w.])(?:bold|upright|italic|serif|sans|mono|cal|bb|op)\(\s*\"?([^()\"]{1,60})\"?\s*\)")
_VECTOR = re.compile(r"(?<![\w.])vec\(([^()]{1,2000})\)")
_FRACTION = re.compile(r"(?<![\w.])frac\(([^(),]{1,200}),([^(),]{1,200})\)")
_WRAPPED = re.compile(
    r"(?P<code>#(?:[\w.-]+)[(\[])|(?<![\w.])(?P<name>text|underline|overline|cancel|display|inline|script|frac|mat|box|strong)\("
)
#: So many of them are taken off one formula, and of none that is longer.
_MOST_WRAPPED, _LONGEST = 400, 12_000
_NAMED = re.compile(r"(?:\s*\w+\s*:\s*(?:#?\w+\([^()]*\)|\"[^\"]*\"|[^,()]+)\s*,)+")
#: Signs beneath a name, as the shape of a matrix: they are no index.
_BENEATH = re.compile(r"(?<![\w.])limits\((?P<what>[^()]{1,40}(?:\([^()]{1,40}\))?)\)(?:_\([^()]{0,60}\))?")
_QUOTED = re.compile(r"\"([^\"]*)\"")
#: A decimal comma is set as text, or it would part what stands beside it.
_DECIMAL = re.compile(r"[-−]?\d+,\d+")
_SCRIPT = re.compile(r"([_^])\(([^()]{1,60})\)")


def read_typst(build: Build, mapped: Mapped) -> None:
    """Add the pieces of a document in Typst."""
    at = 0
    for start, end in tables(mapped.text):
        _read(build, mapped.cut(at, start))
        _table(build, mapped.cut(start, end))
        at = end
    _read(build, mapped.cut(at))


def _table(build: Build, mapped: Mapped) -> None:
    """The cells of a table, row by row."""
    build.table += 1
    columns, found = cells(mapped.text)
    for k, (start, end) in enumerate(found):
        inner = mapped.cut(start, end).stripped()
        place = (k // columns, k % columns)
        if place[1] == 0:
            build.next_block()
        maths = _ALONE.fullmatch(inner.text)
        if maths:
            build.add(plain_maths(inner.cut(*maths.span(1))), "math", "plain", build.table, place)
        else:
            build.add(_plain(inner), "text", "plain", build.table, place)
    build.next_block()


def _read(build: Build, mapped: Mapped) -> None:
    at = 0
    for found in _TOKEN.finditer(mapped.text):
        _words(build, mapped.cut(at, found.start()))
        at = found.end()
        if found["long"] or found["line"]:
            build.comment(mapped.cut(*found.span()))
        elif found["fenced"] is not None:
            listing(build, mapped.cut(*found.span("fenced")), found["language"] or "")
        elif found["code"]:
            build.add(mapped.cut(*found.span("code")), "code")
        elif found["picture"]:
            build.missing(mapped.cut(*found.span()), "X302", found["picture"])
        else:
            inner = mapped.cut(*found.span("math"))
            displayed = inner.text[0].isspace() and inner.text[-1].isspace()
            if displayed:
                build.next_block()
            for row in _rows(inner):
                build.add(plain_maths(row), "display" if displayed else "math")
            if displayed:
                build.next_block()
    _words(build, mapped.cut(at))


def _rows(mapped: Mapped) -> list[Mapped]:
    """The rows of an equation, which end with a backslash."""
    found, at = [], 0
    for edge in re.finditer(r"(?<!\\)\\(?=\s)(?!\s*&?\s*(?:quad\s*)?(?:\"\"\s*)?[+−-])", mapped.text):
        found.append(mapped.cut(at, edge.start()))
        at = edge.end()
    return [*found, mapped.cut(at)]


def plain_maths(mapped: Mapped) -> Mapped:
    """Mathematics of Typst in the plain spelling.

    >>> from symbolic_lstm.articles.mapped import whole
    >>> plain_maths(whole("tilde(c)_t = tanh(W_c x_t) approx 0.5 times 2")).text
    'c̃_t = tanh(W_c x_t) ≈ 0.5 × 2'
    """
    mapped = _without_code(mapped)
    mapped = (
        mapped.sub(r"\\([()\[\]{}|,;])", lambda m: m[1])
        .sub(_FONT, lambda m: m[1])  # one in another, as upright(bold(U))
        .sub(_FONT, lambda m: m[1])
        .sub(_BENEATH, lambda m: m["what"])
        .sub(_ACCENT, lambda m: m[2] + _MARKS[m[1]])
    )
    mapped = mapped.sub(_FRACTION, lambda m: f"(({m[1].strip()})/({m[2].strip()}))")
    mapped = mapped.sub(_VECTOR, lambda m: f"[{m[1]}]").sub(_SCRIPT, lambda m: f"{m[1]}{{{m[2]}}}")
    mapped = mapped.sub(_QUOTED, lambda m: m[1].replace(",", ".") if _DECIMAL.fullmatch(m[1]) else m[1]).sub(
        _NAME, lambda m: _SIGNS[m[0]]
    )
    return mapped.sub(r"\\[ \t]*(?=\n|$)", "").sub(r"(?<!\\)&|\n", " ")


def _without_code(mapped: Mapped) -> Mapped:
    """Without what only sets: `text(fill: …, x)` and `underline(x)` as x, `#stage[…]` and `#h(…)` away."""
    for _ in range(_MOST_WRAPPED):
        found = _WRAPPED.search(mapped.text) if len(mapped.text) <= _LONGEST else None
        if not found:
            break
        close = closing(mapped.text, found.end() - 1)
        inner = mapped.cut(found.end(), close)
        if found["code"]:
            if mapped.text[close + 1 : close + 2] == "[":  # #text(…)[…]
                close = closing(mapped.text, close + 1)
            inner = inner.cut(0, 0)
        elif found["name"] == "frac":
            cut = _comma(inner.text)
            parts = inner.cut(0, cut), inner.cut(cut + 1)
            inner = joined([_sign("((", inner), parts[0], _sign(")/(", inner), parts[1], _sign("))", inner)])
        else:
            kept = _NAMED.match(inner.text)
            inner = inner.cut(kept.end()) if kept else inner
            if found["name"] == "mat":
                inner = joined([_sign("[", inner), inner, _sign("]", inner)])
        mapped = joined([mapped.cut(0, found.start()), _sign(" ", mapped, found.start()), inner, mapped.cut(close + 1)])
    return mapped


def _comma(text: str) -> int:
    """Where the first comma outside of brackets and quotation marks stands."""
    depth, quoted = 0, False
    for k, sign in enumerate(text):
        quoted ^= sign == '"'
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth and not quoted:
            return k
    return len(text)


def _sign(text: str, mapped: Mapped, at: int = 0) -> Mapped:
    place = mapped.starts[min(at, len(mapped.text) - 1)] if mapped.text else 0
    return Mapped(text, (place,) * len(text), (place,) * len(text))


def _words(build: Build, mapped: Mapped) -> None:
    at = 0
    for edge in _PARAGRAPH.finditer(mapped.text):
        build.add(_plain(mapped.cut(at, edge.start())), "text")
        build.next_block()
        at = edge.end()
    build.add(_plain(mapped.cut(at)), "text")


def _plain(mapped: Mapped) -> Mapped:
    return mapped.sub(r"(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)", "").sub(r"\\([*_#$&@])", lambda m: m[1])

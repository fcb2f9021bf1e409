r"""Typst mathematics as the plain text it nearly is, and where each of its characters stood.

What only sets (`upright(…)`, `&`, `wide`, `#text(…)`) is left out, scripts get braces, fractions and matrices their
brackets, and names of signs become signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.on_demand import pattern
from symbolic_lstm.readers.typst_names import ACCENTS, FENCED, SETTING, SIGNS

_TOKEN = pattern(
    r"(?P<string>\"(?:[^\"\\\n]|\\.)*\")|(?P<escaped>\\[()\[\]{}|,;/*_^&#$\"'.:<>=+-])|(?P<ends>\\(?=\s|\Z))"
    r"|(?P<code>#[A-Za-z][\w.-]*)|(?P<comment>/\*.*?\*/|//[^\n]*)"
    r"|(?P<name>[^\W\d_](?:[^\W_]|\.(?=[a-z]))*)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<aligned>&)|(?P<any>.|\n)",
    re.DOTALL,
)
_NUMBER = pattern(r"[0-9][0-9 \u2009\u202f\u00a0]*(?:[.,][0-9]+)?|[0-9]+")
_WORDS = pattern(r"[^\W_](?:[\w .'’%-]*[^\W_])?")
_NAMED = pattern(r"\s*[A-Za-z][A-Za-z-]*\s*:(?!=)")
_OWN = pattern(r"(?<![\w.])(?:mat\(|frac\(|vec\(|limits\(|upright\(|underline\()|[_^]\([^()]{1,40}\)|\\[()]")
_LATEX = pattern(r"\\[A-Za-z]")
_EQUATION = pattern(r"\$\s[^$]+\s\$")
#: So deep do calls nest, and so long is what they hold.
_DEEPEST, _LONGEST = 40, 60_000

#: A character, and the place it stands for.
_Placed = tuple[str, int]


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def is_typst(text: str) -> bool:
    """Whether a text is Typst and no LaTeX.

    >>> is_typst("$ frac(1, 2) = 0.5 $"), is_typst("$1/2 = 0.5$"), is_typst("frac(1, 2) = 0.5"), is_typst("1/2 = 0.5")
    (True, False, True, False)
    """
    if "#math.equation" in text or ("$" in text and "#text(" in text):
        return True
    if "$$" in text or _LATEX.search(text):
        return False
    if "$" in text:
        return bool(_EQUATION.search(text))
    return "mat(delim:" in text or "frac(" in text


def as_plain(text: str) -> tuple[str, list[int]]:
    """The formula of a Typst text as plain text, and where each of its characters stood."""
    begun = text.find("$", text.rfind('", $') if '", $' in text else 0) + 1
    end = text.rfind("$") if begun else len(text)
    return plain_of(text, begun, end, remarks=True)


def plain_of(text: str, begun: int = 0, end: int | None = None, *, remarks: bool = False) -> tuple[str, list[int]]:
    """Mathematics of Typst as plain text, with the place of each character; remarks of `#text(…)[…]` if wanted.

    >>> plain_of('tilde(c)_t = tanh(W_(c x) x_t) approx frac("0,5", 2) \\\\')[0]
    'c̃_t = tanh(W_{c x} x_t) ≈ ((0.5)/( 2)) \\n'
    """
    end = len(text) if end is None else end
    if end - begun > _LONGEST:
        return text[begun:end], list(range(begun, end + 1))
    made: list[_Placed] = []
    for each in _Typst(text, begun, end, remarks).made():
        if each[0] != " " or (made and made[-1][0] != " "):
            made.append(each)
    return "".join(sign for sign, _ in made), [*(place for _, place in made), end]


class _Typst:
    """The tokens of a formula, and where the next one is."""

    def __init__(self, text: str, begun: int, end: int, remarks: bool) -> None:
        self.tokens = [_Token(f.lastgroup or "", f[0], *f.span()) for f in _TOKEN.finditer(text, begun, end)]
        self.text, self.at, self.remarks, self.depth = text, 0, remarks, 0

    def made(self, closer: str = "") -> Iterator[_Placed]:
        """Everything up to a bracket that closes, which is left, or to the end."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if closer and token.text in closer:
                return
            self.at += 1
            yield from self.one(token)

    def peek(self, text: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at].text == text

    def inside(self, opener: str, *, parted: str = "") -> list[list[list[_Placed]]]:
        """What stands in brackets, as rows of arguments; arguments with names are left out."""
        closer = {"(": ")", "[": "]"}[opener]
        self.at += 1
        self.depth += 1
        rows: list[list[list[_Placed]]] = [[]]
        while self.at < len(self.tokens) and self.depth < _DEEPEST:
            rest = "".join(token.text for token in self.tokens[self.at : self.at + 4])
            named = bool(parted) and _NAMED.match(rest) is not None
            part = list(self.made(closer + parted))
            if not named and "".join(sign for sign, _ in part).strip():
                rows[-1].append(part)
            if self.at >= len(self.tokens) or self.tokens[self.at].text == closer:
                break
            if self.tokens[self.at].text == ";":
                rows.append([])
            self.at += 1
        self.at += 1
        self.depth -= 1
        return rows

    def one(self, token: _Token) -> Iterator[_Placed]:
        """What one token says, with what belongs to it."""
        kind, text, start, _ = token
        if kind == "string":
            yield from _string(token)
        elif kind == "escaped":
            yield text[1], start
        elif kind == "ends":
            yield "\n", start
        elif kind == "code":
            yield from self.code(token)
        elif kind == "name":
            yield from self.name(token)
        elif kind == "number":
            yield from _said(text, start)
        elif text in "_^" and self.peek("("):
            (row, *_) = self.inside("(")
            yield from _around(text + "{", [sign for part in row for sign in part], "}", start)
        elif kind == "any" and text == "(":
            yield text, start
            if self.depth < _DEEPEST:
                self.depth += 1
                yield from self.made(")")
                self.depth -= 1
                if self.peek(")"):
                    yield ")", self.tokens[self.at].start
                    self.at += 1
        elif kind in ("aligned", "comment") or text == "\n":
            yield " ", start
        else:
            yield text, start

    def code(self, token: _Token) -> Iterator[_Placed]:
        """`#stage[…]`, `#h(…)` and `#text(…)[…]`: they set, and a remark is kept where it is wanted."""
        yield " ", token.start
        while self.peek("(") or self.peek("["):
            opener = self.tokens[self.at]
            begun = self.at + 1
            self.skipped(opener.text)
            dollars = [t for t in self.tokens[begun : self.at] if t.text == "$"]
            if len(dollars) > 1:  # a formula in a box
                yield from _Typst(self.text, dollars[0].end, dollars[-1].start, self.remarks).made()
            if opener.text == "[" and self.remarks:
                remark = [each for t in self.tokens[begun : self.at - 1] for each in _said(t.text, t.start)]
                yield from _around("«", remark, "»", opener.start)

    def skipped(self, opener: str) -> None:
        """Past a bracket and what it holds."""
        closer, depth = {"(": ")", "[": "]"}[opener], 0
        while self.at < len(self.tokens):
            text = self.tokens[self.at].text
            depth += (text == opener) - (text == closer)
            self.at += 1
            if not depth:
                return

    def name(self, token: _Token) -> Iterator[_Placed]:
        """A sign, a letter, or a function with what it holds."""
        name, start = token.text, token.start
        if not self.peek("(") or self.depth >= _DEEPEST:
            yield from _said(SIGNS.get(name, name), start)
        elif name == "frac":
            rows = self.inside("(", parted=",")
            top, bottom = (rows[0] + [[], []])[:2]
            yield from _around("((", top, ")", start)
            yield from _around("/(", bottom, "))", start)
        elif name == "mat":
            yield from _matrix(self.inside("(", parted=",;"), start)
        elif name == "root":
            index, inner = (self.inside("(", parted=",")[0] + [[], []])[:2]
            yield from _around("(", inner, ")", start)
            yield from _around("^(1/(", index, "))", start)
        elif name in FENCED:
            opens, closes = FENCED[name]
            yield from _around(opens, _listed(self.inside("(", parted=",")[0]), closes, start)
        elif name in SETTING and name != "overline":
            yield from _listed(self.inside("(", parted=",")[0][:1])
            if name == "limits" and self.peek("_"):  # a remark beneath, as shapes are written
                self.at += 1
                if self.peek("("):
                    self.inside("(")
                else:
                    self.at += 1
        elif name in ACCENTS:
            yield from _listed(self.inside("(", parted=",")[0][:1])
            yield ACCENTS[name], start
        else:
            yield from _said(SIGNS.get(name, name), start)


def _said(text: str, start: int) -> Iterator[_Placed]:
    yield from ((sign, start + min(k, len(text) - 1)) for k, sign in enumerate(text))


def _string(token: _Token) -> Iterator[_Placed]:
    """A string: a number with its comma, a name, or words, which stand between quotation marks."""
    words = token.text[1:-1]
    if _NUMBER.fullmatch(words):
        yield from ((sign.replace(",", "."), token.start + 1 + k) for k, sign in enumerate(words))
    elif words.isidentifier():
        yield from _said(words, token.start + 1)
    elif _WORDS.fullmatch(words):
        yield from _said(token.text, token.start)
    else:
        yield from _said(words, token.start + 1)


def _around(opens: str, inner: list[_Placed], closes: str, start: int) -> Iterator[_Placed]:
    last = inner[-1][1] if inner else start
    yield from ((sign, start) for sign in opens)
    yield from inner
    yield from ((sign, last) for sign in closes)


def _listed(parts: list[list[_Placed]]) -> list[_Placed]:
    found: list[_Placed] = []
    for part in parts:
        if found:
            found.append((",", found[-1][1]))
        found += part
    return found


def _matrix(rows: list[list[list[_Placed]]], start: int) -> Iterator[_Placed]:
    """A matrix: a list of numbers if it is one column, else its rows."""
    if all(len(row) == 1 for row in rows):
        yield from _around("[", _listed([row[0] for row in rows]), "]", start)
        return
    lists = [list(_around("[", _listed(row), "]", row[0][0][1] if row and row[0] else start)) for row in rows if row]
    yield from _around("[", _listed(lists), "]", start)

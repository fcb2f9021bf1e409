r"""Dialects of Markdown: what a place takes for mathematics, and how its text stays text.

Markdown has no mathematics of its own, and every place has added some: between
dollars, in a fence, in a tag. Each also reads other characters as markup and
lets a backslash stand before other ones. A `Dialect` is what has to be known
of that; a sign that a backslash would not make text is written as a numeric
entity, which every Markdown passes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.writers.plain import plain

#: The signs that CommonMark lets a backslash stand before, but for the backslash itself: behind two of them at the end
#: of a line, some take the next sign for an escaped one.
COMMONMARK = "`*_{}[]()#+-.!:|&<>^~=\"$%'/;,?@"


def as_it_is(tex: str) -> str:
    """LaTeX for a place that hands it on unread."""
    return tex


def starting(signs: str = "", before: str = "") -> re.Pattern[str]:
    """What stands before the sign that would begin a heading, a list, a quotation or a rule at the start of a line."""
    more = f"|{before}" if before else ""
    return re.compile(rf"\d+(?=[.)](?:\s|$))|(?=[#+=!{re.escape(signs)}-]){more}")


class Dialect(NamedTuple):
    r"""How a place that reads Markdown wants its mathematics and its text.

    `display` stands around a derivation, `inline` around an equation inside a
    line; `guard` spells LaTeX so that the place hands it on unharmed. `escapable`
    are the signs that a backslash makes text, `spelt` says how others are
    written, and any more are numeric entities. `signs` are taken for markup beyond
    those that are everywhere, all that `runs` finds is, too; `starts` finds where a
    line would begin a block. With `anchors` a link leads to a heading by its words, as on GitHub.
    """

    display: tuple[str, str] = ("$$\n", "\n$$")
    inline: tuple[str, str] = ("$", "$")
    guard: Callable[[str], str] = as_it_is
    escapable: str = COMMONMARK
    spelt: Mapping[str, str] = MappingProxyType({})
    signs: str = ""
    runs: re.Pattern[str] = re.compile(r"(?!)")
    starts: re.Pattern[str] = starting()
    anchors: bool = False

    def escape(self, sign: str) -> str:
        """A sign that cannot be taken for markup."""
        return self.spelt.get(sign) or ("\\" + sign if sign in self.escapable else f"&#{ord(sign)};")


#: What Markdown takes for markup inside a line.
_MARKUP = "\\`*_{}[]<>&$|~^"
#: What some take for an address or a picture: `https://`, `www.`, `me@here`, `:smile:`.
_ADDRESS = re.compile(r":(?=/|[\w+-]+:)|(?<=www)\.|(?<=:)/(?=/)|@|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)


def as_text(text: str, dialect: Dialect) -> str:
    """Text in which nothing is markup or an address."""
    signs = {sign: dialect.escape(sign) for sign in _MARKUP + dialect.signs}
    text = plain(text)
    there = {found.start() for found in _ADDRESS.finditer(text)}
    there |= {place for found in dialect.runs.finditer(text) for place in range(found.start(), found.end())}
    return "".join(dialect.escape(c) if place in there else signs.get(c, c) for place, c in enumerate(text))


def started(text: str, dialect: Dialect) -> str:
    """Text at the start of a line, where a sign or a number could begin a block."""
    text = text.lstrip()
    before = dialect.starts.match(text)
    if before is None or before.end() >= len(text):
        return text
    end = before.end()
    return text[:end] + dialect.escape(text[end]) + text[end + 1 :]


def spaced(pieces: list[tuple[str, bool]]) -> str:
    """Pieces of a line, each told whether it is mathematics: a letter or digit beside mathematics is an entity.

    Dollars and backticks are taken for delimiters only where no word touches them.
    """
    line = ""
    touched = False
    for piece, maths in pieces:
        if not piece:
            continue
        if maths and touched:
            piece = " " + piece
        elif maths and line[-1:].isalnum():
            line = f"{line[:-1]}&#{ord(line[-1])};"
        elif touched and piece[0].isalnum():
            piece = f"&#{ord(piece[0])};{piece[1:]}"
        line += piece
        touched = maths
    return line

"""Tokens of the page's scripts, and the names among them: which are variables, and which the script declares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from symbolic_lstm.named_tuples import NamedTuple

#: What kind of piece it is, and its letters.
ScriptToken: TypeAlias = tuple[str, str]
#: A piece that means something, with its place among all.
Solid: TypeAlias = tuple[int, str, str]

_CODE = re.compile(
    r"(?P<remark>//[^\n]*)"
    r'|(?P<text>"(?:[^"\\\n]|\\.)*"|' + r"'(?:[^'\\\n]|\\.)*')"
    r"|(?P<pattern>(?:(?<=[(,=:?\[!&|>])|(?<=[(,=:?\[!&|>] ))/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)"
    r"|(?P<name>[A-Za-z_$][\w$]*)|(?P<number>\d[\w.]*)|(?P<space>[ \t]+)|(?P<sign>[^`])"
)  # fmt: skip
OPENS, CLOSES = "([{", ")]}"
#: What a brace follows that opens an object or a pattern, and no block.
_OF_OBJECTS = {"=", "(", ",", "[", ":", "?", "return", "const", "let", ".", "|", "&"}


class Word(NamedTuple):
    """A name where it stands: its token, whether it is a property, and whether it is both key and variable."""

    at: int
    text: str
    is_property: bool
    shared: bool


def tokens(script: str) -> Iterator[ScriptToken]:
    """The pieces of a script with their kinds; what a template leaves open is code again."""
    at = 0
    depths: list[int] = []  # of each open template: how many braces are open in its code
    while at < len(script):
        if script[at] == "`" or (script[at] == "}" and depths and depths[-1] == 0):
            if script[at] == "}":
                depths.pop()
            found = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(`|\$\{)", re.DOTALL).match(script, at + 1)
            assert found is not None, "a template of ours ends"
            yield "template", script[at : found.end()]
            at = found.end()
            if found[1] != "`":
                depths.append(0)
            continue
        piece = _CODE.match(script, at)
        assert piece is not None, "every letter begins a piece"
        if depths:
            depths[-1] += {"{": 1, "}": -1}.get(piece[0], 0)
        yield str(piece.lastgroup), piece[0]
        at = piece.end()


def declared(pieces: Sequence[Solid], names: Sequence[Word]) -> tuple[set[str], set[str]]:
    """What a statement declares, at whatever depth; and of it what it declares for all others."""
    variables = {it.at: it for it in names if not it.is_property}
    texts = [text for _, _, text in pieces]
    found: set[str] = set()
    outer: set[str] = set()
    depth = 0
    for j, (_, kind, text) in enumerate(pieces):
        depth += (text in OPENS) - (text in CLOSES) if kind == "sign" else 0
        if kind == "name" and text in ("const", "let"):
            own = set(_declarators(pieces, j + 1, variables))
        elif kind == "name" and text == "function":
            own = {texts[j + 1]}
            found |= set(_parts(pieces, j + 2, variables))
        elif kind == "name" and text == "catch" and texts[j + 1] == "(":
            found.add(texts[j + 2])
            continue
        elif texts[j + 1 : j + 3] == ["=", ">"] and text == ")":
            found |= set(_parts(pieces, _opening(texts, j), variables))
            continue
        elif texts[j + 1 : j + 3] == ["=", ">"] and kind == "name":
            found.add(text)
            continue
        else:
            continue
        found |= own
        outer |= own if depth == 0 else set()
    return found, outer


def _opening(texts: Sequence[str], j: int) -> int:
    """Where the bracket opens that closes here."""
    depth = 0
    for k in range(j, -1, -1):
        depth += (texts[k] in CLOSES) - (texts[k] in OPENS)
        if depth == 0:
            return k
    raise AssertionError("every bracket of ours opens")


def _declarators(pieces: Sequence[Solid], j: int, variables: dict[int, Word]) -> Iterator[str]:
    """The names that one `const` or `let` declares."""
    depth, fresh = 0, True
    for k in range(j, len(pieces)):
        _, kind, text = pieces[k]
        if fresh and text in ("[", "{"):
            yield from _parts(pieces, k, variables)
        elif fresh and kind == "name":
            yield text
        depth += (text in OPENS) - (text in CLOSES) if kind == "sign" else 0
        if kind == "template":
            depth += text.endswith("${") - (text[0] == "}")
        if depth < 0 or (depth == 0 and text in (";", "of")):
            return
        fresh = depth == 0 and text == ","


def _parts(pieces: Sequence[Solid], j: int, variables: dict[int, Word]) -> Iterator[str]:
    """The names in a pattern, or in a list of what a function is given: not their keys, and not what they are else."""
    depth = 0
    for k in range(j, len(pieces)):
        at, kind, text = pieces[k]
        depth += (text in OPENS) - (text in CLOSES) if kind == "sign" else 0
        if depth == 0:
            return
        if kind == "name" and at in variables and pieces[k - 1][2] != "=":
            yield text


def solid(found: Sequence[ScriptToken]) -> list[Solid]:
    """The tokens that mean something, with their places."""
    return [(k, *it) for k, it in enumerate(found) if it[0] != "space" and it[1] != "\n"]


def words(pieces: Sequence[Solid]) -> list[Word]:
    """Every name of a statement with what it is where it stands."""
    open_: list[str] = [""]
    found = []
    for j, (k, kind, text) in enumerate(pieces):
        before = pieces[j - 1][2] if j else ""
        if kind == "sign" and text in OPENS:
            open_.append("object" if text == "{" and before in _OF_OBJECTS else text)
        elif kind == "sign" and text in CLOSES:
            open_.pop()
        elif kind == "template":  # what it leaves open is a bracket of its own, which its next piece closes
            if text[0] == "}":
                open_.pop()
            if text.endswith("${"):
                open_.append("${")
        elif kind == "name":
            after = pieces[j + 1][2] if j + 1 < len(pieces) else ""
            spread = j > 2 and pieces[j - 2][2] == "." and pieces[j - 3][2] == "."
            key = open_[-1] == "object" and before in ("{", ",")
            dotted = before == "." and not spread
            found.append(Word(k, text, dotted or (key and after in (":", "(")), key and after in (",", "}", "=")))
    return found

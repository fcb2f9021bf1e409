r"""The author's own macros: read from `\newcommand`, `\def` and `\DeclareMathOperator`, and expanded in mathematics."""

from __future__ import annotations

import re

from symbolic_lstm.articles.mapped import Mapped, joined
from symbolic_lstm.named_tuples import NamedTuple

#: So many expansions are made in one formula, and no formula grows longer than so many characters.
MOST = 400
LONGEST = 20_000

_HEAD = re.compile(
    r"\\(?:re)?(?:new|provide)command\*?\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*(?:\[(\d)\])?(\[[^\]]*\])?\s*(?=\{)"
    r"|\\DeclareMathOperator\*?\s*\{\s*\\([A-Za-z]+)\s*\}\s*(?=\{)"
    r"|\\g?def\s*\\([A-Za-z]+)((?:#\d)*)\s*(?=\{)"
)
_USE = re.compile(r"\\([A-Za-z]+)")


class Macros(NamedTuple):
    """Each macro's number of arguments and its body, and a pattern of all their definitions."""

    bodies: dict[str, tuple[int, str]]
    pattern: re.Pattern[str]


def macros_of(text: str) -> Macros:
    """The macros that a document defines; one with an optional argument is left unknown."""
    bodies: dict[str, tuple[int, str]] = {}
    whole: list[str] = []
    for head in _HEAD.finditer(text):
        end = group_end(text, head.end())
        if end < 0:
            continue
        body = text[head.end() + 1 : end - 1]
        whole.append(re.escape(text[head.start() : end]))
        name = head[1] or head[2] or head[5] or head[6]
        if head[4]:
            continue
        if head[5]:
            bodies[name] = 0, f"\\operatorname{{{body}}}"
        else:
            bodies[name] = (int(head[3]) if head[3] else (head[7] or "").count("#")), body
        if len(whole) >= 2_000:
            break
    return Macros(bodies, re.compile("|".join(whole) or r"(?!)"))


def group_end(text: str, at: int) -> int:
    """Behind the group in braces that begins at a place; -1 where none does or it is not closed."""
    if text[at : at + 1] != "{":
        return -1
    depth = 0
    for found in re.compile(r"\\.|[{}]", re.DOTALL).finditer(text, at, at + LONGEST):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return -1


def expanded(mapped: Mapped, macros: Macros) -> Mapped:
    """A formula with the author's macros expanded; what a macro adds stands where it is used."""
    if not macros.bodies:
        return mapped
    at = 0
    for _ in range(MOST):
        found = next((m for m in _USE.finditer(mapped.text, at) if m[1] in macros.bodies), None)
        if found is None or len(mapped.text) > LONGEST:
            break
        count, body = macros.bodies[found[1]]
        end, arguments = found.end(), []
        for _ in range(count):
            while mapped.text[end : end + 1].isspace():
                end += 1
            shut = group_end(mapped.text, end)
            if shut >= 0:
                arguments.append(mapped.cut(end + 1, shut - 1))
                end = shut
            else:
                arguments.append(mapped.cut(end, end + 1))
                end += 1
        first, last = mapped.span(found.start(), found.end())
        pieces = [mapped.cut(0, found.start())]
        for k, piece in enumerate(re.split(r"#(\d)", body)):
            if k % 2:
                pieces.append(arguments[int(piece) - 1] if 0 < int(piece) <= len(arguments) else Mapped("", (), ()))
            else:
                spaced = piece + " " * (
                    k == 0 and piece[-1:].isalpha() and "\\" in piece and mapped.text[end : end + 1].isalpha()
                )
                pieces.append(Mapped(spaced, (first,) * len(spaced), (last,) * len(spaced)))
        mapped = joined([*pieces, mapped.cut(end)])
        at = found.start()
    return mapped

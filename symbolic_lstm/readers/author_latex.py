r"""An author's own LaTeX, where no layout of ours shows it: checked against a closed list, or refused.

Nothing is looked for that would be bad; all that is not known to be good is refused. What is let through is balanced,
every command has its arguments, and no sign in it ends the mathematics in a format it is handed to.
"""

from __future__ import annotations

import re

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.readers import author_commands as known

#: How long it may be, how deep it may nest, and how many signs it may have.
LONGEST, DEEPEST, MOST = 500, 20, 300
_TOKEN = re.compile(r"\\(?:[A-Za-z]{1,20}|\\|[,;:!{}|%])|[A-Za-z0-9+\-*/=<>()\[\]|.,;:!?'^_{}&]")
_WORDS = re.compile(r"\s*\{((?:[A-Za-z0-9 .,;:!?()/+=-]|\\[_%])*)\}")
_WORD = re.compile(r"\s*\{([A-Za-z][A-Za-z0-9]*)\}")
_TABLE = re.compile(r"\s*\{([A-Za-z]{1,20})\}")
#: Letters side by side that a reader would take for a word; mathematics would set them as a product.
_PLAIN_WORD = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{3,}")
_SPELT = {"|": r"\vert ", "<": "< ", r"\|": r"\Vert ", "&": " & ", r"\\": r" \\ "}
#: Two braces side by side, which some places take for a command of their own.
_BRACES = re.compile(r"([{}])(?=\1)")


def author_latex(source: str) -> str:
    r"""A formula as its author wrote it, in the list of what may be handed on.

    >>> print(author_latex(r"\oint_C f\,dx<1"), author_latex(r"\operatorname{argmax}_k|p|"), sep="\n")
    \oint_C f\,dx< 1
    \mathrm{argmax}_k\vert p\vert

    Raises `SentenceError` with the column of what is not in the list.
    """
    if len(source) > LONGEST:
        raise SentenceError(f"the formula has {len(source)} characters; at most {LONGEST} are read", source, 1)
    reader = _Reader(source)
    reader.row("")
    said = _BRACES.sub(r"\1 ", " ".join("".join(reader.made).split()))
    if not said:
        raise SentenceError("nothing stands in the formula", source, 1)
    return said


class _Reader:
    """Reads what it knows, once, from left to right; `made` is what it has let through."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.made: list[str] = []
        self.here = self.depth = self.count = 0

    def refused(self, reason: str) -> SentenceError:
        return SentenceError(reason, self.source, self.here + 1)

    @property
    def next(self) -> str:
        """The token that follows, or nothing at the end."""
        while self.source[self.here : self.here + 1] in (" ", "\n", "\t"):
            self.here += 1
            self.made.append(" ")
        if self.here >= len(self.source):
            return ""
        if found := _TOKEN.match(self.source, self.here):
            return found[0]
        raise self.refused(f"{self.source[self.here]!r} cannot be handed on in a formula")

    def take(self, token: str, spelt: str | None = None) -> None:
        self.here += len(token)
        name = token[1:]
        if spelt is None:
            spelt = _SPELT.get(token) or (f"\\{known.INSTEAD.get(name, name)}" if name.isalpha() else token)
        self.made.append(spelt)

    def row(self, end: str, columns: int = 0) -> None:
        r"""Things side by side up to `end`, which is left; `&` and `\\` stand in tables only."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.refused(f"the formula nests more than {DEEPEST} deep")
        column, before = 1, False
        while (token := self.next) and token != end:
            self.count += 1
            if self.count > MOST:
                raise self.refused(f"the formula has more than {MOST} signs")
            if token in ("&", r"\\"):
                column = column + 1 if token == "&" else 1
                if column > columns:
                    raise self.refused(f"{token} stands in tables only" if not columns else "the table is too wide")
                self.take(token)
                if self.next in ("[", "*"):  # what LaTeX would take for a length
                    raise self.refused("no bracket begins a line of a table")
                before = False
            elif token in "^_'":
                if not before:
                    raise self.refused("a script stands at nothing, or a second one at the same place")
                self.scripts()
                before = False
            else:
                before = self.thing(token)
        if token != end:
            raise self.refused("something is not closed")
        self.depth -= 1

    def thing(self, token: str) -> bool:
        """One thing; whether a script may stand at it."""
        name = token[1:] if token[0] == "\\" else ""
        if not name:
            if token == "}":
                raise self.refused("this closes nothing")
            if token == "{":
                self.group()
            else:
                self.letters(token)
        elif name in known.ALONE or name in known.ESCAPED:
            self.take(token)
        elif name in known.BIG:
            self.take(token)
            if self.next in (r"\limits", r"\nolimits"):
                self.take(self.next)
        elif known.INSTEAD.get(name, name) in known.ONE:
            self.take(token)
            self.group()
        elif known.INSTEAD.get(name, name) in known.TWO:
            self.take(token)
            self.group()
            self.group()
        elif name == "sqrt":
            self.take(token)
            if self.next == "[":
                self.take("[")
                self.row("]")
                self.take("]")
            self.group()
        elif name in known.WORD or known.INSTEAD.get(name, name) in known.WORDS:
            self.words(name)
        elif name in known.SIZES:
            self.fence(token)
        elif name == "left":
            self.fence(token, ".")
            self.row(r"\right")
            self.fence(r"\right", ".")
        elif name == "begin":
            self.table()
        else:
            raise self.refused(f"{token} cannot be handed on in a formula")
        return name not in known.SPACES

    def letters(self, token: str) -> None:
        if found := _PLAIN_WORD.match(self.source, self.here):
            raise self.refused(rf"{found[0]!r} would be a product of letters; write \text{{{found[0]}}}")
        self.take(token)

    def group(self) -> None:
        """What a command or a script takes: what stands in braces, or one letter, digit or sign."""
        token = self.next
        if token == "{":
            self.take("{")
            self.row("}")
            self.take("}")
        elif token.isalnum() or token[1:] in known.SIGNS:
            self.take(token)
        else:
            raise self.refused("what belongs to a command or a script stands in braces")

    def scripts(self) -> None:
        """What stands below and above, each once; primes are above, and may begin what is there."""
        done = ""
        while (sign := self.next) and sign in "^_'":
            if (place := "_" if sign == "_" else "^") in done:
                raise self.refused("a second script at the same place")
            done += place
            while self.next == "'":
                self.take("'")
            if sign != "'" or self.next == "^":
                self.take(self.next)
                self.group()

    def words(self, name: str) -> None:
        self.here += len(name) + 1
        found = (_WORD if name in known.WORD else _WORDS).match(self.source, self.here)
        if not found:
            raise self.refused(f"\\{name} takes {'one word' if name in known.WORD else 'plain words'} in braces")
        self.take(found[0], f"\\{known.INSTEAD.get(name, name)}{{{found[1]}}}")

    def fence(self, token: str, more: str = "") -> None:
        self.take(token)
        fence = self.next
        if fence not in known.FENCES and (fence != more or not more):
            raise self.refused(f"{token} takes a bracket")
        self.take(fence)

    def table(self) -> None:
        """A matrix, cases, or lines that are aligned."""
        begun, found = self.here, _TABLE.match(self.source, self.here + len(r"\begin"))
        columns = known.TABLES.get(found[1]) if found else None
        if found is None or columns is None:
            raise self.refused("this environment cannot be handed on in a formula")
        self.take(self.source[begun : found.end()], rf"\begin{{{found[1]}}} ")
        if self.next == "[":
            raise self.refused("no bracket begins a line of a table")
        self.row(r"\end", columns)
        ended = _TABLE.match(self.source, self.here + len(r"\end"))
        if ended is None or ended[1] != found[1]:
            raise self.refused("this environment is ended by another")
        self.take(self.source[self.here : ended.end()], rf" \end{{{found[1]}}}")

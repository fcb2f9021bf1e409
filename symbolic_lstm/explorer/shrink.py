"""Scripts in fewer letters: without comments and idle spaces, and with short names for what they declare.

A name is a property where it follows a dot or is a key of an object; elsewhere it
is a variable, and is shortened if the script declares it. What a statement of the
outermost level declares for itself alone begins with the first letters again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count, islice, product
from string import ascii_letters, digits

from symbolic_lstm.explorer.script_tokens import CLOSES, OPENS, ScriptToken, Word, declared, solid, tokens, words

_WORD = re.compile(r"[\w$]")
#: So many of the first letters are left to what is declared within.
_INNER = 12
#: Shorter ways to say the same.
_SHORTER = {"const": "let", "true": "!0", "false": "!1"}


def shrunk(script: str) -> str:
    """A script of ours in fewer letters; a line stays one where no semicolon ends it.

    >>> shrunk('// Says it.\\nconst said = (it) => "so: " + it; // so\\n')
    'let m=a=>"so: "+a;'
    """
    statements = [_tokens_of(rows) for rows in _statements(script)]
    named = [words(solid(it)) for it in statements]
    found = [declared(solid(it), names) for it, names in zip(statements, named, strict=True)]
    outer = {name for _, its in found for name in its}
    used = Counter(it.text for names in named for it in names if not it.is_property)
    foreign = set(used).difference(outer, *(own for own, _ in found))
    free = (it for it in _letters() if it not in foreign)
    ranked = sorted(outer, key=lambda name: (-used[name], name))
    whole = dict(zip(ranked, islice(free, _INNER, None), strict=False))
    made: list[str] = []
    for it, names, (own, _) in zip(statements, named, found, strict=True):
        one = _made(it, names, whole | _inner(names, own - outer, whole, foreign))
        if made and made[-1].startswith(("let ", ",")) and made[-1][-1] == ";" and one.startswith("let "):
            made[-1], one = made[-1][:-1], "," + one[4:]
        made.append(one)
    return "".join(made)


def _letters() -> Iterator[str]:
    for length in count(1):
        for first, *rest in product(ascii_letters, *[ascii_letters + digits] * (length - 1)):
            if (made := "".join((first, *rest))) not in ("do", "if", "in", "of", "is", "as"):
                yield made


def _inner(names: Sequence[Word], own: set[str], whole: dict[str, str], foreign: set[str]) -> dict[str, str]:
    """Short names for what one statement declares: none that it uses for anything else."""
    used = dict.fromkeys(it.text for it in names if not it.is_property)
    taken = {whole.get(name, name) for name in used if name not in own} | foreign
    free = (it for it in _letters() if it not in taken)
    ours = (it for it in used if it in own)  # in the order in which they come: so they pack best
    return dict(zip(ours, free, strict=False))


def _statements(script: str) -> Iterator[str]:
    """The statements of the outermost level: a row that begins at the margin begins one, unless it ends another."""
    rows: list[str] = []
    for row in script.splitlines():
        if row[:1].strip() and row[0] not in "})]" and not row.startswith("//") and rows:
            yield "".join(rows)
            rows = []
        if row.strip():
            rows.append(f"{row.strip()}\n")
    yield "".join(rows)


def _tokens_of(rows: str) -> list[ScriptToken]:
    """The tokens of a statement; one name that a function is given needs no brackets."""
    found = [it for it in tokens(rows) if it[0] != "remark"]
    made: list[ScriptToken] = []
    for k, it in enumerate(found):
        texts = [text for _, text in found[max(0, k - 2) : k + 7]]
        here = min(k, 2)
        if it[1] == "(" and found[k + 1][0] == "name" and texts[here + 2 : here + 6] == [")", " ", "=", ">"]:
            continue
        if it[1] == ")" and made[-1][0] == "name" and texts[:here] == ["(", made[-1][1]] and _is_arrow(found, k):
            continue
        made.append(it)
    return made


def _is_arrow(found: Sequence[ScriptToken], k: int) -> bool:
    return [text for _, text in found[k + 1 : k + 4]] == [" ", "=", ">"]


def _made(found: Sequence[ScriptToken], names: Sequence[Word], short: dict[str, str]) -> str:
    renamed = {k: _SHORTER[text] for k, (kind, text) in enumerate(found) if kind == "name" and text in _SHORTER}
    for it in names:
        if it.is_property:
            renamed.pop(it.at, None)
        elif it.text in short:
            renamed[it.at] = f"{it.text}:{short[it.text]}" if it.shared else short[it.text]
    texts = [renamed.get(k, text) for k, (_, text) in enumerate(found)]
    for k, j in _joined(found):
        texts[k], texts[j] = ",", ""
    made: list[str] = []
    for k, (kind, text) in enumerate(found):
        if kind == "space" and k and texts[k - 1]:
            around = [texts[j] if 0 <= j < len(found) else "\n" for j in (k - 1, k + 1)]
            if _WORD.match(around[0][-1]) and _WORD.match(around[1][0]):
                made.append(" ")
        elif text != "\n" or (made and made[-1] not in ("\n", ";", "{", "(", "[", ",")):
            made.append(texts[k])
        if text == "}" and kind == "sign":
            while len(made) > 1 and made[-2] in (";", ",", "\n"):
                del made[-2]
    return "".join(made)


def _joined(found: Sequence[ScriptToken]) -> Iterator[tuple[int, int]]:
    """Where a declaration ends, and where the next one begins with a word that it need not have."""
    declaring = [False]
    pieces = solid(found)
    for (k, kind, text), (j, _, after) in zip(pieces, [*pieces[1:], (0, "", "")], strict=False):
        if kind == "sign" and text in OPENS:
            declaring.append(False)
        elif kind == "sign" and text in CLOSES:
            declaring.pop()
        elif kind == "template":
            declaring = declaring[: len(declaring) - (text[0] == "}")] + [False] * text.endswith("${")
        elif kind == "name" and text in ("const", "let"):
            declaring[-1] = True
        elif text == ";" and declaring[-1]:
            if after in ("const", "let"):
                yield k, j
            else:
                declaring[-1] = False

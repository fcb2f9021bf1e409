"""Scripts in fewer letters: without comments and idle spaces, and with short names for what is theirs alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from string import ascii_letters, digits

_CODE = re.compile(
    r"(?P<remark>//[^\n]*)"
    r'|(?P<text>"(?:[^"\\\n]|\\.)*"|' + r"'(?:[^'\\\n]|\\.)*')"
    r"|(?P<pattern>(?:(?<=[(,=:?\[!&|>])|(?<=[(,=:?\[!&|>] ))/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)"
    r"|(?P<name>[A-Za-z_$][\w$]*)|(?P<number>\d[\w.]*)|(?P<space>[ \t]+)|(?P<sign>[^`])"
)  # fmt: skip
#: Where names are declared: alone, as one of several, as what a function is given, and as parts of a list.
_DECLARED = re.compile(r"\b(?:const|let|function)\s+([A-Za-z_]\w*)")
_ALSO = re.compile(r"\b(?:const|let)\s([^;{}()]*;)")
_GIVEN = re.compile(r"\(([\w$,\s\[\]]*)\)\s*=>|\bfunction \w+\(([\w$,\s\[\]]*)\)|\b(?:const|let) \[([\w$,\s]*)\]")
_NAME = re.compile(r"[A-Za-z_]\w*")
_WORD = re.compile(r"[\w$]")


def shrunk(script: str) -> str:
    """A script of ours in fewer letters; its lines stay, since some of them end where no semicolon stands.

    >>> shrunk('// Says it.\\nconst said = (it) => "so: " + it; // so\\n')
    'const a=(it)=>"so: "+it;\\n'
    """
    rows = (row.strip() for row in script.splitlines())
    tokens = [it for it in _tokens("".join(f"{row}\n" for row in rows if row)) if it[0] != "remark"]
    names = _short(tokens)
    made: list[str] = []
    for k, (kind, text) in enumerate(tokens):
        if kind == "space":
            around = [tokens[j][1] if 0 <= j < len(tokens) else "\n" for j in (k - 1, k + 1)]
            if _WORD.match(around[0][-1]) and _WORD.match(around[1][0]):
                made.append(" ")
        elif text != "\n" or (made and made[-1] != "\n"):
            made.append(names.get(text, text) if kind == "name" else text)
    return "".join(made)


def _tokens(script: str) -> Iterator[tuple[str, str]]:
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


def _short(tokens: list[tuple[str, str]]) -> dict[str, str]:
    """Short names for what the script declares and nobody asks for by name: no property is among them."""
    solid = [it for it in tokens if it[0] != "space" and it[1] != "\n"]
    bare = "".join({"template": "``", "text": '""', "pattern": "/./"}.get(kind, text) for kind, text in tokens)
    declared = set(_DECLARED.findall(bare))
    declared.update(name for several in _ALSO.findall(bare) for name in re.findall(r"[\s,](\w+) =(?![=>])", several))
    declared.update(name for found in _GIVEN.findall(bare) for part in found for name in _NAME.findall(part))
    open_, asked, count = [""], set[str](), Counter[str]()
    for k, (kind, text) in enumerate(solid):
        if kind == "sign" and text in "([{":
            open_.append(text)
        elif kind == "sign" and text in ")]}":
            open_.pop()
        elif kind == "template":  # what it leaves open is a bracket of its own, which its next piece closes
            if text[0] == "}":
                open_.pop()
            if text.endswith("${"):
                open_.append("${")
        elif kind == "name":
            count[text] += 1
            before, after = solid[k - 1][1] if k else "", solid[k + 1][1] if k + 1 < len(solid) else ""
            dotted = before == "." and not (k > 2 and solid[k - 2][1] == "." and solid[k - 3][1] == ".")
            if dotted or (open_[-1] == "{" and after in (":", ",", "}", "=") and before in ("{", ",", ".")):
                asked.add(text)
    ours = [name for name, _ in count.most_common() if name in declared - asked and len(name) > 2]
    free = (
        made
        for made in map("".join, [*product(ascii_letters), *product(ascii_letters, ascii_letters + digits)])
        if made not in count and made not in ("do", "if", "in", "of", "is", "as")
    )
    return dict(zip(ours, free, strict=False))

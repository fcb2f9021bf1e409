"""What LaTeX and MathML have in common: scripts, fractions, names, and the last pass.

A typeset name is one token. Its canonical text is the base with its accents,
then `_` and the subscript, then `^` and an index above (`c̃_t`, `h_t-1`,
`x^⟨t⟩`), without spaces. How its letters are cut (bold, upright) is no part of
it, as authors change that from line to line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeAlias

from symbolic_lstm.errors import FigureError, SentenceError, shortened
from symbolic_lstm.maths.decimal import decimal
from symbolic_lstm.maths.reader import FUNCTIONS
from symbolic_lstm.maths.spell import CALLS
from symbolic_lstm.maths.tokens import Token

Run: TypeAlias = list[Token]
#: Makes the error of a column.
Fault: TypeAlias = Callable[[str, int], SentenceError]

#: Every spelling of a function, with the one the sentence reader prefers.
SPELLINGS = {name: CALLS[head] for name, head in FUNCTIONS.items() if name != "√"} | {"sum": "total"}


def name(text: str, column: int) -> Token:
    """A name in its canonical letters: 𝐖 is W, and a composed accent is a letter and a mark."""
    return Token("name", text if text.isascii() else unicodedata.normalize("NFKD", text), column)


def number(text: str, column: int, fault: Fault) -> Token:
    """A number; spaces between its digits group them, and a comma is a decimal comma."""
    plain = "".join(text.split()).replace(",", ".")
    try:
        return Token("number", decimal(plain).text, column)
    except FigureError:
        raise fault(f"{shortened(text)!r} is no number", column) from None


def called(function: str, inner: Run, column: int) -> Run:
    """`sqrt` and its like: a function that is set as a sign around its argument."""
    return [Token("name", function, column), *bracketed(inner, column)]


def bracketed(inner: Run, column: int) -> Run:
    return [Token("open", "(", column), *inner, Token("close", ")", column)]


def fraction(top: Run, bottom: Run, column: int) -> Run:
    """A quotient, in brackets of its own; `∂L` over `∂c` is the name of a derivative."""
    upper, lower = derived(top), derived(bottom)
    if upper and lower:
        return [Token("name", f"{upper}/{lower}", column)]
    sides = [*bracketed(top, column), Token("operator", "/", column), *bracketed(bottom, column)]
    return bracketed(sides, column)


def derived(run: Run) -> str:
    """`∂c` where a run is ∂ and a name, else nothing."""
    if len(run) == 2 and run[0].text == "∂" and run[1].kind == "name":
        return "∂" + run[1].text
    return ""


def accented(base: Run, mark: str, column: int, fault: Fault) -> Run:
    """A name under an accent, which belongs to its letter and not to its subscript."""
    if len(base) != 1 or base[0].kind != "name":
        raise fault("an accent stands above one name", column)
    letter, script = _split(base[0].text)
    return [Token("name", letter + mark + script, base[0].column)]


def stacked(rows: Sequence[Sequence[Run]], column: int, fault: Fault) -> Run:
    """A column vector as `[a; b]`, a matrix as its rows one under the other."""
    if len({len(row) for row in rows}) != 1 or not all(cell for row in rows for cell in row):
        raise fault("every row of a matrix has the same number of entries, and none of them is empty", column)
    if len(rows[0]) == 1:
        return _listed([row[0] for row in rows], column)
    return _listed([called("flip", _listed(row, column), column) for row in rows], column)


def _listed(parts: Sequence[Run], column: int) -> Run:
    inner = [token for part in parts for token in (Token("comma", ";", column), *part)]
    return [Token("open", "[", column), *inner[1:], Token("close", "]", column)]


def scripted(base: Run, below: Run | None, above: Run | None, column: int, fault: Fault) -> Run:
    """A base with its scripts: a longer name, a power, or a transpose."""
    if below is not None:
        base = [_named(base, "_", below, column, fault)]
    if above is None:
        return base
    mark = above[0].column if above else column
    if not above:
        raise fault("an empty exponent", mark)
    if [t.text for t in above] == ["⊤"]:
        return [*base, Token("operator", "⊤", mark)]
    if [t.text for t in above] == ["T"]:
        raise fault("T above may be a transpose or a power; a transpose is set upright or as ⊤", mark)
    if _is_index(above):
        return [_named(base, "^", above, column, fault)]
    if not _is_one(base):
        raise fault("the exponent stands on several things at once; bracket them", column)
    return [*base, Token("operator", "^", mark), *bracketed(above, mark)]


def _is_index(above: Run) -> bool:
    """Whether a script above is an index: ⟨t⟩, (t), a prime or a word, where a power would be an expression."""
    if all(t.text == "′" for t in above):
        return True
    if above[0].text in ("⟨", "("):
        return _closes(above, 0) == len(above) - 1
    letter = _split(above[0].text)[0]
    return len(above) == 1 and above[0].kind == "name" and sum(map(str.isalpha, letter)) > 1 and "/" not in letter


def _named(base: Run, sign: str, script: Run, column: int, fault: Fault) -> Token:
    """A name made longer by a script; a subscript is spelt before an index above, whichever was written first."""
    if len(base) != 1 or base[0].kind != "name":
        raise fault("an index stands at one name", column)
    flat = "".join(t.text for t in script).replace("×", "*").replace("@", "").replace("{,}", ",")
    if not flat:
        raise fault("an empty index", column)
    if all(c == "′" for c in flat):
        sign = ""
    elif "_" in flat or "^" in flat:
        flat = f"{{{flat}}}"
    text = base[0].text
    cut = text.find("^") if sign == "_" else -1
    whole = text + sign + flat if cut < 0 else text[:cut] + sign + flat + text[cut:]
    return Token("name", whole, base[0].column)


def _split(text: str) -> tuple[str, str]:
    """The letter of a name, and its scripts."""
    cut = min((k for k in (text.find("_"), text.find("^"), text.find("′")) if k > 0), default=len(text))
    return text[:cut], text[cut:]


def _is_one(base: Run) -> bool:
    """Whether a run is one operand: a leaf, a bracket, a call, or the bracket that closes one."""
    run = [t for t in base if t.text != "\u2061"]
    if len(run) == 1:
        return run[0].kind in ("name", "number", "close")
    start = 1 if run and run[0].kind == "name" and run[0].text in SPELLINGS.keys() | {"abs"} else 0
    return len(run) > 1 and run[start].kind == "open" and _closes(run, start) == len(run) - 1


def _closes(run: Run, start: int) -> int:
    depth = 0
    for k in range(start, len(run)):
        depth += (run[k].kind == "open") - (run[k].kind == "close")
        if depth == 0:
            return k
    return -1

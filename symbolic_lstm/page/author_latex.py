"""LaTeX that an author hands us: what of it is set, decided before anything else reads it.

A closed list of commands and characters, each of which our layouts can show.
Anything else is an error that names the place and what would be right, so that
no converter ever sees it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from symbolic_lstm.errors import SentenceError, shortened

#: How long a formula in a sentence may be, of how many signs, and how deep its brackets may nest.
LONGEST, MOST, DEEPEST = 500, 300, 20

GREEK = frozenset({
    "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda",
    "mu", "nu", "xi", "pi", "rho", "sigma", "varsigma", "tau", "upsilon", "phi", "varphi", "chi", "psi", "omega",
    "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega", "ell",
})  # fmt: skip
SIGNS = frozenset({
    "times", "cdot", "odot", "circ", "otimes", "oplus", "ast", "approx", "ne", "neq", "le", "leq", "ge", "geq", "lt",
    "gt", "in", "to", "rightarrow", "mapsto", "pm", "partial", "nabla", "infty", "sum", "prod", "int", "top", "prime",
    "ldots", "dots", "cdots",
})  # fmt: skip
FUNCTIONS = frozenset({"tanh", "exp", "log", "ln", "max", "min", "sinh", "cosh", "sin", "cos"})
SPACES = frozenset({",", ";", ":", ">", "!", " ", "quad", "qquad"})
BRACKETS = frozenset({"lbrack", "rbrack", "lvert", "rvert", "langle", "rangle"})
#: Commands that take what follows them, and those that take a word in braces.
TAKING = frozenset({
    "frac", "dfrac", "tfrac", "sqrt", "tilde", "hat", "bar", "overline", "widetilde", "widehat", "underset",
})  # fmt: skip
WORDS = frozenset({"text", "mathrm", "operatorname", "mathbf", "mathbb", "mathcal"})
_LONE = GREEK | SIGNS | FUNCTIONS | SPACES | BRACKETS | {"%"}
_KNOWN = sorted(name for name in _LONE | TAKING | WORDS if name.isalpha())

_COMMAND = re.compile(r"\\([A-Za-z]+|.)?", re.DOTALL)
_WORD = {
    "text": (re.compile(r"\{((?:[^\W_]|[ .,;:!?'’()/+=–-]|\\[_%])*)\}"), "plain words"),
    "mathrm": (re.compile(r"\{[A-Za-z][A-Za-z0-9]*\}"), "one word"),
    "operatorname": (re.compile(r"\{[A-Za-z][A-Za-z0-9]*\}"), "one word"),
    "mathbf": (re.compile(r"\{[A-Za-z]\}"), "one letter"),
    "mathbb": (re.compile(r"\{[RNZ]\}"), "R, N or Z"),
    "mathcal": (re.compile(r"\{L\}"), "the L of a loss"),
}
_LETTERS = "αβγδεζηθικλμνξπρςστυφχψωϵϕΓΔΘΛΞΠΣΥΦΨΩℓ"
_OTHERS = "+-−=<>/*×·⋅⊙∘≈≠≤≥∈→↦±∂∇∞∑∏∫…⋯.,;:|[]()'"
_CHARACTERS = frozenset(_LETTERS + _OTHERS)
_BRACKET = {"left": re.compile(r" *[(\[|]"), "right": re.compile(r" *[)\]|]")}
_LETTER = re.compile("[A-Za-z]+")
_MATRIX = re.compile(r"\{bmatrix\}")
_ADVICE = {
    "%": "a percent sign needs a backslash before it",
    "&": "columns stand in a bmatrix only",
    "!": "a full stop or an exclamation mark stands behind the formula",
    "#": "it means nothing in a formula",
    "~": "write a space",
    "$": "one dollar stands on each side",
}
#: What to write instead of a command that is not set.
_INSTEAD = {
    "mathit": "; letters are slanted anyway", "boldsymbol": "; one letter is bold in mathbf", "{": "; use ( ) or [ ]",
    "textstyle": "; leave it out", "displaystyle": "; leave it out", "limits": "; leave it out",
}  # fmt: skip


class _Group(NamedTuple):
    """What is open: its sign, where it began, and whether it is a script."""

    kind: str
    start: int
    script: bool


def checked(formula: str) -> None:
    """Raises `SentenceError` with the column of what cannot be set."""
    if not formula.strip():
        raise SentenceError("nothing stands in the formula", formula, 1)
    if len(formula) > LONGEST:
        raise SentenceError(f"the formula has {len(formula)} characters; at most {LONGEST} are set", formula, 1)
    _Check(formula).run()


class _Check:
    """One method per construct; each leaves `here` behind what it has read."""

    def __init__(self, formula: str) -> None:
        self.formula, self.here = formula, 0
        self.open: list[_Group] = []
        self.scripts = [""]  # the signs of the scripts that the last thing has, in each group that is open

    def fault(self, reason: str, at: int) -> SentenceError:
        return SentenceError(reason, self.formula, at + 1)

    def run(self) -> None:
        count = 0
        while self.here < len(self.formula):
            count += 1
            if count > MOST:
                raise self.fault(f"the formula has more than {MOST} signs", self.here)
            character = self.formula[self.here]
            if not (character in "_^'{}" or character.isspace()):
                self.scripts[-1] = ""
            if character == "\\":
                self.command()
            elif character in "_^'":
                self.script(character)
            elif character == "{":
                self.opened("{")
            elif character == "}":
                self.closed("{")
            elif character == "&" and self.inside("bmatrix"):
                self.here += 1
            else:
                self.single(character)
        if self.open:
            last = self.open[-1]
            raise self.fault(f"this {'bracket' if last.kind == 'left' else 'group'} is not closed", last.start)

    def script(self, sign: str) -> None:
        """A script or a prime: one thing has one below and one above, which begins with a prime or is one."""
        joined = self.formula[self.here - 1 : self.here + 1] == "'^"
        there = self.scripts[-1]
        if sign in there or (sign != "_" and set(there) & {"^", "'"} and not joined):
            if sign == "'":
                raise self.fault(
                    "a prime after a script; write two primes, or a prime and a power, in braces after ^", self.here
                )
            raise self.fault("a second script at the same place; put the first and its base into brackets", self.here)
        self.scripts[-1] += sign
        self.here += 1
        if sign != "'":
            self.taken("a script", script=True)

    def single(self, character: str) -> None:
        """One letter, digit or sign; three letters side by side are a word that lacks its dress."""
        start = self.here
        self.here += 1
        if character.isascii() and character.isalpha():
            found = _LETTER.match(self.formula, start)
            word = found[0] if found else character
            self.here = start + len(word)
            if len(word) > 2 and not any(group.script for group in self.open):
                raise self.fault(
                    f"{shortened(word, 30)!r} is a product of letters; write \\{'mathrm'}{{{word}}}", start
                )
        elif not (character in " \n\t" or (character.isascii() and character.isdigit()) or character in _CHARACTERS):
            shown = character if character.isprintable() else f"U+{ord(character):04X}"
            advice = _ADVICE.get(character)
            raise self.fault(f"{shown!r} cannot be set in a formula" + (f"; {advice}" if advice else ""), start)

    def command(self) -> None:
        start = self.here
        found = _COMMAND.match(self.formula, start)
        name = (found[1] if found else None) or ""
        self.here = start + 1 + len(name)
        if name in WORDS:
            self.word(name, start)
        elif name in TAKING:
            self.taken(f"\\{name}")
        elif name in ("left", "right"):
            self.bracket(name, start)
        elif name in ("begin", "end"):
            self.matrix(name, start)
        elif name == "\\" and self.inside("bmatrix"):
            return
        elif name not in _LONE:
            import difflib  # only a mistake needs it

            near = difflib.get_close_matches(name[:30], _KNOWN, n=1, cutoff=0.75)
            advice = f"; did you mean \\{near[0]}?" if near else _INSTEAD.get(name, "")
            raise self.fault(f"\\{shortened(name, 30)} cannot be set{advice}", start)

    def word(self, name: str, start: int) -> None:
        """A command and the word it takes in braces."""
        pattern, wanted = _WORD[name]
        found = pattern.match(self.formula, self.here)
        if not found:
            raise self.fault(f"\\{name} takes {wanted} in braces", start)
        self.here = found.end()

    def taken(self, what: str, *, script: bool = False) -> None:
        """What a command or a script takes: a group, one character, or a command that takes nothing itself."""
        while self.formula[self.here : self.here + 1].isspace():
            self.here += 1
        following = self.formula[self.here : self.here + 1]
        if following == "{":
            self.opened("{", script=script)
        elif following == "\\":
            found = _COMMAND.match(self.formula, self.here)
            name = (found[1] if found else None) or ""
            if name not in _LONE - SPACES and name not in WORDS:
                raise self.fault(f"{what} takes what stands in braces", self.here)
            self.command()
        elif what[1:] == "sqrt" and following == "[":
            raise self.fault("only square roots can be set", self.here)
        elif not following or following in "}_^&[":
            raise self.fault(f"{what} takes what stands in braces; there is nothing here", self.here)
        else:
            self.here += 1
            if not (following.isascii() and following.isalnum()):
                self.here -= 1
                self.single(following)

    def opened(self, kind: str, *, script: bool = False) -> None:
        if len(self.open) == DEEPEST:
            raise self.fault(f"the formula nests more than {DEEPEST} deep", self.here)
        self.open.append(_Group(kind, self.here, script))
        self.scripts.append("")
        self.here += kind == "{"

    def closed(self, kind: str) -> None:
        if not self.inside(kind):
            raise self.fault("this closes nothing", self.here)
        self.scripts.pop()
        if not self.open.pop().script:
            self.scripts[-1] = ""
        self.here += kind == "{"

    def inside(self, kind: str) -> bool:
        return bool(self.open) and self.open[-1].kind == kind

    def bracket(self, name: str, start: int) -> None:
        """The bracket after left or right, which come in pairs."""
        self.opened("left") if name == "left" else self.closed("left")
        found = _BRACKET[name].match(self.formula, self.here)
        if not found:
            raise self.fault(f"a bracket is wanted after \\{name}", start)
        self.here = found.end()

    def matrix(self, name: str, start: int) -> None:
        """The one environment there is; a script at its end would cling to its bracket."""
        found = _MATRIX.match(self.formula, self.here)
        if not found:
            raise self.fault("of environments only bmatrix can be set", start)
        self.opened("bmatrix") if name == "begin" else self.closed("bmatrix")
        self.here = found.end()

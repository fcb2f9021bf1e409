"""A cell: the sentences of one step, in the author's order, and what its names are.

`cell(...)` takes the sentences as text and checks them as a whole: every name
is an input, a state, a parameter or defined by an earlier sentence, every state
is renewed, every named part stands where it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from symbolic_lstm.errors import CellError, SentenceError, did_you_mean
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.meaning import meaning
from symbolic_lstm.maths.reader import read


@dataclass(frozen=True)
class Equation:
    """One sentence of a cell: `f = sigmoid(U_f @ h_prev + W_f @ x + b_f)`.

    `role` is the field's term (forget gate), `aliases` are other names people
    use for it; `parts` are the sub-sentences that have names of their own
    (`kept` is `f * c_prev` in the cell state).
    """

    name: str
    body: t.Sentence
    role: str
    aliases: tuple[str, ...] = ()
    parts: Mapping[str, t.Sentence] = field(default_factory=dict)

    @cached_property
    def meaning(self) -> Any:
        """The SymPy expression of the scalar form: one hidden unit, one input."""
        return meaning(self.body)

    def meaning_at(self, shapes: forms.Shapes) -> Any:
        """The SymPy matrix of entries at given shapes, such as `cell.shapes(hidden=2, inputs=3)`."""
        return meaning(self.body, shapes)

    def __hash__(self) -> int:
        return hash((self.name, self.body))


@dataclass(frozen=True)
class Cell:
    """A recurrent cell. Index it by name or role: `lstm["f"]`, `lstm["forget gate"]`.

    `states` maps the name of a state before the step to the name that renews it
    (`h_prev` to `h`); `sizes` gives each parameter its rows and columns in
    letters, `n` hidden units and `m` inputs.
    """

    name: str
    title: str
    equations: tuple[Equation, ...]
    states: Mapping[str, str]
    inputs: tuple[str, ...]
    sizes: Mapping[str, tuple[str, ...]]
    source: str = ""

    def __hash__(self) -> int:
        return hash((self.name, self.equations))

    def __iter__(self) -> Iterator[Equation]:
        return iter(self.equations)

    def __getitem__(self, name: str) -> Equation:
        for equation in self.equations:
            if name in (equation.name, equation.role, *equation.aliases):
                return equation
        known = [e.name for e in self.equations] + [e.role for e in self.equations]
        raise CellError(f"the {self.name} cell has no {name!r}{did_you_mean(name, known)}")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the sentences define, in order."""
        return tuple(e.name for e in self.equations)

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """Weights and biases, in the order in which the sentences mention them."""
        bound = {*self.names, *self.states, *self.inputs}
        mentioned = (name for e in self.equations for name in t.names(e.body))
        return tuple(dict.fromkeys(name for name in mentioned if name not in bound))

    def shapes(self, hidden: int, inputs: int) -> dict[str, forms.Shape]:
        """The shape of every name at given sizes.

        >>> from symbolic_lstm.cells import lstm
        >>> lstm.shapes(hidden=2, inputs=3)["W_f"]
        (2, 3)
        """
        letters = {"n": hidden, "m": inputs}
        found = {name: tuple(letters[k] for k in size) for name, size in self.sizes.items()}
        for equation in self.equations:
            found[equation.name] = forms.shape(equation.body, found)
        return found


def cell(
    name: str,
    title: str,
    sentences: str,
    *,
    roles: Mapping[str, tuple[str, ...]],
    states: Mapping[str, str],
    inputs: tuple[str, ...] = ("x",),
    parts: Mapping[str, str] | None = None,
    sizes: Mapping[str, tuple[str, ...]],
    source: str = "",
) -> Cell:
    """Make a cell of sentences as text, one `name = …` a line.

    `roles` gives each name its role and aliases; `parts` names sub-sentences
    (`{"c.kept": "f * c_prev"}`); `sizes` gives parameters a size by their first
    letters up to the underscore (`{"W": ("n", "m")}`) or by their whole name.

    Raises `CellError` where a sentence cannot be read or the cell is not whole.
    """
    found: list[Equation] = []
    for line in filter(None, map(str.strip, sentences.splitlines())):
        left, sign, right = line.partition("=")
        left = left.strip()
        try:
            body = read(right.strip())
        except SentenceError as fault:
            raise CellError(f"in the sentence of {left!r} of the {name} cell: {fault}") from fault
        if not sign or left not in roles:
            raise CellError(f"{line!r} of the {name} cell gives no role to {left!r}")
        role, *aliases = roles[left]
        own = {k.partition(".")[2]: read(v) for k, v in (parts or {}).items() if k.partition(".")[0] == left}
        found.append(Equation(left, body, role, tuple(aliases), own))
    made = Cell(name, title, tuple(found), dict(states), inputs, {}, source)
    whole = {p: sizes.get(p) or sizes.get(p.partition("_")[0]) for p in made.parameters}
    _check(made, whole)
    whole |= dict.fromkeys(states, ("n",)) | dict.fromkeys(inputs, ("m",))
    return Cell(name, title, tuple(found), dict(states), inputs, {k: v for k, v in whole.items() if v}, source)


def _check(made: Cell, sizes: Mapping[str, tuple[str, ...] | None]) -> None:
    defined: set[str] = set()
    for equation in made.equations:
        early = [n for n in t.names(equation.body) if n in made.names and n not in defined]
        if early:
            raise CellError(f"{equation.name!r} of the {made.name} cell uses {early[0]!r} before it is defined")
        for part, sentence in equation.parts.items():
            if t.find(equation.body, sentence) is None:
                raise CellError(f"the part {part!r} does not stand in the sentence of {equation.name!r}")
        defined.add(equation.name)
    for before, after in made.states.items():
        if after not in defined:
            raise CellError(f"the {made.name} cell never renews the state {before!r}: no sentence defines {after!r}")
    unsized = [p for p, size in sizes.items() if size is None]
    if unsized:
        raise CellError(f"the {made.name} cell gives no size to {unsized[0]!r}")


@lru_cache(maxsize=1024)
def scalar(equation: Equation) -> t.Sentence:
    """The scalar form of an equation's sentence."""
    return forms.scalar(equation.body)

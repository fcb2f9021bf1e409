"""A cell: the sentences of one step, in the author's order, and what its names are.

`cell(...)` takes the sentences as text and checks them as a whole: every name
is an input, a state, a parameter or defined by an earlier sentence, every state
is renewed, every named part stands where it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from symbolic_lstm.errors import CellError, SentenceError, did_you_mean, expected, whole_number
from symbolic_lstm.maths import cell_check, forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.reader import read
from symbolic_lstm.records import field, record


@record(frozen=True)
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
        from symbolic_lstm.maths.meaning import meaning  # the algebra, for whoever asks for it

        return meaning(self.body)

    def meaning_at(self, shapes: forms.Shapes) -> Any:
        """The SymPy matrix of entries at given shapes, such as `cell.shapes(hidden=2, inputs=3)`."""
        from symbolic_lstm.maths.meaning import meaning

        return meaning(self.body, shapes)

    def __hash__(self) -> int:
        return hash((self.name, self.body))


@record(frozen=True)
class Cell:
    """A recurrent cell. Index it by name or role: `lstm["f"]`, `lstm["forget gate"]`.

    `states` maps the name of a state before the step to the name that renews it
    (`h_prev` to `h`); `sizes` gives each parameter its rows and columns in
    letters, `n` hidden units and `m` inputs; a matrix on `[h_prev; x]` has `n+m` columns.
    `originals` are the author's names where the cell goes by others (see `own_names`).
    """

    name: str
    title: str
    equations: tuple[Equation, ...]
    states: Mapping[str, str]
    inputs: tuple[str, ...]
    sizes: Mapping[str, tuple[str, ...]]
    source: str = ""
    originals: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return self._hashed

    @cached_property
    def _hashed(self) -> int:
        """Made once: what follows from a cell is remembered by it."""
        return hash((self.name, self.equations))

    def __repr__(self) -> str:
        return f"<Cell {self.name!r}: {', '.join(self.names)}>"

    def __iter__(self) -> Iterator[Equation]:
        return iter(self.equations)

    def __getitem__(self, name: str) -> Equation:
        expected(name, str, "an equation is named by a text, as 'f'")
        if (found := self._called.get(name)) is not None:
            return found
        known = [e.name for e in self.equations] + [e.role for e in self.equations]
        raise CellError(f"the {self.name} cell has no {name!r}{did_you_mean(name, known)}")

    def original(self, name: str) -> str:
        """A name as its author wrote it."""
        return self.originals.get(name, name)

    @cached_property
    def _called(self) -> Mapping[str, Equation]:
        """Each equation by its name, its role and its aliases; the first one has the word."""
        called = ((name, e) for e in reversed(self.equations) for name in (e.name, e.role, *e.aliases))
        return dict(called)

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

    @cached_property
    def constants(self) -> frozenset[str]:
        """The parameters, which are the same at all times."""
        return frozenset(self.parameters)

    def shapes(self, hidden: int, inputs: int) -> dict[str, forms.Shape]:
        """The shape of every name at given sizes; raises `CellError` where they do not fit.

        >>> from symbolic_lstm.cells import lstm
        >>> lstm.shapes(hidden=2, inputs=3)["W_f"]
        (2, 3)
        """
        letters = {"n": checked_size(hidden, "hidden units"), "m": checked_size(inputs, "inputs")}
        found = {n: tuple(sum(letters[k] for k in one.split("+")) for one in size) for n, size in self.sizes.items()}
        for equation in self.equations:
            try:
                found[equation.name] = forms.shape(equation.body, found)
            except SentenceError as fault:
                raise CellError(cell_check.misfit(equation.name, equation.body, found, fault.reason)) from None
        cell_check.check_states(self.states, found)
        return found

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """Its sentences in text, LaTeX and HTML, of which a notebook takes what it can show."""
        from symbolic_lstm.rich_display import bundle, sentences  # a notebook asks the object it shows

        return bundle(sentences(self))


def checked_size(count: int, what: str) -> int:
    """A count of units or inputs; raises `CellError` for less than one."""
    count = whole_number(count, f"{what} are a whole number")
    if count < 1:
        raise CellError(f"there is at least one of the {what}, not {count}")
    return count


#: The size of a parameter by the letters before its underscore, where a cell says nothing else.
SIZES: dict[str, tuple[str, ...]] = {"W": ("n", "m"), "U": ("n", "n")}


def cell(
    name: str,
    title: str,
    sentences: str,
    *,
    roles: Mapping[str, tuple[str, ...]] | None = None,
    states: Mapping[str, str] | None = None,
    inputs: tuple[str, ...] | None = None,
    parts: Mapping[str, str] | None = None,
    sizes: Mapping[str, tuple[str, ...]] | None = None,
    source: str = "",
) -> Cell:
    """Make a cell of sentences as text, one `name = …` a line.

    `roles` gives each name its role and aliases; `states` says which name renews
    which (`{"h_prev": "h"}`; without it, every `…_prev` that a sentence
    mentions); `inputs` are `x` where a sentence mentions it, if nothing is said;
    `parts` names sub-sentences (`{"c.kept": "f * c_prev"}`); `sizes`
    gives parameters a size by their letters before the underscore or by name
    (`{"W": ("n", "m")}`, which is also the default; U is n × n, inputs are m, all else n).

    >>> echo = cell("echo", "Leaky memory", "h = a * h_prev + (1 - a) * tanh(W_h @ x)")
    >>> echo.states, echo.parameters
    ({'h_prev': 'h'}, ('a', 'W_h'))

    Raises `CellError` where a sentence cannot be read or the cell is not whole;
    its `line` is the sentence's, from 1.
    """
    found: list[Equation] = []
    lines: list[int] = []
    for number, line in enumerate(sentences.splitlines(), start=1):
        if line.strip():
            found.append(_equation(name, line.strip(), number, roles or {}, parts or {}))
            lines.append(number)
    if not found:
        raise CellError(f"the {name} cell has no sentence")
    mentioned = dict.fromkeys(n for e in found for n in t.names(e.body))
    if inputs is None:
        inputs = ("x",) if "x" in mentioned and all(e.name != "x" for e in found) else ()
    renewed = {n: n.removesuffix("_prev") for n in sorted(mentioned) if n.endswith("_prev")}
    made = Cell(name, title, tuple(found), dict(renewed if states is None else states), inputs, {}, source)
    cell_check.check(made, lines, roles or {}, parts or {}, sizes or {})
    given = {**SIZES, **cell_check.joined_sizes(made), **(sizes or {})}
    whole = {p: given.get(p) or given.get(p.partition("_")[0]) or ("n",) for p in made.parameters}
    whole |= {n: given.get(n, ("n",)) for n in made.states} | {n: given.get(n, ("m",)) for n in inputs}
    return Cell(name, title, made.equations, made.states, inputs, whole, source)


def _equation(
    name: str, line: str, number: int, roles: Mapping[str, tuple[str, ...]], parts: Mapping[str, str]
) -> Equation:
    left, sign, right = (piece.strip() for piece in line.partition("="))
    cell_check.left_side(left if sign else "", line, number)
    try:
        body = read(right)
        own = {key.partition(".")[2]: read(part) for key, part in parts.items() if key.partition(".")[0] == left}
    except SentenceError as fault:
        raise CellError(f"in the sentence of {left!r} of the {name} cell: {fault}", number) from fault
    role, *aliases = roles.get(left, (left,))
    equation = Equation(left, body, role, tuple(aliases), own)
    for part, sentence in own.items():
        if t.find(body, sentence) is None:
            raise CellError(
                f"the part {part!r} does not stand in the sentence of {left!r}", number, "parts", f"{left}.{part}"
            )
    return equation

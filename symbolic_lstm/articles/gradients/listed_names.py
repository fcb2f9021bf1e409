"""Names of a backward pass in a listing, `dWf`, `df_raw`, `da_f`, `grads["Wf"]`, `wi_diff`, and what they stand for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from symbolic_lstm.articles.gradients.spelling import Grad, Spelling
from symbolic_lstm.articles.gradients.statements_of_listings import ListedGradient, name_of
from symbolic_lstm.articles.names_in_cell import Meant
from symbolic_lstm.articles.programs import expressions
from symbolic_lstm.articles.programs.timed import snake, timed
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple

_PREFIXED = re.compile(r"(?:delta|grad|δ|∂|d)_?(?P<rest>\w+)\Z")
_SUFFIXED = re.compile(r"(?P<rest>\w+)_(?:diff|grad|gradient|delta)\Z")
#: What people call [h, x] where they do not show how it is made.
CONCAT = re.compile(r"(?:concat\w*|combined|conc|stacked|hx|xh|h_x|x_h)(?:_t)?\Z")
#: What says that a gradient is of what stands in a function.
_RAW = re.compile(r"_?(?:raw|input|in|pre|preact|lin|linear|net|act|logits?|bar)\Z|_[lazs]\Z")
_INSIDE = re.compile(r"(?:net|pre|[azs])_?(?=\w)")


class ListedNames(Spelling):
    """What the names of a listing are in a cell; each gradient of an expression has a name of its own."""

    def __init__(self, cell: Meant, earlier: frozenset[str] = frozenset()) -> None:
        super().__init__(lambda text: cell.place(text) is not None)
        self.cell, self.earlier = cell, earlier
        self.written: dict[str, str] = {}
        self.helpers: dict[str, t.Sentence] = {}

    def grad(self, name: str) -> Grad | None:
        return self.found.get(name)

    def text(self, name: str, step: int | None = None) -> str:
        """A quantity as the forward pass of the listing has it; '' for what is none."""
        own = timed(name)
        if own.base in self.cell.weights or name in self.cell.weights:
            return own.base if own.base in self.cell.weights else name
        time = own.time if own.time is not None and step is None else step
        if name in self.earlier and time is None:
            time = -1
        for base in (own.base, f"{own.base}s"):  # dh beside hs[t]
            text = f"{base}_{{t-1}}" if time == -1 else f"{base}_t"
            if time in (None, 0, -1) and self.cell.place(text) is not None:
                return text
        return ""

    def gradient(self, name: str) -> str | None:
        """The quantity that a name is the gradient of; None where it is none."""
        if self.text(name):
            return None
        for pattern in (_PREFIXED, _SUFFIXED):
            if found := pattern.match(snake(name)):
                for each in _meant(found["rest"]):
                    if each in self.earlier:
                        return None  # it may be of either step
                    if each and (text := self.text(each)):
                        return text
        return None

    def steps(self, by: str, name: str) -> Iterator[str]:
        """The quantity at the steps that a name may mean: what is carried to the step before is of that step."""
        yield by
        if by.endswith("_t") and by[:-2] in {key[0] for key in self._states()} and "prev" not in name:
            yield f"{by[:-2]}_{{t-1}}"

    def _states(self) -> list[tuple[str, str]]:
        return [key for key, own in self.cell.quantities.items() if own in self.cell.columns]

    def quantity(self, node: ast.expr) -> t.Sentence | None:
        """What a name in an expression stands for."""
        spelt = name_of(node)
        if spelt is None:
            return None
        name, step = spelt
        if (by := self.gradient(name)) is not None:
            if step == -1:
                return None
            made = f"∂{name}"
            self.found[made] = Grad(by)
            self.written[made] = name
            return t.Symbol(made)
        if (known := self.helpers.get(name)) is not None:
            for each in t.names(known):
                if each in self.written:
                    self.found[each] = Grad(self.gradient(self.written[each]) or "")
            return known
        if CONCAT.match(name):
            return t.Concat(t.Symbol(self.text("h", -1) or "h"), t.Symbol(self.text("x") or "x"))
        return t.Symbol(self.text(name, step) or name)

    def keep_joined(self) -> None:
        """Another function begins: of all helpers only [h, x] is known in it."""
        self.helpers = {name: term for name, term in self.helpers.items() if isinstance(term, t.Concat)}

    def used(self) -> list[str]:
        """The names of the gradients in the expression that was read last."""
        return [self.written[each] for each in self.found]

    def assigned(self, name: str) -> None:
        """A gradient has another value from here on: what was made of it is not what it would be made of now."""
        self.helpers = {key: term for key, term in self.helpers.items() if f"∂{name}" not in t.names(term)}

    def doubted(self, value: ast.expr) -> None:
        """A value is wrong: what it is made of may be, and nothing more is said of it."""
        for node in ast.walk(value):
            if not isinstance(node, ast.Name) or node.id not in self.helpers:
                continue
            if any(each in self.written for each in t.names(self.helpers[node.id])):
                del self.helpers[node.id]

    def helper(self, each: ListedGradient) -> None:
        """A name that stands for an expression, such as `tanh_c = np.tanh(c)`; a quantity of the cell is itself."""
        if self.text(each.name) or each.adds:
            return
        self.helpers.pop(each.name, None)
        value = expressions.read(each.value, self.quantity)
        if value is None or (not each.helper and not any(name in self.written for name in t.names(value))):
            return  # a gradient that the cell does not know is itself
        if value != t.Symbol(each.name):
            self.helpers[each.name] = value


def _meant(rest: str) -> tuple[str, ...]:
    """What a name of a gradient may be a gradient of: the name without the d, and without what says where it is."""
    return rest, _RAW.sub("", rest), _INSIDE.sub("", rest, count=1)


class Matrices(NamedTuple):
    """The matrices that a listing has on the left of a vector, and all names in it."""

    left: frozenset[str]
    names: frozenset[str]

    def is_gradient(self, name: str) -> bool:
        """Whether a name is `d` before one of the listing's: dh beside h, and no `data`."""
        found = _PREFIXED.match(name)
        if name.startswith("∂") or not found:
            return name.startswith("∂")
        return any({each, timed(each).base, f"{timed(each).base}s"} & self.names for each in _meant(found["rest"]))

    def plain(self, node: ast.expr) -> t.Sentence | None:
        """A name as it is written."""
        spelt = name_of(node)
        return t.Symbol(spelt[0]) if spelt else None

    def unturned(self, name: str, right: t.Sentence) -> str:
        """What is said of a product that lacks its transpose; '' where none does."""
        if not self.is_gradient(name):
            return ""
        for _, part in t.walk(right):
            if not isinstance(part, t.Apply) or not isinstance(part.args[0], t.Symbol):
                continue
            matrix, other = part.args[0].name, part.args[1]
            if matrix in self.left and any(map(self.is_gradient, t.names(other))):
                return f"{matrix} is not transposed here; what goes back through it goes through its transpose"
        of = name.removeprefix("d").lstrip("_")
        if isinstance(right, t.Apply) and of in self.left and all(isinstance(part, t.Symbol) for part in right.args):
            one, other = right.args
            if self.is_gradient(str(one)):
                return f"{other} is not transposed here; the gradient of {of}, a matrix, is a column times a row"
        return ""

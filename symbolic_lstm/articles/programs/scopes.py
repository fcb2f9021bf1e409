"""Scopes of a listing: the assignments of one function, each name with its time, in the order in which they stand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from symbolic_lstm.articles.mapped import Mapped
from symbolic_lstm.articles.programs import expressions
from symbolic_lstm.articles.programs.blocks import block_of, own_block
from symbolic_lstm.articles.programs.returned import bodies
from symbolic_lstm.articles.programs.syntax import Nodes, parse
from symbolic_lstm.articles.programs.timed import Timed, spelt_of, timed
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple

#: What gives a name its first value, or a weight.
_FIRST = re.compile(
    r"(?:zeros|ones|rand|randn|random|normal|uniform|empty|full|eye|array|tensor|parameter|variable|constant|linear"
    r"|dense|zeros_like|ones_like|randint|get|init\w*|copy|asarray|load\w*|xavier\w*|glorot\w*|range|arange|list|dict)\Z",
    re.IGNORECASE,
)
#: What a listing has that a cell could stand in, and one that gives numbers to names.
_GATES = re.compile(r"sig|tanh|relu|gate|expit", re.IGNORECASE)
_NUMBERS = re.compile(r"(?m)^[ \t>.]*\w+(?:[ \t]*,[ \t]*\w+)*[ \t]*=[ \t]*(?:[-+.\d\[(]|\w+\.(?:array|tensor)\()")
_SPLIT = {"split", "chunk", "array_split", "tensor_split", "hsplit", "vsplit", "unbind", "unstack"}


class Assigned(NamedTuple):
    """One assignment: the name as it is written, as a quantity with its time, its value, and its place."""

    written: str
    name: str
    value: t.Sentence
    start: int
    end: int


class Literal(NamedTuple):
    """A name that is set to a number or a list of numbers, and its place."""

    name: str
    value: t.Sentence
    start: int
    end: int

    @property
    def names(self) -> tuple[str, ...]:
        """The name as it is written, and as texts write it: `W_f` of `Wf`."""
        label = re.fullmatch(r"([WUVRwub])([a-z]{1,2})", self.name)
        return (self.name, f"{label[1]}_{label[2]}") if label else (self.name,)


class Listing(NamedTuple):
    """What a listing says: the assignments of each of its scopes, and the names set to plain numbers."""

    scopes: tuple[tuple[Assigned, ...], ...] = ()
    literals: tuple[Literal, ...] = ()


class _Given(NamedTuple):
    """A statement `target = value` of a scope."""

    target: ast.expr
    value: ast.expr
    node: ast.stmt
    split: bool = False
    block: int | None = None


def read_program(mapped: Mapped) -> Listing:
    """The assignments of a listing in Python; nothing of one that is none, or that has no gates and no numbers."""
    gates, numbers = bool(_GATES.search(mapped.text)), bool(_NUMBERS.search(mapped.text))
    parsed = parse(mapped) if gates or numbers else None
    if parsed is None:
        return Listing()
    tree, places = parsed
    try:
        found = [_scope(list(_flat(body)), places) for body in bodies(tree)] if gates else []
        literals = [literal for body in bodies(tree) for given in _flat(body) for literal in _literal(given, places)]
    except RecursionError:
        return Listing()
    return Listing(tuple(tuple(each) for each in found if each), tuple(literals))


def _flat(body: Sequence[ast.stmt]) -> Iterator[_Given]:
    """The assignments of a body and of its loops, target by target; what stands under a condition is left out."""
    for node in body:
        match node:
            case ast.Assign(targets=[target], value=value):
                yield from _pairs(target, value, node)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                yield _Given(target, value, node)
            case ast.AugAssign(target=target, op=op, value=value):
                yield _Given(target, ast.BinOp(target, op, value), node)
            case ast.For() | ast.While() | ast.With():
                yield from _flat(node.body)
            case ast.If(test=ast.Constant(value=1)):
                yield from _flat(node.body)


def _pairs(target: ast.expr, value: ast.expr, node: ast.stmt) -> Iterator[_Given]:
    if not isinstance(target, (ast.Tuple, ast.List)):
        yield _Given(target, value, node)
        return
    if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts):
        for one, other in zip(target.elts, value.elts, strict=True):
            yield _Given(one, other, node)
        return
    whole = value
    if isinstance(value, ast.Call) and expressions.called(value.func) in _SPLIT:
        owner = value.func.value if isinstance(value.func, ast.Attribute) else None
        module = owner is None or (isinstance(owner, ast.Name) and len(value.args) > 1 and owner.id in _LIBRARIES)
        first = value.args[0] if value.args else next((k.value for k in value.keywords if k.arg == "value"), value)
        whole = first if module or owner is None else owner
    elif isinstance(value, ast.Call):
        whole = ast.Constant(value=None)  # what a function gives back is not known
    for block, one in enumerate(target.elts):
        yield _Given(one, whole, node, split=True, block=None if isinstance(whole, ast.Constant) else block)


_LIBRARIES = {"np", "numpy", "torch", "tf", "jnp", "mx", "nd", "K", "F"}


def _literal(given: _Given, places: Nodes) -> Iterator[Literal]:
    """A name that is set to a number."""
    value = expressions.read(given.value, lambda node: None)
    parts = value.args if isinstance(value, t.Concat) else (value,)
    numbers = [part.args[0] if isinstance(part, t.Neg) else part for part in parts if part is not None]
    if isinstance(given.target, ast.Name) and value is not None and all(isinstance(n, t.Dec) for n in numbers):
        yield Literal(given.target.id, value, *places.span(given.node))


def _scope(given: list[_Given], places: Nodes) -> list[Assigned]:
    """The assignments of a scope that say something of quantities, with the time of each name."""
    kept = [each for each in given if (spelt_of(each.target)) and not _begins(each.value)]
    whole = {_base(each.target) for each in kept if not each.split}
    kept = [each for each in kept if not (_parts(each) and spelt_of(each.value) and _base(each.value) not in whole)]
    steps: dict[str, list[int]] = {}
    for each in kept:
        name, step = spelt_of(each.target) or ("", None)
        if not _copies(each):
            steps.setdefault(timed(name).base, []).append(0 if step is None else step)
    paired = {name[:-1] for name in steps if name.endswith("y") and len(name) == 2}
    done: set[str] = set()
    values: dict[str, t.Sentence] = {}
    sums: dict[str, t.Sentence] = {}  # what stands for all gates, of which each takes a part
    found: list[Assigned] = []

    def quantity(node: ast.expr) -> t.Sentence | None:
        spelt = spelt_of(node)
        if spelt is None:
            return None
        name, step = spelt
        own = timed(name)
        if len(name) == 2 and name[1] in "xy" and name[0] in paired:
            own = Timed(name[0], -1 if name[1] == "x" else 0)
        if step is not None and own.time != -1 and own.base in steps:
            own = own._replace(time=max(-1, min(0, step - max(steps[own.base]))))
        elif own.time is None and own.base in steps:
            own = own._replace(time=0 if own.base in done else -1)
            part = block_of(node.slice) if isinstance(node, ast.Subscript) else None
            if own.time == 0 and part is not None and own.base in sums:
                return own_block(sums[own.base], part)
            if own.time == 0 and own.base in values:
                return values[own.base]
        elif own.time is None and step is not None:
            own = own._replace(time=0)
        return t.Symbol(_spelling(own))

    for each in kept:
        name, _ = spelt_of(each.target) or ("", None)
        own = timed(name)
        if len(name) == 2 and name[1] == "y" and name[0] in paired:
            own = Timed(name[0], 0)
        if own.time == -1 or _copies(each):
            continue
        value = expressions.read(each.value, quantity)
        if value is None or isinstance(value, t.Dec):
            values.pop(own.base, None)
            done.add(own.base)
            continue
        if each.block is not None:
            value = own_block(sums.get(_base(each.value), value), each.block)
        inner = isinstance(value, t.Concat) or not _functions(value)
        values.pop(own.base, None)
        sums[own.base] = value
        if isinstance(value, t.Concat) or (inner and _again(own.base, each, kept)):
            values[own.base] = value  # what stands in the place of its name from here on
            if not isinstance(value, t.Concat):
                done.add(own.base)
                continue
        done.add(own.base)
        found.append(Assigned(name, _spelling(own._replace(time=0)), value, *places.span(each.node)))
    return found


def _again(base: str, this: _Given, kept: Sequence[_Given]) -> bool:
    """Whether a later assignment of the same name is made of it, as in `f = W @ x`, `f = sigmoid(f)`."""
    later = False
    for each in kept:
        if each is this:
            later = True
        elif later and not _copies(each) and timed((spelt_of(each.target) or ("", None))[0]).base == base:
            return any(isinstance(n, ast.Name | ast.Attribute) and _base(n) == base for n in ast.walk(each.value))
    return False


def _parts(given: _Given) -> bool:
    """Whether a name is given a part of something that has several."""
    return given.split or (isinstance(given.value, ast.Subscript) and block_of(given.value.slice) is not None)


def _base(node: ast.expr) -> str:
    spelt = spelt_of(node)
    return timed(spelt[0]).base if spelt else ""


def _copies(given: _Given) -> bool:
    """`h = h_next` at the end of a loop: the step is over."""
    return not given.split and spelt_of(given.value) is not None and not isinstance(given.value, ast.Subscript)


def _begins(value: ast.expr) -> bool:
    """Whether a value is a first one: zeros, a number, weights."""
    if isinstance(value, ast.Call):
        applied = expressions.called(value.func) == "linear" and len(value.args) > 1 and _is_name(value.args[1])
        return bool(_FIRST.match(expressions.called(value.func))) and not applied  # F.linear(x, W, b) is a sum
    if isinstance(value, ast.Subscript):
        return isinstance(value.slice, ast.Constant) and isinstance(value.slice.value, str)  # params["W_f"]
    return isinstance(value, (ast.Constant, ast.List, ast.Dict)) and getattr(value, "value", 0) is not None


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, (ast.Name, ast.Attribute))


def _functions(term: t.Sentence) -> bool:
    return any(isinstance(part, (t.Sigmoid, t.Tanh, t.HardSigmoid, t.Relu)) for _, part in t.walk(term))


def _spelling(name: Timed) -> str:
    return name.base if name.time is None else f"{name.base}_t" if name.time == 0 else f"{name.base}_{{t-1}}"

"""Cells of a spreadsheet: an example's derivation as formulas of named cells, before any file is written.

A row for every figure that a stage newly shows: its value, worked from the cells above,
how many decimals it has, and the value rounded to them by the example's policy. The name
of a quantity is that of its shown figure where shown figures are carried, else that of
its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from symbolic_lstm.errors import UsageError
from symbolic_lstm.generate.arithmetic import SUM, arithmetic, number
from symbolic_lstm.generate.dialects import SPREADSHEET
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.program import Let
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.maths.spell import text
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.derive import derive
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import SIGNIFICANT, Digits, Interval, Mode, Value
from symbolic_lstm.numbers.stages import stages
from symbolic_lstm.numbers.trace import Trace

#: More rows than this are refused: nobody scrolls through them, and every one is worked at each change.
MOST = 20_000
#: The columns of a derivation: what it is, its stage, the sentence, its value, its decimals, the figure it shows.
NAME, STAGE, SENTENCE, VALUE, DECIMALS, SHOWN = "ABCDEF"
#: What a spreadsheet takes for the address of a cell.
_ADDRESS = re.compile(r"[A-Za-z]{1,3}[0-9]+|[rc]|r[0-9]*c[0-9]*|true|false", re.IGNORECASE)


class SheetRow(NamedTuple):
    """One figure: the texts before it, and the formulas of its value, its decimals and the shown figure."""

    stage: str
    sentence: str
    value: str
    decimals: str
    shown: str
    figure: Figure
    middle: float
    named: str = ""


class CellNames:
    """The names of cells: unlike for a spreadsheet, which sees no difference between h and H, and no address.

    >>> names = CellNames(1)
    >>> names("c@1"), names("c@0"), names("W_f"), names("w_F"), names("W_f[0,1]"), names("x1"), names("h[0]@1")
    ('c_t', 'c_prev', 'W_f', 'w_F_', 'W_f_1_2', 'x1_', 'h_t_1')
    """

    def __init__(self, steps: int) -> None:
        self.steps = steps
        self.found: dict[str, str] = {}
        self.taken: set[str] = set()

    def __call__(self, place: str) -> str:
        if place not in self.found:
            name = self._wanted(quantity(place))
            while name.lower() in self.taken or _ADDRESS.fullmatch(name):
                name += "_"
            self.taken.add(name.lower())
            self.found[place] = name
        return self.found[place]

    def _wanted(self, q: Quantity) -> str:
        time = "" if q.time is None else f"_t{q.time}" if self.steps > 1 else ("_prev", "_t")[q.time]
        return q.name + time + "".join(f"_{k + 1}" for k in q.entry)


def affordable(traced: Trace) -> None:
    """Raises `UsageError` where there are more figures than a class could look through."""
    count = sum(len(code(let.body).nodes) for let in traced.program.lets)
    if count > MOST:
        raise UsageError(f"this would be a spreadsheet of about {count} figures; at most {MOST} are written")


def derivation(traced: Trace, let: Let, names: CellNames, first: int) -> tuple[SheetRow, ...]:
    """The figures of one place, the first of them in this row; raises `UndecidedError` as `derive`."""
    laid = code(let.body)
    nodes = laid.nodes
    lines = {line.stage: line for line in derive(traced, let.key)}
    evaluation = traced.work[let.key]
    values = evaluation.values
    carried = evaluation.figures if traced.rounding.carry == "shown" else {}  # a named part enters as it is shown
    parts = {laid.index(path): part for part, path in let.parts if path}
    at: dict[int, int] = {}
    rows: list[SheetRow] = []

    def cell(k: int, bond: int) -> str:
        """What stands for a node: a name, a typed number, the cell of its value, or what it is made of."""
        node = nodes[k]
        if node.name:
            return names(traced.program.place(node.name, let.time))
        if node.figure is not None:
            return number(node.figure.text)
        return f"{SHOWN if k in carried else VALUE}{at[k]}" if k in at else formula(k, bond)

    def formula(k: int, bond: int = SUM) -> str:
        node = nodes[k]
        if not isinstance(node.term, t.Term):
            return cell(k, bond)
        found = arithmetic(node.term, lambda j, wanted: cell(node.parts[j], wanted), SPREADSHEET)
        if found is None:  # what arranges numbers, and the softmax of one
            return "1" if isinstance(node.term, t.Softmax) else cell(node.parts[0], bond)
        said, own = found
        return f"({said})" if own < bond else said

    cuts = stages(let.body)
    for cut in cuts[-1:] if cuts[0].cut == cuts[-1].cut else cuts[1:]:
        line = lines.get(cut.name) or lines["result"]
        for k in cut.new:
            if (nodes[k].name or nodes[k].figure is not None) and k != len(nodes) - 1:
                continue
            row = first + len(rows)
            figure = line.figures.get(nodes[k].path) or traced.shown(let.key)
            last = k == len(nodes) - 1
            wanted = traced.rounding.digits_of(let.key, parts.get(k, ""))
            decimals = live_decimals(wanted, f"{VALUE}{row}") if last or k in carried else str(figure.places)
            shown = rounded(f"{VALUE}{row}", f"{DECIMALS}{row}", traced.rounding.mode)
            named = names(let.key) if last else ""
            formulas = (f"={formula(k)}", f"={decimals}", f"={shown}")
            said = by_cells(traced, let, names, nodes[k].term)
            rows.append(SheetRow(cut.name, said, *formulas, figure, middle(values[k]), named))
            at[k] = row
    return tuple(rows)


def by_cells(traced: Trace, let: Let, names: CellNames, term: t.Sentence) -> str:
    """A sentence as it stands beside its figure, of the names of the cells."""
    places = {name: names(traced.program.place(name, let.time)) for name in t.names(term)}
    return plainly(t.substituted(term, {t.Symbol(name): t.Symbol(cell) for name, cell in places.items()}))


def live_decimals(wanted: Digits, value: str) -> str:
    """How many decimals a figure has: those of the policy, or as many as its significant digits take."""

    def significant(count: int) -> str:
        return f"{count - 1}-INT(LOG10(ABS({value})))"

    if wanted.significant:
        return f"IF({value}=0,0,{significant(wanted.number)})"
    return f"IF(AND({value}<>0,ROUND({value},{wanted.number})=0),{significant(SIGNIFICANT)},{wanted.number})"


def rounded(value: str, decimals: str, mode: Mode) -> str:
    """A value rounded to so many decimals.

    >>> rounded("D8", "E8", "half-up"), rounded("D8", "E8", "truncate")
    ('ROUND(D8,E8)', 'TRUNC(ROUND(D8,E8+9),E8)')
    """
    if mode == "half-up":
        return f"ROUND({value},{decimals})"
    if mode == "truncate":  # what is 5.95 may be held as a little less
        return f"TRUNC(ROUND({value},{decimals}+9),{decimals})"
    scaled = f"ABS({value})*10^{decimals}"
    return (
        f"IF(ROUND(MOD({scaled},1),9)=0.5,2*ROUND({value}*10^{decimals}/2,0)/10^{decimals},ROUND({value},{decimals}))"
    )


def plainly(term: t.Sentence) -> str:
    """A sentence as it stands beside its figure.

    >>> from symbolic_lstm.maths.reader import read
    >>> plainly(read("sigmoid(U_f * h_prev + b_f)"))
    'σ(U_f × h_prev + b_f)'
    """
    return text(term).replace("sigmoid(", "σ(").replace(" * ", " × ").replace(" - ", " − ").replace("(-", "(−")


def middle(value: Value) -> float:
    """A value as a machine number."""
    exact = (value.lower + value.upper) / 2 if isinstance(value, Interval) else value
    return int(exact.p) / int(exact.q)


def grouped(places: Iterable[str]) -> dict[str, list[Quantity]]:
    """Given places by the name and time of what they are entries of."""
    found: dict[str, list[Quantity]] = {}
    for place in places:
        q = quantity(place)
        found.setdefault(Quantity(q.name, (), q.time).key, []).append(q)
    return found

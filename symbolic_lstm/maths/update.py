"""Updates: one step down the gradient, as sentences behind those of a backward pass.

Plain gradient descent, with momentum, or Adam at its first step, where what they remember
is 0; then the forward pass once more with the new parameters, for the new loss.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from symbolic_lstm.errors import UsageError, did_you_mean, shortened
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Equation
from symbolic_lstm.maths.decimal import decimal
from symbolic_lstm.maths.program import Let, indices
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.maths.reader import read
from symbolic_lstm.maths.through_time import BackwardProgram, StepSizes
from symbolic_lstm.records import field, record, replace

#: Of each rule its sentences, in which w is a parameter and g its gradient (Kingma and Ba, arXiv:1412.6980, for Adam).
RULES: Mapping[str, Mapping[str, str]] = {
    "sgd": {"new": "w - eta * g"},
    "momentum": {"velocity": "mu * 0 + g", "new": "w - eta * velocity"},
    "adam": {
        "mean": "beta_1 * 0 + (1 - beta_1) * g",
        "square": "beta_2 * 0 + (1 - beta_2) * g^2",
        "new": "w - eta * (mean / (1 - beta_1)) / (sqrt(square / (1 - beta_2)) + epsilon)",
    },
}
#: The constants of each rule, and what they are where nobody says.
CONSTANTS: Mapping[str, Mapping[str, str]] = {
    "sgd": {"eta": "0.1"},
    "momentum": {"eta": "0.1", "mu": "0.9"},
    "adam": {"eta": "0.001", "beta_1": "0.9", "beta_2": "0.999", "epsilon": "1e-8"},
}


@record(frozen=True)
class Update:
    """A rule and its constants, as typed."""

    rule: str
    constants: Mapping[str, str] = field(default_factory=dict)


def update(text: str) -> Update:
    """Read `sgd`, `momentum:0.1:0.9` or `adam:0.001`: a rule and its constants in order, the rate first.

    >>> update("momentum:0.5").constants
    {'eta': '0.5', 'mu': '0.9'}

    Raises `UsageError` for a rule there is not, and for a constant that is no number or out of its range.
    """
    rule, *typed = text.split(":")
    if rule not in RULES:
        raise UsageError(f"no update {shortened(rule)!r}{did_you_mean(rule, RULES)}")
    names = list(CONSTANTS[rule])
    if len(typed) > len(names):
        raise UsageError(
            f"{rule} takes {', '.join(names)}, which is {len(names)} number{'s' * (len(names) > 1)}, not {len(typed)}"
        )
    found = dict(CONSTANTS[rule])
    for name, number in zip(names, typed, strict=False):
        try:
            read_ = decimal(number.strip(), 12)
        except Exception:
            raise UsageError(f"{name} of {rule} is a number, not {shortened(number)!r}") from None
        least_one = name.startswith(("beta", "mu")) and read_.n >= 10**read_.places
        if read_.n < 0 or least_one or (name in ("eta", "epsilon") and read_.n == 0):
            wanted = "from 0 to below 1" if name.startswith(("beta", "mu")) else "positive"
            raise UsageError(f"{name} of {rule} is {wanted}, not {shortened(number)}")
        found[name] = number.strip()
    return Update(rule, found)


def updated(program: BackwardProgram, rule: Update) -> BackwardProgram:
    """The program with one step of a rule and the loss that comes after it; `new_w` is what w becomes."""
    return _Updating(program, rule).program()


class _Updating:
    def __init__(self, program: BackwardProgram, rule: Update) -> None:
        self.old, self.rule = program, rule
        self.trained = {g.of: g.shape for g in program.derived.parameters}
        self.shapes = StepSizes(program.shapes)
        self.computed = {let.equation.name for let in self.again()}

    def again(self) -> list[Let]:
        """The sentences that lead to the loss."""
        own = {g.own for g in (*self.old.derived.steps, *self.old.derived.before, *self.old.derived.parameters)}
        return [let for let in self.old.lets if let.equation.name not in own]

    def program(self) -> BackwardProgram:
        rules = [*self.rules()]
        more = [*rules, *self.repeated()]
        equations = {let.equation.name: let.equation for let in more}
        timeless = {f"new_{self.old.loss.name}", *(let.equation.name for let in rules)}
        cell = replace(self.old.cell, equations=(*self.old.cell.equations, *equations.values()))
        return replace(
            self.old, cell=cell, shapes=self.shapes, lets=(*self.old.lets, *more), more=self.old.more | timeless
        )

    def rules(self) -> Iterator[Let]:
        for name, shape in self.trained.items():
            parts = {part: t.Symbol(f"{part}_{name}") for part in RULES[self.rule.rule]}
            known: dict[t.Symbol, t.Sentence] = {t.Symbol(part): symbol for part, symbol in parts.items()}
            known |= {t.Symbol("w"): t.Symbol(name), t.Symbol("g"): t.Symbol(f"d_{name}")}
            for part, sentence in RULES[self.rule.rule].items():
                self.shapes[f"{part}_{name}"] = shape
                body = t.substituted(read(sentence), known)
                equation = Equation(f"{part}_{name}", body, f"{part} of {name}")
                for index in indices(shape):
                    yield Let(equation, forms.entry(body, index, self.shapes), self.old.whole, index)

    def repeated(self) -> Iterator[Let]:
        """The forward pass and the loss with the new parameters."""
        for let in self.again():
            name = f"new_{let.equation.name}"
            self.shapes[name] = self.old.shapes.get(let.equation.name, ())
            equation = Equation(
                name, self.renewed(let.equation.body, let.time), f"{let.equation.role} after the update"
            )
            yield let._replace(equation=equation, body=self.renewed(let.body, let.time), parts=())

    def renewed(self, term: t.Sentence, time: int) -> t.Sentence:
        if not isinstance(term, t.Symbol):
            return t.rebuilt(term, [self.renewed(part, time) for part in term.args])
        asked = quantity(term.name)
        if asked.name in self.trained:
            return t.Symbol(f"new_{term.name}")
        place = quantity(self.old.place(term.name, time))
        if place.name not in self.computed or (place.time == 0 and place.name != self.old.loss.name):
            return term
        if self.old.steps == 1:
            return t.Symbol(f"new_{term.name}")
        return t.Symbol(Quantity(f"new_{place.name}", place.entry, place.time).key)

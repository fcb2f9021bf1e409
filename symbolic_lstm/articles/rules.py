"""The rules: one table of the codes that findings in articles bear, with what `explain` says of each."""

from __future__ import annotations

from symbolic_lstm.named_tuples import NamedTuple


class Rule(NamedTuple):
    """A rule of the checker: its code, what it is called, and what it means."""

    code: str
    name: str
    explanation: str


TABLE = (
    Rule("N100", "figure", "A printed figure that was recomputed and is right."),
    Rule("N101", "mismatch", "A printed figure is provably not what stands before it, rounded in any way."),
    Rule("N102", "last digit", "A printed figure is off in its last digit, by at most 1.5 units."),
    Rule("N103", "truncated", "A figure was cut where it should have been rounded."),
    Rule("N104", "carried", "Right by one reading only: from unrounded values, or from the printed ones."),
    Rule("N105", "cascade", "A figure follows from an earlier one that is flagged; mend that one."),
    Rule("N106", "coarse", "A figure is rounded so far that it says little: one digit, or whole tens."),
    Rule("N107", "qualitative", 'Words such as "close to 0"; they hold within 0.05.'),
    Rule("N108", "percentage", "A percentage in the text restates a figure printed near it."),
    Rule("N109", "contradiction", "One quantity is printed with two values that no rounding reconciles."),
    Rule("N110", "printed output", "A figure in what a program printed. It is recomputed as any other."),
    Rule("N111", "equation between numbers", "Two sides without a figure to round; they are equal or not."),
    Rule("N120", "ill-typed", "Sizes do not fit: a vector is set equal to a number, or to a longer one."),
    Rule("N121", "not a sigmoid", "The values printed for σ cannot be those of the logistic function."),
    Rule("N130", "not judged", "A step that was read and not judged: a name has no value here, or digits stay open."),
    Rule("E200", "cell", "A system of equations that is a known cell up to the names of its quantities."),
    Rule("E201", "differs", "Equations that differ from the nearest known cell, where nothing more can be said."),
    Rule("E202", "missing nonlinearity", "A gate, a candidate or an output lacks the function that bounds it."),
    Rule("E203", "other function", "Another function than in the nearest cell: tanh for σ, or σ for tanh."),
    Rule("E204", "time index", "A quantity at another time than in the nearest cell: h at t where t − 1 belongs."),
    Rule("E205", "undefined", "A name that nothing defines stands where a gate or a state belongs."),
    Rule("E206", "weight used twice", "Two gates have the same weights, so that they are one gate."),
    Rule("E207", "missing term", "A term of the nearest cell is missing, or a gate is computed and never used."),
    Rule("E208", "convention", "Two conventions are in use, and both are right; the note says which one this is."),
    Rule("E209", "unbalanced", "Brackets of an equation do not match, or a sign stands where none can."),
    Rule("E210", "contradicts the code", "An equation and the code beneath it do not say the same."),
    Rule("E211", "gradient", "A gradient equation is not the one that the cell above it has when it is derived."),
    Rule("E212", "sign", "A sign is another than in the nearest cell."),
    Rule("E214", "wrong gate", "Another gate stands where this one belongs in the nearest cell."),
    Rule("E215", "two gates", "Two gates stand where the nearest cell has one gate and what it leaves."),
    Rule("E216", "words", "A sentence says the contrary of what the equations do with the old state."),
    Rule("E220", "not recognised", "Equations that renew a state and are not near any known cell."),
    Rule("X301", "unreadable", "Mathematics that cannot be read; the message says why. It is counted, not judged."),
    Rule("X302", "picture", "A picture, which may show an equation; nobody can check it here."),
    Rule("X303", "unknown macro", "A macro that this file does not define."),
    Rule("X304", "included file", "A file that is included from another place; name it to have it checked, too."),
    Rule("X305", "too long", "A formula of more characters than are read at once."),
    Rule("X306", "remark", "A remark that ignores a rule which says nothing there, or that is not understood."),
    Rule("X307", "limit", "The file reached a limit of time or of findings; what follows was not checked."),
)  # fmt: skip
RULES = {rule.code: rule for rule in TABLE}
#: The rule of each verdict on a printed figure.
BY_VERDICT = {
    "exact": "N100", "ok": "N100", "as-shown": "N104", "unrounded": "N104", "tolerance": "N104", "truncated": "N103",
    "last-digit": "N102", "coarse": "N106", "qualitative": "N107", "cascade": "N105", "contradiction": "N109",
    "ill-typed": "N120", "mismatch": "N101", "undecided": "N130", "unverifiable": "N130", "proved": "N100",
    "refuted": "N101",
}  # fmt: skip

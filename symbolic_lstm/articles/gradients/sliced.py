"""Gates in slices of one sum: the order of the forward pass, which `np.hstack((di, df, do, dg))` has to keep."""

from __future__ import annotations

import re
from copy import copy

from symbolic_lstm.articles.names_in_cell import Meant
from symbolic_lstm.articles.programs.blocks import whole_of
from symbolic_lstm.maths import terms as t

#: What the sum for all gates is called, beside the name that the forward pass has for it.
_ALL = re.compile(r"\w*(?:gate|act|ifgo|ifog|iofg|ifco|fioc|pre|raw|all)\w*\Z|[azs]\Z", re.IGNORECASE)
_WEIGHT = re.compile(r"(?:d|grad|delta)?_?(?:[WURVb]|w[a-z]?\Z|w_|bias|param|weight|[xh]\Z|[xh]_|out)")


class Blocks:
    """The matrices of a cell that are cut into the gates' own, and the gates in their order."""

    def __init__(self, cell: Meant) -> None:
        found: dict[str, dict[int, str]] = {}
        for text in cell.owns:
            if (whole := whole_of(text)) is not None:
                found.setdefault(whole[0], {})[whole[1]] = text
        self.texts = {
            whole: tuple(parts[k] for k in range(len(parts)))
            for whole, parts in found.items()
            if len(parts) > 1 and set(parts) == set(range(len(parts)))
        }
        self.gates = self._gates(cell)

    def _gates(self, cell: Meant) -> tuple[str, ...]:
        """The gates in the order of their blocks, as the article names them; none where two are not one's own."""
        text = {own: f"{letter}{'_' + label if label else ''}_t" for (letter, label), own in cell.quantities.items()}
        for texts in self.texts.values():
            owns = [{own.partition("_")[2] for own in cell.owns[each]} for each in texts]
            gates = [text.get(next(iter(own)), "") if len(own) == 1 else "" for own in owns]
            if all(gates) and len(set(gates)) == len(gates):
                return tuple(gates)
        return ()

    def joined(self, cell: Meant) -> Meant:
        """The cell with the matrices themselves, each of which has those of all gates."""
        one = copy(cell)
        for whole, texts in self.texts.items():
            owns = tuple(cell.owns[each][0] for each in texts)
            if whole not in cell.weights and all(len(cell.owns[each]) == 1 for each in texts):
                one.weights = {**one.weights, whole: owns[0]}
                one.owns = {**one.owns, whole: owns}
        return one

    def named(self, name: str, names: frozenset[str]) -> bool:
        """Whether a name may be the gradient of the sum for all gates."""
        of = re.sub(r"^(?:delta|grad|d)_?", "", name)
        return bool(self.gates) and not _WEIGHT.match(name) and bool(of in names or _ALL.match(of))

    def written_out(self, term: t.Sentence) -> t.Sentence:
        """A product of a matrix and all gates, as the sum over the gates."""
        match term:
            case t.Apply(args=(t.Concat(args=parts), matrix)) if texts := self._of(matrix, len(parts)):
                return t.Plus(*(t.Apply(p, _in_place(matrix, w)) for p, w in zip(parts, texts, strict=True)))
            case t.Apply(args=(matrix, t.Concat(args=parts))) if texts := self._of(matrix, len(parts)):
                return t.Plus(*(t.Apply(_in_place(matrix, w), p) for p, w in zip(parts, texts, strict=True)))
            case t.Term():
                return t.rebuilt(term, [self.written_out(part) for part in term.args])
        return term

    def _of(self, matrix: t.Sentence, count: int) -> tuple[str, ...]:
        inner = matrix.args[0] if isinstance(matrix, t.Flip) else matrix
        texts = self.texts.get(inner.name, ()) if isinstance(inner, t.Symbol) else ()
        return texts if len(texts) == count else ()


def _in_place(matrix: t.Sentence, text: str) -> t.Sentence:
    return t.Flip(t.Symbol(text)) if isinstance(matrix, t.Flip) else t.Symbol(text)

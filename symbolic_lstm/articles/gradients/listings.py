"""Backward passes in listings, `dWf += np.dot(df.T, hx)`: each gradient that is assigned, beside the derived one.

The cell is the one that a listing of the article works forward. A program is
read as a syntax tree and never run. A name that stands for the gradient of a
gate keeps what it was found to be, of the gate or of what stands in its
function, so that a factor that is forgotten on the way is missed where it is
used. What is not understood says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.gradients.cells_of_listings import cells_worked, names_before
from symbolic_lstm.articles.gradients.compared import JudgedGradient
from symbolic_lstm.articles.gradients.judged import without
from symbolic_lstm.articles.gradients.listed_compared import ListedCompared
from symbolic_lstm.articles.gradients.listed_names import ListedNames, Matrices
from symbolic_lstm.articles.gradients.sliced import Blocks
from symbolic_lstm.articles.gradients.spelling import Grad
from symbolic_lstm.articles.gradients.statements_of_listings import ListedGradient, listed_gradients
from symbolic_lstm.articles.gradients.transposes import turned_wrongly
from symbolic_lstm.articles.gradients.worked import NotWorkedError
from symbolic_lstm.articles.mapped import Mapped
from symbolic_lstm.articles.names_in_cell import Meant
from symbolic_lstm.articles.programs import expressions
from symbolic_lstm.articles.programs.scopes import Listing
from symbolic_lstm.maths import terms as t
from symbolic_lstm.verify.verdicts import Level

#: What a listing with a backward pass holds.
_BACKWARD = re.compile(r"(?m)^[^#\n]*\bd_?\w+(?:\[[^\]\n]*\])*[ \t]*[-+*]?=|_(?:diff|grad)\b[^=\n]*=|\bgrads?\[")
_TURNS = re.compile(r"\.T\b|transpose|\.t\(\)|(?<![\w.])t\(")
#: More cells than so many are not tried.
MOST_CELLS = 4


def judged_listings(programs: Sequence[tuple[Mapped, Listing]]) -> Iterator[Finding]:
    """What is found about the backward passes of an article's listings."""
    backward = [said for said, _ in programs if _BACKWARD.search(said.text)]
    if not backward:
        return
    cells = cells_worked([listing for _, listing in programs])[:MOST_CELLS]
    earlier = frozenset(name for said, listing in programs for name in names_before(said, listing))
    read = {id(said): found for said, _ in programs if (found := listed_gradients(said))}
    lefts, names = zip(*((found.left, found.names) for found in read.values()), strict=True) if read else ((), ())
    matrices = Matrices(frozenset().union(*lefts), frozenset().union(*names))
    for said in backward:
        found = read.get(id(said))
        if found is None:
            continue
        turned = bool(_TURNS.search(said.text))
        for cell in cells:
            blocks = Blocks(cell)
            backward_pass = _Backward(ListedNames(blocks.joined(cell), earlier), blocks, matrices, turned)
            judged = list(backward_pass.judged(found.gradients)) if found.gradients else []
            if judged:
                yield from judged
                break
        else:
            yield from _unturned(found.gradients, matrices, turned)
        yield from found.unused


def _unturned(gradients: Sequence[ListedGradient], matrices: Matrices, turned: bool) -> Iterator[Finding]:
    """Products that lack the transpose that others of the listing have, whatever the cell."""
    for each in gradients:
        right = expressions.read(each.value, matrices.plain) if turned else None
        if right is not None and (told := matrices.unturned(each.name, right)):
            yield _finding(each, "error", told, right, "")


class _Backward:
    """The backward pass of one cell, from its first assignment to its last."""

    def __init__(self, names: ListedNames, blocks: Blocks, matrices: Matrices, turned: bool) -> None:
        self.cell, self.blocks, self.matrices, self.turned = names.cell, blocks, matrices, turned
        self.added: set[str] = set()  # names that something is added to
        self.read_as: dict[str, frozenset[str]] = {}  # what a name of the listing was found to be the gradient of
        self.names = names
        self.filled: dict[str, dict[int, t.Sentence]] = {}  # slices of a sum for all gates

    def judged(self, gradients: Sequence[ListedGradient]) -> Iterator[Finding]:
        """The findings, of which there are none where no gradient of the cell is assigned."""
        self.added = {each.name for each in gradients if each.adds}
        scope = 0
        for each in gradients:
            if each.scope != scope:  # names of one function are none of another's
                scope = each.scope
                self.read_as.clear()
                self.names.keep_joined()
                self.filled.clear()
            if each.block is not None or self.blocks.gates:
                found, known = self._sliced(each)
                if found is not None:
                    yield found
                if known:
                    continue
            if each.helper:
                self.names.helper(each)
                continue
            found = self._found(each)
            if found is not None:
                yield found

    def _found(self, each: ListedGradient) -> Finding | None:
        by = self.names.gradient(each.name)
        self.names.found.clear()
        right = expressions.read(each.value, self.names.quantity)
        if right is None:
            self.read_as.pop(each.name, None)
            return None
        if self.turned and (told := self.matrices.unturned(each.name, right)):
            return _finding(each, "error", told, right, "")
        right = self.blocks.written_out(right) if by not in self.blocks.texts else right
        self.names.assigned(each.name)
        if by is None:
            self.names.helper(each)
            return None
        best: JudgedGradient | None = None
        for left in self.names.steps(by, each.name):
            for way in self._ways(right, left):
                try:
                    verdict, passed = self._verdict(left, way, each.name in self.added)
                except NotWorkedError:
                    self.read_as.pop(each.name, None)
                    return None
                if verdict is not None and verdict[0] == "pass":
                    return self._right(each, left, right, passed)
                best = best or verdict
        self.read_as.pop(each.name, None)
        if best is None:
            return None
        for written in self.names.used():  # what follows from it is no second mistake
            self.read_as.pop(written, None)
        self.names.doubted(each.value)
        return _finding(each, *best[:2], right, best[2])

    def _sliced(self, each: ListedGradient) -> tuple[Finding | None, bool]:
        """What is found of an assignment to all gates or to the slice of one, and whether it is one."""
        if not self.blocks.named(each.name, self.matrices.names):
            return None, each.block is not None
        self.names.found.clear()
        right = expressions.read(each.value, self.names.quantity)
        if right is None:
            return None, each.block is not None
        parts = (right,) if each.block is not None else right.args if isinstance(right, t.Concat) else ()
        if len(parts) != (1 if each.block is not None else len(self.blocks.gates)):
            return None, each.block is not None
        first = each.block or 0
        if first >= len(self.blocks.gates) or not all(any(n in self.names.written for n in t.names(p)) for p in parts):
            return None, each.block is not None
        for k, part in enumerate(parts, first):
            gate = self.blocks.gates[k]
            of = {self.names.found[name].by for name in t.names(part) if name in self.names.found}
            if len(of) == 1 and gate not in of and of <= set(self.blocks.gates):
                told = f"the gradient of {min(of)} stands in the block that is {gate}'s in the forward pass"
                return _finding(each, "error", told, part, ""), True
            try:
                verdict, _ = self._verdict(gate, [(self.cell, part)], False)
            except NotWorkedError:
                return None, True
            if verdict is not None and verdict[0] != "pass":
                told = f"the block of {gate.removesuffix('_t')} stands here in the forward pass: {verdict[1]}"
                return _finding(each, verdict[0], told, part, verdict[2]), True
            self.filled.setdefault(each.name, {})[k] = part
        filled = self.filled[each.name]
        if len(filled) == len(self.blocks.gates):
            self.names.helpers[each.name] = t.Concat(*(filled[k] for k in range(len(filled))))
        return _finding(each, "pass", "each gate has its gradient in its own block", right, ""), True

    def _verdict(
        self, left: str, way: Sequence[tuple[Meant, t.Sentence]], adds: bool
    ) -> tuple[JudgedGradient | None, frozenset[str]]:
        """The verdict on every part of an assignment, and what its gradient then is; a sum may be added to later."""
        passed = frozenset[str]()
        for cell, right in way:
            compared = ListedCompared(self.names, cell, self.read_as, adds)
            verdict = compared.verdict(Grad(left), right)
            passed = compared.passed
            if compared.handed_on:
                raise NotWorkedError(left)
            if verdict is None or (verdict[0] != "pass" and not (passed and adds)):
                return verdict, passed
        return ("pass", "", ""), passed

    def _right(self, each: ListedGradient, left: str, right: t.Sentence, passed: frozenset[str]) -> Finding:
        if not each.adds:
            self.read_as[each.name] = passed
        if self.turned and (told := turned_wrongly(Grad(left), right, self.names, self.cell)):
            return _finding(each, "error", told, right, "")
        return _finding(each, "pass", "this is the gradient as derived", right, "")

    def _ways(self, right: t.Sentence, left: str) -> Iterator[list[tuple[Meant, t.Sentence]]]:
        """The ways to take a matrix that stands on several vectors: as each beside its own, or as one of them."""
        both = next((part for _, part in t.walk(right) if isinstance(part, t.Concat)), None)
        owns = self.cell.owns.get(left, ())
        if both is not None and len(owns) == len(both.args) and len(owns) > 1:
            for order in [both.args] if left in self.blocks.texts else permutations(both.args):
                yield [
                    (self.cell.with_weight(left, own), without(right, both, part))
                    for own, part in zip(owns, order, strict=True)
                ]
            return
        yield from ([(cell, right)] for cell in self._weights(right, left))

    def _weights(self, right: t.Sentence, left: str) -> Iterator[Meant]:
        """The cell, with each matrix that stands on several vectors taken as one of them."""
        many = [text for text in {left, *t.names(right)} if len(self.cell.owns.get(text, ())) > 1]
        if not many:
            yield self.cell
            return
        for k in range(min(len(self.cell.owns[text]) for text in many)):
            one = self.cell
            for text in many:
                one = one.with_weight(text, self.cell.owns[text][k])
            yield one


def _finding(each: ListedGradient, level: Level, told: str, right: t.Sentence, derived: str) -> Finding:
    if level == "pass":
        return Finding("E211", "ok", "pass", each.start, each.end, told, expression=each.name)
    wants = {"full": derived or None, "shown": None}
    return Finding("E211", "mismatch", level, each.start, each.end, told, str(right), wants, each.name)

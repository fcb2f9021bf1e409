"""Proof: every step of a claim proved by itself, refuted by a point, or left undecided, in bounded time."""

from __future__ import annotations

from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.identities.domains import points, put
from symbolic_lstm.identities.identity import ChainStep, IdentityChain
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.derivative import derivative
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.records import replace
from symbolic_lstm.verify.equations import EquationAnswer, expressions_agree
from symbolic_lstm.verify.orders import compare_order
from symbolic_lstm.verify.verdicts import VerdictName


class Proof(NamedTuple):
    """The verdict on a claim and on each step of it after the first."""

    verdict: VerdictName
    steps: tuple[EquationAnswer, ...]
    answer: EquationAnswer

    @property
    def refuting(self) -> EquationAnswer | None:
        """What refutes it, if something does."""
        return next((answer for answer in (self.answer, *self.steps) if answer.verdict == "refuted"), None)


def proved(claim: IdentityChain) -> Proof:
    """The proof of a claim: what its ends come to, and each step.

    >>> from symbolic_lstm.identities.identity import claim
    >>> proved(claim("tanh(x)", ("2 * sigmoid(2*x) - 1", ""))).verdict
    'proved'
    >>> proved(claim("tanh(x)", ("2 * sigmoid(x) - 1", ""))).answer.told
    'for x = 1 the sides are 0.7615941… and 0.4621171…'
    """
    found = tuple(_step(claim, one, other) for one, other in zip(claim.steps, claim.steps[1:], strict=False))
    if all(answer.verdict == "proved" for answer in found):
        return Proof("proved", found, found[-1])
    ends = _step(claim, claim.steps[0], replace(claim.steps[-1], sign=claim.sign))
    refuted = ends.verdict == "refuted" or any(answer.verdict == "refuted" for answer in found)
    return Proof("refuted" if refuted else ends.verdict, found, ends)


def _step(claim: IdentityChain, one: ChainStep, other: ChainStep) -> EquationAnswer:
    """Whether an expression stands to the one before it as it says, both under the derivative or the first alone."""
    try:
        before, after = _put(claim, one.term), _put(claim, other.term)
        if one.slope and not (other.slope and other.sign == "="):
            before = derivative(before, claim.by)
        if one.slope and other.slope and other.sign != "=":
            after = derivative(after, claim.by)
    except SymbolicLstmError as fault:
        return EquationAnswer("undecided", f"the derivative is not taken: {fault}")
    given = points((*t.names(before), *t.names(after)), claim.domains)
    (left, positive), (right, _) = put(before, claim.domains), put(after, claim.domains)
    if other.sign != "=":
        known = {name: own.bounds for name, own in claim.domains.items()}
        return compare_order(before, after, other.sign, given, (left, right), positive, known)
    return expressions_agree(before, after, given, (left, right), positive)


def _put(claim: IdentityChain, term: t.Sentence) -> t.Sentence:
    """An expression with what its names stand for."""
    return t.substituted(term, {t.Symbol(name): own for name, own in claim.where.items()})

"""The verdict on each claim of an identity, as `verify` reports verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.identities.identity import Identity, RelationSign
from symbolic_lstm.identities.proof import proved
from symbolic_lstm.maths.spell import text
from symbolic_lstm.verify.equations import EquationAnswer
from symbolic_lstm.verify.facts import Facts
from symbolic_lstm.verify.result import Result


def judged(identity: Identity) -> tuple[Result, ...]:
    """A result for every claim; where the whole is not proved, one for each step that is not."""
    return tuple(result for k in range(len(identity.claims)) for result in _of_claim(identity, k))


def _of_claim(identity: Identity, number: int) -> Iterator[Result]:
    claim = identity.claims[number]
    proof = proved(claim)
    begun = f"d/d{claim.by} " if claim.by else ""
    left, right = begun + text(claim.steps[0].term), _signed(claim.sign) + text(claim.steps[-1].term)
    whole = proof.answer if proof.verdict == proof.answer.verdict else proof.refuting or proof.answer
    if len(claim.steps) > 2 and proof.verdict != "proved":
        for before, after, answer in zip(claim.steps, claim.steps[1:], proof.steps, strict=False):
            if answer.verdict != "proved":
                yield _result(
                    identity, begun * before.slope + text(before.term), _signed(after.sign) + text(after.term), answer
                )
        if proof.answer.verdict == proof.verdict:
            yield _result(identity, left, right, proof.answer)
        return
    yield _result(identity, left, right, whole)


def _signed(sign: RelationSign) -> str:
    """What stands before a right side that is not the left one."""
    return "" if sign == "=" else f"{sign} "


def _result(identity: Identity, left: str, right: str, answer: EquationAnswer) -> Result:
    nothing: dict[str, str | None] = {"full": None, "shown": None}
    return Result(
        "equation", answer.verdict, "", right, Facts(), left, nothing, answer.told, line=identity.line, column=0,
    )  # fmt: skip

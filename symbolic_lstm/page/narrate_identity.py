"""Narrate an identity: what is claimed, the proof step by step, and an instance in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from symbolic_lstm.identities.domains import REAL, Domain
from symbolic_lstm.identities.identity import Identity, IdentityChain
from symbolic_lstm.identities.proof import Proof, proved
from symbolic_lstm.languages import ENGLISH, Language
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.spell import text
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.notation.standard import standard
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.numbers.rounding import Digits, Rounding
from symbolic_lstm.page.audit import audited
from symbolic_lstm.page.author_prose import author_prose
from symbolic_lstm.page.blocks import Block, Display, Heading, Inline, Line, Note, Page, Para, Relation, Step
from symbolic_lstm.page.final import facts, localised
from symbolic_lstm.page.identity_numbers import instances
from symbolic_lstm.page.layout import Fence, Frac, Ident, Layout, Num, Op, Row
from symbolic_lstm.page.names import COMMA, MINUS, name
from symbolic_lstm.page.narrate import SCHEMA
from symbolic_lstm.page.tables import mark
from symbolic_lstm.page.typeset import typeset
from symbolic_lstm.page.typography import typographic

#: What begins a chain stands by itself where it has more characters.
LONG = 10
#: The signs of claims that are refuted.
_REFUTED: Mapping[str, Relation] = {"=": "≠", "≤": "≰", "<": "≮", "≥": "≱", ">": "≯"}
#: How the figures of an instance are shown where nothing is said.
SHOWN = Rounding(Digits(4, significant=True), "half-up", "full")


def narrate_identity(
    identity: Identity,
    numbers: Mapping[str, Figure],
    language: Language = ENGLISH,
    rounding: Rounding = SHOWN,
    source: tuple[str, frozenset[str]] = ("", frozenset()),
    notation: Notation = standard,
) -> Page:
    """The page of an identity; `numbers` are those it is worked with, `source` the title of where some are from.

    `notation` gives the letters.

    A claim that is refuted is worked with the numbers that refute it. Raises `UsageError` where an expression has no
    value at the numbers.
    """
    told = _Telling(identity, language, notation)
    proofs = [proved(claim) for claim in identity.claims]
    blocks: list[Block] = [*told.opening()]
    for claim, proof in zip(identity.claims, proofs, strict=True):
        blocks += told.claim(claim, proof)
    about = {"rounding": {"digits": str(rounding.digits), "mode": rounding.mode, "carry": rounding.carry, "of": {}}}
    worked = [_numbers(proof, numbers, claim) for claim, proof in zip(identity.claims, proofs, strict=True)]
    pairs = zip(identity.claims, worked, strict=True)
    found = [d for claim, given in pairs for d in instances(identity, claim, given, rounding, notation)]
    if found:
        blocks.append(Heading(2, (language.says("heading: instance"),)))
        blocks.append(Para(told.given({k: v for given in worked for k, v in given.items()}, source)))
        blocks += audited(Page("", tuple(dict.fromkeys(found)), about)).blocks
    whole: dict[str, Any] = {
        "schema": SCHEMA, "example": None, "variant": None, "cell": None, **about,
        "given": {k: v.text for k, v in numbers.items()}, "identity": record(identity, proofs), **facts(language),
    }  # fmt: skip
    return typographic(localised(Page(told.title, tuple(blocks), whole), language))


def title_of(identity: Identity, language: Language = ENGLISH) -> str:
    """What an identity is called: by its author, or by the language."""
    return identity.title or language.says(f"identity: {identity.name}")


def record(identity: Identity, proofs: list[Proof]) -> dict[str, Any]:
    """An identity as data: each claim, its verdict, its steps with theirs."""
    claims = [
        {
            "left": text(claim.steps[0].term), "derivative": claim.by or None,
            "sign": claim.sign, "right": text(claim.steps[-1].term),
            "where": {k: text(own) for k, own in claim.where.items()},
            "domain": {k: own.told for k, own in claim.domains.items()},
            "verdict": proof.verdict, "message": proof.answer.told,
            "steps": [
                {
                    "sign": step.sign, "text": text(step.term), "reason": step.reason, "derivative": step.slope,
                    "verdict": answer.verdict,
                }
                for step, answer in zip(claim.steps[1:], proof.steps, strict=True)
            ],
        }
        for claim, proof in zip(identity.claims, proofs, strict=True)
    ]  # fmt: skip
    return {"name": identity.name, "claims": claims}


def _numbers(proof: Proof, numbers: Mapping[str, Figure], claim: IdentityChain) -> Mapping[str, Figure]:
    """The numbers of a claim: those given, or the point that refutes it where its numbers are decimals."""
    refuting = proof.refuting
    if refuting is None or refuting.point is None:
        return numbers
    found = {}
    for named, value in refuting.point.items():
        if value.q % 3 == 0 or value.q % 7 == 0:
            return numbers
        found[named] = figure(_decimal(value))
    return found


def _decimal(value: Any) -> str:
    from decimal import Decimal

    return format(Decimal(int(value.p)) / Decimal(int(value.q)), "f")


class _Telling:
    """The words and the lines of one identity."""

    def __init__(self, identity: Identity, language: Language, notation: Notation) -> None:
        self.identity, self.language, self.says = identity, language, language.says
        names = {n for claim in identity.claims for n in (*claim.names, *claim.where)}
        self.notation = notation
        self.constants = frozenset(names - identity.timed)

    @property
    def title(self) -> str:
        return title_of(self.identity, self.language)

    def opening(self) -> Iterator[Block]:
        if not self.identity.title:
            yield Para(author_prose(self.says(f"identity: {self.identity.name}, lead")), "lead")
        yield Heading(2, (self.says("heading: proof"),))

    def claim(self, claim: IdentityChain, proof: Proof) -> Iterator[Block]:
        """What is claimed in words, the chain, and what came of it."""
        if claim.told:
            yield Para(author_prose(self.says(f"identity: {self.identity.name}, {claim.told}")))
        elif claim.where:
            yield Para(self.where(claim))
        yield self.chain(claim, proof)
        yield Note((*self.verdict(claim, proof),), mark(proof.verdict, self.language))

    def chain(self, claim: IdentityChain, proof: Proof) -> Display:
        """The steps under one another, each with what was done; a refuted one stands with ≠, ≰ …"""
        lines: list[Line] = []
        for step, answer in zip(claim.steps[1:], proof.steps, strict=True):
            right = self.slope(step.term, claim) if step.slope else self.set(step.term)
            done = step.reason or self.says(f"verdict: {answer.verdict}")
            sign: Relation = _REFUTED[step.sign] if answer.verdict == "refuted" else step.sign
            lines.append(Line(done, sign, right, called=self.language.sentences.get(f"reason: {done}", done)))
        first = claim.steps[0]
        begun = self.slope(first.term, claim) if first.slope else self.set(first.term)
        if len(text(first.term).replace("sigmoid", "σ")) + 3 * first.slope > LONG:
            lines.insert(0, Line("formula", "", begun, called=self.says("stage: formula")))
        else:
            lines[0] = lines[0]._replace(left=begun)
        return Display(Step(text(first.term), "", 0, "", "", "", "", ""), tuple(lines), False)

    def set(self, term: t.Sentence) -> Layout:
        return typeset(term, self.notation, None, None, constants=self.constants)

    def name(self, named: str) -> Layout:
        return name(named, self.notation, None, constants=self.constants)

    def slope(self, term: t.Sentence, claim: IdentityChain) -> Layout:
        """The derivative of an expression, ∂ where it has other names."""
        d = Ident("∂" if len(claim.names) > 1 else "d", True)
        laid = self.set(term)
        single = isinstance(term, (t.Symbol, t.Sigmoid, t.Tanh, t.Exp, t.Log))
        return Row((Frac(d, Row((d, self.name(claim.by)))), Op(""), laid if single else Fence(laid)))

    def verdict(self, claim: IdentityChain, proof: Proof) -> Iterator[Inline]:
        """For which numbers each line is the one above, or what refutes it."""
        if proof.verdict != "proved":
            told = (proof.refuting or proof.answer).told
            yield f"{told[0].upper()}{told[1:]}" + ("" if told.endswith("…") else ".")
            return
        bounds = [self.bounds(n, claim.domains[n]) for n in claim.names if claim.domains.get(n, REAL) != REAL]
        chained = "identity: proved" if claim.sign == "=" else "identity: order proved"
        yield self.says(f"{chained} in" if bounds else chained)
        for k, laid in enumerate(bounds):
            yield ", " if k else " "
            yield laid
        if bounds:
            yield "."

    def bounds(self, named: str, domain: Domain) -> Layout:
        """0 < f < 1, T = 1, 2, 3, …"""
        own = self.name(named)
        if domain.whole:
            return Row((own, Op("="), Num("1"), COMMA, Num("2"), COMMA, Num("3"), COMMA, Ident("…")))
        low = (_number(domain.low), Op("<")) if domain.low else ()
        high = (Op("<"), _number(domain.high)) if domain.high else ()
        return Row((*low, own, *high))

    def where(self, claim: IdentityChain) -> tuple[Inline, ...]:
        """What names stand for, as i = 1 − f."""
        found: list[Inline] = [self.says("identity: where"), " "]
        for k, (named, own) in enumerate(claim.where.items()):
            found += [", " if k else "", Row((self.name(named), Op("="), self.set(own)))]
        return (*found, ".")

    def given(self, numbers: Mapping[str, Figure], source: tuple[str, frozenset[str]]) -> tuple[Inline, ...]:
        """The numbers, and where they are from."""
        used = {n for claim in self.identity.claims for n in (*claim.names, *claim.where)}
        found: list[Inline] = [self.says("identity: numbers"), " "]
        title, theirs = source
        listed = sorted((n for n in numbers if n in used), key=lambda n: n not in theirs)
        for k, named in enumerate(listed):
            found += [", " if k else "", Row((self.name(named), Op("="), _number(numbers[named].text)))]
            if named in theirs and (k + 1 == len(listed) or listed[k + 1] not in theirs):
                found.append(f" ({self.says('identity: numbers from', title=title)})")
        return (*found, ".")


def _number(text: str) -> Layout:
    return Row((MINUS, Num(text[1:]))) if text.startswith("-") else Num(text)

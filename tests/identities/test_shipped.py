"""The shipped identities: every step of each is proved, by SymPy too, and what is slightly wrong is refuted."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from flint import fmpq

from symbolic_lstm.cells import named as cell_named
from symbolic_lstm.identities.catalog import IDENTITIES, named
from symbolic_lstm.identities.domains import points
from symbolic_lstm.identities.gates import COUNTS
from symbolic_lstm.identities.identity import ChainStep, IdentityChain
from symbolic_lstm.identities.proof import proved
from symbolic_lstm.languages import LANGUAGES
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.page.audit import audit
from symbolic_lstm.published.load import load
from symbolic_lstm.request import Request
from symbolic_lstm.request_identity import identity_numbers, page_of_identity
from symbolic_lstm.verify.normal_form import same_form
from symbolic_lstm.writers import FORMATS, writer

CLAIMS = [(name, k) for name, it in IDENTITIES.items() for k in range(len(it.claims))]


def claim_of(name: str, k: int) -> IdentityChain:
    return IDENTITIES[name].claims[k]


@pytest.mark.parametrize(("name", "k"), CLAIMS)
def test_every_step_is_proved(name: str, k: int) -> None:
    proof = proved(claim_of(name, k))
    assert proof.verdict == "proved" and {answer.verdict for answer in proof.steps} == {"proved"}


@pytest.mark.judge
@pytest.mark.parametrize(("name", "k"), CLAIMS)
def test_sympy_comes_to_the_same(name: str, k: int) -> None:
    import sympy as sp

    from symbolic_lstm.maths.meaning import meaning

    claim = claim_of(name, k)
    whole = {t.Symbol(n): own for n, own in claim.where.items()}
    sides = [(meaning(t.substituted(step.term, whole)), step.slope, step.sign) for step in claim.steps]
    for (before, under, _), (after, still, sign) in pairwise(sides):
        difference = (before.diff(sp.Symbol(claim.by)) if under and not still else before) - after
        names = tuple(sorted(s.name for s in difference.free_symbols))
        for at in [*points(names, claim.domains)][3:6]:
            value = difference.subs({sp.Symbol(n): sp.Rational(int(v.p), int(v.q)) for n, v in at.items()})
            found = sp.N(value, 40)
            assert found <= 0 if sign == "≤" else abs(found) < sp.Float("1e-30")


@pytest.mark.parametrize(("name", "k"), CLAIMS)
def test_what_is_slightly_wrong_is_refuted_where_its_names_may_be(name: str, k: int) -> None:
    claim = claim_of(name, k)
    *others, last = claim.steps
    wrong = IdentityChain((*others, ChainStep(t.Plus(last.term, t.Dec("1e-20")))), claim.by, claim.where, claim.domains)
    refuting = proved(wrong).refuting
    assert proved(wrong).verdict == "refuted" and refuting is not None and refuting.point is not None
    assert all(domain.holds(refuting.point[n]) for n, domain in claim.domains.items() if n in refuting.point)


def test_bounds_are_proved_and_a_bound_that_is_too_low_is_not() -> None:
    bound = named("vanishing-gradient-bound")
    assert [one.sign for one in bound.claims] == ["≤", "≤", "≤", "="]
    for claim, lower in zip(bound.claims, ("0.2499", "U / 4.01", "U / 1.01"), strict=False):
        *others, last = claim.steps
        wrong = [replace(last, term=read(lower)), replace(last, sign="<")]
        assert all(proved(replace(claim, steps=(*others, it))).verdict != "proved" for it in wrong)
    *others, last = bound.claims[0].steps
    low = replace(bound.claims[0], steps=(*others, replace(last, term=read("0.24"))))
    assert proved(low).verdict == "refuted"
    text = writer("text").write(page_of_identity(bound, Request()))
    assert "≤ 1 / 4      " in text and "≤ u / 4      " in text and "Each line is true as it stands for 0 < u." in text
    latex = writer("latex").write(page_of_identity(bound, Request()))
    assert "&\\le \\frac{1}{4}" in latex


@pytest.mark.parametrize("name", COUNTS)
def test_counts_are_those_of_the_cells(name: str) -> None:
    cell = cell_named(name)
    for hidden, inputs in ((1, 1), (2, 3), (64, 32)):
        shapes = cell.shapes(hidden, inputs)
        counted = sum(math.prod(shapes[parameter]) for parameter in cell.parameters)
        assert value_of(read(COUNTS[name]), {"n": fmpq(hidden), "m": fmpq(inputs)}) == counted
    assert len([n for n in load("understanding-lstms").numbers if n[:2] in ("U_", "W_", "b_")]) == 12


def test_identities_of_cells_speak_of_the_sentences_of_cells() -> None:
    coupled = next(one for one in named("update-step").claims if one.told == "coupled")
    assert coupled.steps[1].term == cell_named("coupled")["c"].body
    assert named("update-step").claims[0].steps[0].term == cell_named("lstm")["c"].body
    share = forms.entry(t.Softmax(t.Symbol("s")), (0,), {"s": (2,)})
    shown = named("softmax-of-two").claims[0].steps[0].term
    assert same_form(t.substituted(share, {t.Symbol("s[0]"): t.Symbol("a"), t.Symbol("s[1]"): t.Symbol("b")}), shown)
    first, _, last = (step.term for step in named("update-gate-complement").claims[0].steps)
    assert first == cell_named("gru")["h"].body
    assert t.substituted(last, {t.Symbol("u"): t.Symbol("z")}) == cell_named("gru-writes")["h"].body


@pytest.mark.parametrize("name", IDENTITIES)
def test_both_sides_come_to_the_same_figure(name: str) -> None:
    identity = named(name)
    page = page_of_identity(identity, Request())
    shown = {step.name: step.shown for step in page.results}
    for claim in identity.claims:
        if claim.worked is None and set(claim.names) <= {*identity_numbers(identity)[0]}:
            assert len({shown[str(term)] for term in claim.in_numbers}) == 1
    assert not any(line.note for display in page.displays if display.listed for line in display.lines)
    faults = [f for f in audit(page) if page.displays[f.display].listed]
    assert not faults


def test_the_numbers_are_those_of_the_first_example() -> None:
    shown = {step.name: step.shown for step in page_of_identity(named("half-life"), Request()).results}
    assert shown["-log(2) / log(f)"] == f"{-math.log(2) / math.log(0.9974):.1f}"
    assert shown["-log(2^(1 / k) - 1)"] == f"{-math.log(2**0.01 - 1):.3f}"
    shown = {step.name: step.shown for step in page_of_identity(named("update-step"), Request()).results}
    assert shown["f * c_prev + i * g"] == "2.948"  # as the gradients of the sheet have it


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_identity_is_told_in_every_language(code: str) -> None:
    told = [it for k, it in enumerate(IDENTITIES.values()) if code != "en" and k % 2 == (code == "fr")]
    texts = [writer("text").write(page_of_identity(it, Request(language=code))) for it in told]
    keys = {f"identity: {it.name}, {one.told}" for it in IDENTITIES.values() for one in it.claims if one.told}
    sentences = LANGUAGES[code].sentences
    assert keys <= {*sentences} and all("$" not in text for text in texts)
    reasons = {f"reason: {step.reason}" for it in IDENTITIES.values() for one in it.claims for step in one.steps[1:]}
    assert reasons == {key for key in sentences if key.startswith("reason: ")}
    if code != "en":
        assert not any(word in text for text in texts for word in (" proved", "definition", "derivative", "shortened"))


@pytest.mark.parametrize(
    "format", [name for name in FORMATS if name not in ("pdf", "docx", "odt", "epub", "png", "svg")]
)
def test_every_format_writes_an_identity(format: str) -> None:
    written = writer(format).write(page_of_identity(named("tanh-slope"), Request()))
    assert len(written) > 100

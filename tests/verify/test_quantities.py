"""One way to name a quantity, in claims: names, aliases, times, entries, variants, parts and sub-sentences."""

from __future__ import annotations

import pytest

from symbolic_lstm.errors import ExampleError

from ..example_texts import claim_lines, results, verdicts, worked

STEPS = {"x": "[0, 0.5, 0.25]"}


@pytest.mark.parametrize(
    ("of", "says"),
    [
        ("f", "0.9974"),
        ("forget", "0.9974"),
        ("f@1", "0.9974"),
        ("forget@1", "0.9974"),
        ("f.result", "0.9974"),
        ("f.sum", "5.95"),
        ("forget.sum", "5.95"),
        ("U_f*h_prev + W_f*x + b_f", "5.95"),
        ("U_f @ h_prev + W_f @ x + b_f", "5.95"),
        ("W_f*x", "1.63"),
        ("σ(U_f*h_prev + W_f*x + b_f)", "0.9974"),
        ("c.kept", "1.9948"),
        ("c.added", "0.9528"),
        ("f * c_prev", "1.9948"),
        ("i*g", "0.9528"),
        ("i × g", "0.9528"),
        ("c", "2.9476"),
        ("cell", "2.9476"),
        ("h.squashed", "0.9945"),
        ("tanh(c)", "0.9945"),
        ("h.activation", "0.9945"),
        ("h", "0.9862"),
        ("hidden@1", "0.9862"),
        ("W_f", "1.63"),
        ("x", "1"),
        ("x@1", "1"),
        ("h_prev", "1"),
        ("h@0", "1"),
        ("c@0", "2"),
        ("c_prev", "2"),
        ("1 - f", "0.0026"),
        ("f * (1 - f)", "0.0026"),
    ],
)
def test_a_quantity_by_each_of_its_names(of: str, says: str) -> None:
    (result,) = results([(of, says)])
    assert result.verdict in ("ok", "exact"), result
    assert result.quantity == of


@pytest.mark.parametrize(
    ("of", "says"),
    [
        ("f@1", "0.8348"),
        ("h@0", "0"),
        ("c_prev@1", "0"),
        ("c@1", "-0.2012"),
        ("h@1", "-0.1278"),
        ("h_prev@2", "-0.1278"),
    ],
)
def test_times_count_from_one(of: str, says: str) -> None:
    """At the first step both states are 0, so f is σ(1.62)."""
    numbers = {**STEPS, "h_prev": "0", "c_prev": "0"}
    (result,) = results([(of, says)], numbers)
    assert result.verdict in ("ok", "exact"), result
    assert result.quantity == of


@pytest.mark.parametrize(
    ("of", "says"),
    [
        ("f[0]", "0.7211"),
        ("f[1]", "0.9206"),
        ("f[0].sum", "0.95"),
        ("forget[1]@1.sum", "2.45"),
        ("W_f[0,1]", "0"),
        ("x[1]", "2"),
        ("x[1]@1", "2"),
        ("b_f[1]", "0.5"),
        ("h_prev[1]", "-0.5"),
        ("i[0]", "0.9241"),
        ("i[1]", "0.6225"),
    ],
)
def test_entries_of_vectors(of: str, says: str) -> None:
    """f[0] is σ(0.1·0.5 − 0.2·0.5 + 1·1 + 0), f[1] is σ(0.3·0.5 − 0.4·0.5 + 1·2 + 0.5)."""
    assert verdicts([(of, says)], form="vector") in (["ok"], ["exact"])


def test_a_claim_names_its_variant_or_stands_under_it() -> None:
    tail = "[variants.minus-ten]\ngiven = { x = -10 }\n"
    above = [("minus-ten:f", "'close to 0'"), ("minus-ten:forget.sum", "-11.98"), ("f", "0.997")]
    assert verdicts(above, tail=tail) == ["qualitative", "exact", "ok"]
    under = "\n".join([tail, *claim_lines(("f", "6.27e-6"), "variants.minus-ten.claims")])
    (result,) = results([], tail=under)
    assert (result.quantity, result.verdict) == ("minus-ten:f", "ok")


def test_a_sub_sentence_of_a_variant() -> None:
    tail = "[variants.minus-ten]\ngiven = { x = -10 }\n"
    assert verdicts([("minus-ten:tanh(c)", "0.0000")], tail=tail) == ["ok"]


@pytest.mark.parametrize(
    ("of", "advice"),
    [
        ("forgt", "did you mean 'forget'"),
        ("f.smu", "did you mean 'sum'"),
        ("minus-tn:f", "did you mean 'minus-ten'"),
        ("c.kpet", "did you mean 'kept'"),
        ("c.products", "no part"),
        ("tnah(c)", "did you mean 'tanh'"),
        ("tanh(q)", "'q'"),
        ("f@2", "step 2"),
        ("f@0", "step 0"),
        ("f[0]", "single number"),
        ("W_q", "did you mean"),
        ("x.sum", "given"),
        ("f + q * 2", "'q'"),
        ("f = g", "one side"),
        ("[f, g]", "concatenation"),
        ("", "no quantity"),
    ],
)
def test_a_quantity_that_is_not_there(of: str, advice: str) -> None:
    tail = "[variants.minus-ten]\ngiven = { x = -10 }\n"
    with pytest.raises(ExampleError) as caught:
        worked([(of, "0.5")], tail=tail)
    assert advice in str(caught.value)
    assert str(caught.value).startswith("a.toml:26:6: error: ")


def test_over_several_steps_a_time_must_be_named() -> None:
    for of in ("f", "tanh(c)", "f.sum"):
        with pytest.raises(ExampleError, match="@1"):
            worked([(of, "0.5")], STEPS)


def test_an_entry_of_a_vector_must_be_named_and_be_there() -> None:
    for of in ("f", "f[2]", "W_f[0]", "W_f[2,0]"):
        with pytest.raises(ExampleError, match="entry"):
            worked([(of, "0.5")], form="vector")

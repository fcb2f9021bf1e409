"""Every verdict, brought about by an example or by a line, with its level, facts and recomputed values."""

from __future__ import annotations

import pytest
from flint import fmpq

from symbolic_lstm import check
from symbolic_lstm.errors import ExampleError
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.facts import Facts
from symbolic_lstm.verify.judge import verdict_of
from symbolic_lstm.verify.line import check_line
from symbolic_lstm.verify.result import Result
from symbolic_lstm.verify.verdicts import LEVELS, TABLE, VERDICTS

from ..example_texts import Said, results, toml, verdicts, worked


def only(claims: list[Said], of: str = "", **options: str) -> Result:
    """The result for one quantity, or the last one."""
    found = [r for r in results(claims, **options) if not of or r.quantity == of]
    return found[-1]


def facts(result: Result) -> tuple[bool | None, bool | None, bool | None]:
    known = result.facts.known()
    return known["full"], known["shown"], known["feasible"]


def test_a_figure_that_equals_its_value_is_exact() -> None:
    result = only([("f.sum", "5.95")])
    assert (result.verdict, result.level, facts(result)) == ("exact", "pass", (True, True, True))
    assert result.recomputed == {"full": "5.95", "shown": "5.95"}


def test_a_rightly_rounded_figure_is_ok() -> None:
    result = only([("f", "0.997")])
    assert (result.verdict, result.level, facts(result)) == ("ok", "pass", (True, True, True))
    assert result.recomputed["full"] is not None
    assert result.recomputed["full"].startswith("0.99740")


@pytest.mark.parametrize("says", ["0.12", "0.13"])
def test_a_tie_is_right_either_way(says: str) -> None:
    """0.125 may be printed as 0.12 or as 0.13."""
    assert verdicts([("b_f * 1", says)], {"b_f": "0.125"}) == ["ok"]
    assert [r.verdict for r in check(f"0.5 * 0.25 = {says}")] == ["ok"]
    assert [r.verdict for r in check(f"-0.5 * 0.25 = -{says}")] == ["ok"]


@pytest.mark.parametrize("says", ["0.11", "0.14"])
def test_beside_a_tie_is_wrong(says: str) -> None:
    assert [r.verdict for r in check(f"0.5 * 0.25 = {says}")] == ["last-digit"]


def test_right_from_the_shown_figures_only_is_as_shown() -> None:
    """0.97 is 1.0 times 0.97 as printed, and 0.95 with nothing rounded."""
    result = only([("g", "0.97"), ("i", "1.0"), ("c.added", "0.97")])
    assert (result.verdict, result.level, facts(result)) == ("as-shown", "note", (False, True, True))
    assert result.recomputed["full"] is not None and result.recomputed["full"].startswith("0.9527")
    assert result.recomputed["shown"] == "0.97"


def test_right_from_full_values_only_is_unrounded() -> None:
    result = only([("g", "0.97"), ("i", "1.0"), ("c", "2.95")])
    assert (result.verdict, result.level, facts(result)) == ("unrounded", "note", (True, False, True))
    assert result.recomputed["shown"] is not None and result.recomputed["shown"].startswith("2.9648")


def test_a_value_cut_off_is_truncated() -> None:
    result = only([("g", "0.96")])
    assert (result.verdict, result.level, facts(result)) == ("truncated", "warning", (False, False, False))
    assert "0.97" in result.message


@pytest.mark.parametrize(("says", "verdict"), [("-0.96", "truncated"), ("-0.97", "ok"), ("-0.98", "last-digit")])
def test_a_negative_value_is_cut_towards_zero(says: str, verdict: str) -> None:
    assert verdicts([("tanh(-2.03)", says)]) == [verdict]


def test_within_one_and_a_half_units_is_the_last_digit() -> None:
    """g is 0.96608…: 0.98 is 1.39 units off, 0.99 is 2.39."""
    result = only([("g", "0.98")])
    assert (result.verdict, result.level, facts(result)) == ("last-digit", "warning", (False, False, False))
    assert verdicts([("g", "0.99")]) == ["mismatch"]


def test_prose_rounds_to_the_ten_it_names() -> None:
    """149.9 is some 140 or 150, but nobody's 130, though that is within a quarter of it."""
    lines = [f"exp(5.01) = {tens}" for tens in (130, 140, 150)]
    assert [result.verdict for line in lines for result in check_line(line)] == ["mismatch", "coarse", "ok"]


def test_prose_rounds_coarsely() -> None:
    result = only([("f", "0.8")])
    assert (result.verdict, result.level, facts(result)) == ("coarse", "note", (False, False, False))
    assert verdicts([("f", "0.5")]) == ["mismatch"]
    assert verdicts([("f", "0.80")]) == ["mismatch"], "two decimals are not how prose rounds"


@pytest.mark.parametrize(
    ("words", "level"),
    [("close to 1", "pass"), ("nearly 1", "pass"), ("close to 0.96", "pass"), ("close to 0", "warning")],
)
def test_words_are_close_within_a_twentieth(words: str, level: str) -> None:
    result = only([("f", f"'{words}'")])
    assert (result.verdict, result.level, result.rule) == ("qualitative", level, "words")
    assert result.facts.full is (level == "pass")


@pytest.mark.parametrize(
    ("says", "level"), [("0.45", "pass"), ("0.4499", "warning"), ("0.55", "pass"), ("0.5501", "warning")]
)
def test_the_end_of_close_is_close(says: str, level: str) -> None:
    """0.5 is close to what is exactly 0.05 away, and to nothing farther."""
    assert [r.level for r in results([("x", f"'close to {says}'")], {"x": "0.5"})] == [level]


def test_a_consequence_names_its_root() -> None:
    """c.added follows from a g that is wrong, and o from nothing wrong."""
    found = {r.quantity: r for r in results([("g", "0.99"), ("i", "0.99"), ("c.added", "0.98"), ("o", "0.99")])}
    assert found["g"].verdict == "mismatch"
    assert (found["c.added"].verdict, found["c.added"].level) == ("cascade", "note")
    assert "follows from g," in found["c.added"].message
    assert (found["i"].verdict, found["o"].verdict) == ("ok", "ok")


def test_a_consequence_of_a_consequence_names_the_first_root() -> None:
    claims: list[Said] = [("g", "0.90"), ("c.added", "0.89"), ("c", "2.88"), ("i", "0.986"), ("tanh(c)", "0.99")]
    found = {r.quantity: r for r in results(claims)}
    assert [found[k].verdict for k in ("g", "c.added", "c")] == ["mismatch", "cascade", "cascade"]
    assert "follows from g," in found["c"].message


def test_the_order_of_the_file_does_not_matter_to_cascades() -> None:
    found = results([("c.added", "0.98"), ("i", "0.99"), ("g", "0.99")])
    assert [r.verdict for r in found] == ["cascade", "ok", "mismatch"]


def test_one_quantity_printed_with_two_values_is_a_contradiction() -> None:
    found = results([("f", "0.997"), ("f", "0.500", "where = 'elsewhere'")])
    assert [(r.verdict, r.level) for r in found] == [("ok", "pass"), ("contradiction", "error")]


@pytest.mark.parametrize("other", ["forget", "f@1", "f.result"])
def test_a_contradiction_is_seen_under_another_name(other: str) -> None:
    assert verdicts([("f", "0.997"), (other, "0.500")]) == ["ok", "contradiction"]


def test_two_roundings_of_one_value_do_not_contradict() -> None:
    assert verdicts([("f", "0.997"), ("f", "1.0", "where = 'b'"), ("f", "0.9974", "where = 'c'")]) == ["ok"] * 3


@pytest.mark.parametrize("line", ["[1, 2] = 3", "[1, 2] = [1, 2, 3]", "[1, 2] + [1, 2, 3] = 1", "[1, 2] @ 3 = 1"])
def test_shapes_that_do_not_fit_are_ill_typed(line: str) -> None:
    (result,) = check(line)
    assert (result.verdict, result.level) == ("ill-typed", "error")


def test_what_is_none_of_these_is_a_mismatch() -> None:
    result = only([("f", "0.979")])
    assert (result.verdict, result.level, facts(result)) == ("mismatch", "error", (False, False, False))
    assert result.recomputed["full"] is not None and result.recomputed["full"].startswith("0.9974")
    assert result.slip is not None and result.slip in result.message


def test_a_tie_that_no_precision_decides_is_undecided() -> None:
    """exp(log(0.25)) is a quarter, but no number of digits of it says so."""
    result = only([("exp(log(0.25))", "0.2")])
    assert (result.verdict, result.level) == ("undecided", "note")
    assert [r.verdict for r in check("exp(log(0.25)) = 0.2")] == ["undecided"]
    assert [r.verdict for r in check("exp(log(0.25)) = 0.25")] == ["ok"]


@pytest.mark.parametrize("line", ["x + 1 = 2", "x * y = 2 * 3", "1 / 0 = 1", "log(0) = 1", "(-1)^0.5 = 1", "x = 1"])
def test_what_has_no_value_is_unverifiable_and_counted(line: str) -> None:
    (result,) = check(line)
    assert (result.verdict, result.level) == ("unverifiable", "note")
    assert result.message


def test_every_verdict_has_been_brought_about() -> None:
    """The tests above meet the whole table; this one sees to it that none is forgotten."""
    made = {
        "exact": [("f.sum", "5.95")],
        "ok": [("f", "0.997")],
        "as-shown": [("i", "1.0"), ("g", "0.97"), ("c.added", "0.97")],
        "unrounded": [("g", "0.97"), ("i", "1.0"), ("c", "2.95")],
        "tolerance": [("f.sum", "5.951")],
        "truncated": [("g", "0.96")],
        "last-digit": [("g", "0.98")],
        "coarse": [("f", "0.8")],
        "qualitative": [("f", "'close to 1'")],
        "cascade": [("g", "0.99"), ("i", "0.99"), ("c.added", "0.98")],
        "contradiction": [("f", "0.997"), ("f", "0.500", "where = 'b'")],
        "mismatch": [("f", "0.979")],
        "undecided": [("exp(log(0.25))", "0.2")],
    }
    found = {
        name: results(claims, head="precision = 'rounded'" if name == "tolerance" else "")[-1].verdict
        for name, claims in made.items()
    }
    found |= {"ill-typed": check("[1, 2] = 3")[0].verdict, "unverifiable": check("x + 1 = 2")[0].verdict}
    found |= {"proved": check("2 * x = x + x")[0].verdict, "refuted": check("2 * x = x * x")[0].verdict}
    assert found == {name: name for name in VERDICTS}
    assert tuple(record.name for record in TABLE) == VERDICTS


@pytest.mark.parametrize("verdict", VERDICTS)
def test_levels_are_those_of_the_table(verdict: str) -> None:
    notes = {"as-shown", "unrounded", "tolerance", "coarse", "cascade", "undecided", "unverifiable"}
    warnings = {"truncated", "last-digit"}
    expected = "note" if verdict in notes else "warning" if verdict in warnings else "pass"
    expected = "error" if verdict in ("contradiction", "ill-typed", "mismatch", "refuted") else expected
    assert LEVELS[verdict] == expected


def test_an_expected_mismatch_is_marked_and_keeps_its_reason() -> None:
    (result,) = results([("f", "0.979", "expect = 'mismatch'", "because = 'two digits changed places'")])
    assert (result.verdict, result.expected, result.level) == ("mismatch", True, "error")


def test_a_stale_expectation_is_an_error() -> None:
    """The claim expects a mismatch, and is right after all."""
    (result,) = results([("f", "0.997", "expect = 'mismatch'", "because = 'once wrong'")])
    assert (result.verdict, result.expected, result.level) == ("ok", False, "error")
    assert "expected to be mismatch, but it is ok" in result.message


def test_an_expectation_of_another_verdict_is_stale_too() -> None:
    (result,) = results([("g", "0.96", "expect = 'mismatch'", "because = 'x'")])
    assert (result.verdict, result.expected, result.level) == ("truncated", False, "error")


def test_an_expectation_needs_a_reason_and_a_known_verdict() -> None:
    with pytest.raises(ExampleError, match="because"):
        worked([("f", "0.979", "expect = 'mismatch'")])
    with pytest.raises(ExampleError, match="did you mean 'mismatch'"):
        worked([("f", "0.979", "expect = 'mismach'", "because = 'x'")])


def test_lines_and_columns_are_where_the_figure_stands() -> None:
    claims: list[Said] = [("f", "0.997"), ("g", "0.97")]
    text = toml(claims).replace("says = 0.97\n", "'says'  =  0.97 # 😀\n").splitlines()
    for result in check_example(parse_example("\n".join(text))):
        assert text[result.line - 1][result.column - 1 :].startswith(result.printed)


def test_columns_count_code_points() -> None:
    """The reason stands before the figure on its line, in characters outside the basic plane."""
    head = toml()
    (result,) = check_example(parse_example(head + '[[claims]]\nof = "f"\n"says" = 0.9\n'))
    assert result.column == 10
    inline = head.replace("schema = 1", 'schema = 1\nclaims = [{ where = "😀é", of = "f", says = 0.9 }]')
    (result,) = check_example(parse_example(inline))
    assert (result.line, result.column) == (2, len('claims = [{ where = "😀é", of = "f", says = ') + 1)


def test_feasible_knows_the_boxes_of_the_shown_operands() -> None:
    """With o and tanh(c) printed as 0.99, their product lies between 0.985² and 0.995²."""
    claims: list[Said] = [("o", "0.99"), ("tanh(c)", "0.99")]
    found = {says: only([*claims, ("h", says)], of="h").facts.feasible for says in ("0.97", "0.98", "0.99", "1.00")}
    assert found == {"0.97": True, "0.98": True, "0.99": True, "1.00": False}
    assert only([*claims, ("h", "0.96")], of="h").facts.feasible is False


def test_a_percentage_is_the_share_it_means() -> None:
    assert verdicts([("f", "'99.7 %'"), ("f", "'99.8 %'", "where = 'b'")]) == ["ok", "last-digit"]
    assert verdicts([("f", "99.7")]) == ["mismatch"]


def test_a_given_number_can_be_claimed() -> None:
    assert verdicts([("W_f", "1.63"), ("x", "1"), ("c_prev", "2"), ("W_i", "1.7"), ("U_f", "3.70")]) == [
        "exact",
        "exact",
        "exact",
        "ok",
        "mismatch",
    ]


def test_a_tiny_value_printed_as_zero_is_ok() -> None:
    assert verdicts([("f", "0.000")], {"x": "-10"}) == ["ok"]
    assert verdicts([("f", "6.27e-6")], {"x": "-10"}) == ["ok"]
    assert verdicts([("f", "6.29e-6")], {"x": "-10"}) == ["mismatch"]


@pytest.mark.parametrize(
    ("of", "says", "rounding", "verdict"),
    [
        ("g", "0.96", "", "truncated"),
        ("g", "0.96", "mode = 'truncate'", "ok"),
        ("g", "0.97", "mode = 'truncate'", "ok"),  # right as it is: what is stated makes nothing worse
        ("g", "0.95", "mode = 'truncate'", "mismatch"),
        ("c.added", "0.95", "", "unrounded"),
        ("c.added", "0.95", "carry = 'full'", "ok"),
        ("c.added", "0.95", "carry = 'shown'", "unrounded"),
        ("c.added", "0.97", "carry = 'shown'", "exact"),
        ("c.added", "0.97", "carry = 'full'", "as-shown"),
    ],
)
def test_a_claim_may_say_how_its_own_figure_was_made(of: str, says: str, rounding: str, verdict: str) -> None:
    """g is 0.96608; c.added is 0.97 from i = 1.0 and g = 0.97 as printed, and 0.9527 in full."""
    before: list[Said] = [("i", "1.0"), ("g", "0.97")] if of == "c.added" else []
    own: Said = (of, says, f"rounding = {{ {rounding} }}") if rounding else (of, says)
    assert only([*before, own]).verdict == verdict


def test_a_claims_own_rounding_is_of_its_figure_alone() -> None:
    own: list[Said] = [("g", "0.96", "rounding = { mode = 'truncate' }"), ("i", "0.98")]
    assert verdicts(own) == ["ok", "truncated"]
    with pytest.raises(ExampleError, match="unknown key 'digits' in the rounding of a claim"):
        worked([("g", "0.96", "rounding = { digits = 2 }")])


@pytest.mark.parametrize(("feasible", "verdict"), [(True, "last-digit"), (False, "mismatch"), (None, "mismatch")])
def test_what_rounded_figures_come_to_exactly_is_rounded_where_more_digits_allow_it(
    feasible: bool | None, verdict: str
) -> None:
    """20 f with f printed 0.12 is 2.4, and 2.5 for an f of 0.124."""
    facts = Facts(full=False, shown=False, feasible=feasible)
    assert verdict_of(figure("2.5"), fmpq(2046, 1000), fmpq(24, 10), facts).verdict == verdict

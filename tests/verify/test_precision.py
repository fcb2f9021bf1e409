"""What the source's numbers are: exact as typed, rounded themselves, or a machine's."""

from __future__ import annotations

import random

import numpy as np
import pytest
from mpmath import mp, mpf

import symbolic_lstm as sl
from symbolic_lstm.errors import ExampleError
from symbolic_lstm.published.precision import Precision
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.result import Result

RNN = 'schema = 1\ntitle = "t"\n{}\n[cell]\nsentences = "h = {}"\n[weights]\nU = 0.41\nW = 0.63\nb = 0.12\n[given]\nx = 1\nh_prev = {}\n'
TANH = "tanh(U*h_prev + W*x + b)"


def claimed(precision: str, *says: str, of: str = "h", h_prev: str = "0.5", sentence: str = TANH) -> list[Result]:
    claims = "".join(f'[[claims]]\nof = "{of}"\nsays = "{it}"\nwhere = "{k}"\n' for k, it in enumerate(says))
    return list(check_example(parse_example(RNN.format(precision, sentence, h_prev) + claims)))


def verdicts(precision: str, *says: str, **options: str) -> list[str]:
    return [result.verdict for says_one in says for result in claimed(precision, says_one, **options)]


def test_weights_that_were_rounded_allow_what_they_stand_for() -> None:
    """tanh(0.955) is 0.742; the weights allow 0.955 ± 0.0025 ± 0.005 ± 0.005: 0.7363 to 0.7476 or so."""
    with mp.workdps(20):
        lowest, highest = mp.tanh(mpf("0.9425")), mp.tanh(mpf("0.9675"))
    says = [mp.nstr(lowest + mpf(k) / 10000, 5) for k in (-1, 1)] + [
        mp.nstr(highest + mpf(k) / 10000, 5) for k in (-1, 1)
    ]
    small = {"h_prev": "0"}
    assert verdicts('precision = { weights = "rounded" }', *says) == ["mismatch", "tolerance", "tolerance", "mismatch"]
    assert verdicts('precision = "exact"', *says) == ["mismatch"] * 4 == verdicts("", *says)
    assert verdicts('precision = "rounded"', "0.63427", **small) == ["tolerance"]
    assert verdicts("", "0.63427", **small) == ["mismatch"]


def test_a_tolerance_is_a_note_and_says_what_the_numbers_allow() -> None:
    (result,) = claimed('precision = "rounded"', "0.63427", h_prev="0")
    assert (result.level, result.facts.feasible) == ("note", True)
    assert "which allow 0.629145 to 0.641077; as given, 0.63514895…" in result.message


def test_numbers_are_rounded_by_name() -> None:
    """Only W: 0.635149 with ±0.005 on one weight is 0.6322 to 0.6381."""
    small = {"h_prev": "0"}
    assert verdicts('precision = { W = "rounded" }', "0.63427", "0.6301", **small) == ["tolerance", "mismatch"]
    assert verdicts('precision = { U = "rounded" }', "0.63427", **small) == ["mismatch"], "U stands before a zero"
    both = 'precision = { weights = "rounded", W = "exact", b = "exact" }'
    assert verdicts(both, "0.63427", **small) == ["mismatch"]


def test_a_variant_has_a_precision_of_its_own() -> None:
    """What is said of the example holds for a variant that says nothing."""
    claim = '[[variants.{0}.claims]]\nof = "h"\nsays = "0.63427"\n'
    exact, mute = '[variants.exact]\nprecision = "exact"\n', "[variants.mute]\n"
    text = RNN.format('precision = "rounded"', TANH, "0") + exact + claim.format("exact") + mute + claim.format("mute")
    assert [result.verdict for result in check_example(parse_example(text))] == ["mismatch", "tolerance"]
    with pytest.raises(ExampleError, match=r"no .*'rounde'|did you mean 'rounded'"):
        parse_example(text.replace('"exact"', '"rounde"'))


def test_a_whole_number_is_exact_unless_it_is_named() -> None:
    assert verdicts('precision = "rounded"', "0.78", h_prev="0") == ["mismatch"]
    assert verdicts('precision = { x = "rounded" }', "0.78", h_prev="0") == ["tolerance"], "x from 0.5 to 1.5"


def test_what_is_right_stays_right() -> None:
    assert verdicts('precision = "rounded"', "0.635", "0.64", h_prev="0") == ["ok", "ok"]


def test_a_figure_cut_off_may_come_from_unrounded_weights() -> None:
    assert verdicts("", "0.63514", h_prev="0") == ["truncated"]
    assert verdicts('precision = "rounded"', "0.63514", h_prev="0") == ["tolerance"]


def test_a_given_number_may_be_what_it_was_before_it_was_rounded() -> None:
    assert verdicts('precision = "rounded"', "0.6312", "0.6351", of="W") == ["tolerance", "mismatch"]


def test_no_point_between_the_ends_is_out_of_reach() -> None:
    """(W − 0.63)² is least inside the box: the ends alone say nothing, and nothing is claimed."""
    square = "(W - 0.63)*(W - 0.63)*1000 + x + 0*(U*h_prev + b)"
    assert verdicts('precision = "rounded"', "1.01", "1.05", sentence=square) == ["undecided", "mismatch"]


def test_a_quotient_may_leap_where_its_divisor_passes_zero() -> None:
    (result,) = claimed('precision = "rounded"', "0.001", sentence="x / (W - 0.632) + 0*(U*h_prev + b)")
    assert result.verdict == "undecided"
    assert "whether numbers that are rounded to those given give it is not known" in result.message


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('precision = "round"', "did you mean 'rounded'"),
        ('precision = { V = "rounded" }', "unknown key 'V' in precision"),
        ("precision = 3", "text is needed here"),
        ("precision = { W = 2 }", "text is needed here"),
    ],
)
def test_a_mistake_is_answered_at_its_place(text: str, named: str) -> None:
    with pytest.raises(ExampleError, match=named) as caught:
        claimed(text, "0.6")
    assert caught.value.line == 3


def sigmoid(z: np.floating) -> np.floating:
    return type(z)(1) / (type(z)(1) + np.exp(-z))


def printed_by_a_program(kind: type[np.floating], seed: int) -> tuple[str, list[tuple[str, str]]]:
    """Three steps of an LSTM in machine numbers: the example's numbers, and every result as Python prints it."""
    draw = random.Random(seed)
    typed = {f"{letter}_{gate}": f"{draw.uniform(-2, 2):.2f}" for gate in "figo" for letter in "UWb"}
    inputs = [f"{draw.uniform(-2, 2):.2f}" for _ in range(3)]
    v = {name: kind(text) for name, text in typed.items()}
    h, c, said = kind(0), kind(0), list[tuple[str, str]]()
    for k, x in enumerate(map(kind, inputs), start=1):
        f, i, o = (sigmoid(v[f"U_{g}"] * h + v[f"W_{g}"] * x + v[f"b_{g}"]) for g in "fio")
        g = np.tanh(v["U_g"] * h + v["W_g"] * x + v["b_g"])
        c = f * c + i * g
        h = o * np.tanh(c)
        said += [(f"{name}@{k}", str(value)) for name, value in (("f", f), ("g", g), ("c", c), ("h", h))]
    weights = "\n".join(f"{name} = {text}" for name, text in typed.items())
    return f"[weights]\n{weights}\n[given]\nx = [{', '.join(inputs)}]\nh_prev = 0\nc_prev = 0\n", said


@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("seed", range(4))
def test_a_programs_shortest_prints_are_right(kind: type[np.floating], seed: int) -> None:
    numbers, said = printed_by_a_program(kind, seed)
    head = f'schema = 1\ntitle = "t"\ncell = "lstm"\nprecision = "{kind.__name__}"\n{numbers}'
    every = check_example(parse_example(head + "".join(f'[[claims]]\nof = "{of}"\nsays = "{it}"\n' for of, it in said)))
    assert {result.level for result in every} <= {"pass", "note"}
    assert "tolerance" in {result.verdict for result in every}
    of, last = said[-1]
    wrong = str(kind(last) * kind(1.001))
    (result,) = check_example(parse_example(f'{head}[[claims]]\nof = "{of}"\nsays = "{wrong}"\n'))
    assert result.level == "error", "a thousandth off is more than a program rounds off"


def test_the_coarser_machine_is_the_one_that_counts() -> None:
    assert Precision("float64", {"W": "float32"}).machine == "float32"
    assert Precision().machine == "" and Precision().all_exact


@pytest.mark.parametrize(("says", "kind"), [("0.6351489523872871", "float64"), ("0.63514894", "float32")])
def test_a_figure_that_a_program_may_print_is_told_so(says: str, kind: str) -> None:
    """The example's numbers are exact until somebody says that they are a machine's; then the figure is right."""
    weights, given = {"U_h": 0.5, "W_h": 0.3, "b_h": 0.1}, {"x": 1, "h_prev": 0.7}
    claims = [{"of": "h", "says": says}]
    (found,) = sl.check(sl.example(cell="rnn", weights=weights, given=given, claims=claims))
    assert found.level in ("warning", "error") and f'precision = "{kind}"' in found.message
    (found,) = sl.check(sl.example(cell="rnn", weights=weights, given=given, claims=claims, precision=kind))
    assert found.verdict == "tolerance"

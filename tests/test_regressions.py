"""What once went wrong and must not come back: each test tells what was seen, and what is right."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cli.main import main
from symbolic_lstm.errors import CellError, ExampleError, FigureError, SentenceError
from symbolic_lstm.maths.cell import cell
from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.rounding import Interval, Rounding
from symbolic_lstm.page.layout import Frac, Num
from symbolic_lstm.page.report import Checked, report
from symbolic_lstm.published.claims import says
from symbolic_lstm.published.given import given
from symbolic_lstm.published.numerals import grid
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.line import check_line
from symbolic_lstm.verify.policies import account
from symbolic_lstm.writers import text, text_maths

ONE_STEP = """\
schema = 1
title = "One step"
cell = "rnn"
[weights]
U_h = 0.5
W_h = 0.6
b_h = 0.1
[given]
x = 1
h_prev = 0
"""


def verdicts(line: str) -> list[str]:
    return [result.verdict for result in sl.check(line)]


def test_a_power_too_small_to_be_written_out_is_not_zero() -> None:
    """(0.5^10000)^10000 is 2 to the minus a hundred million: it was worked as exactly 0, and `= 0` called exact."""
    value = value_of(read("(0.5^10000)^10000"))
    assert isinstance(value, Interval)
    assert value.lower >= 0 and value.upper > 0
    assert verdicts("(0.5^10000)^10000 = 0") == ["ok"]
    below = value_of(read("-((0.5^10000)^10000)"))
    assert isinstance(below, Interval)
    assert below.lower < 0 and below.upper <= 0


def test_a_power_of_what_may_be_zero_is_enclosed() -> None:
    """(tanh(1) - tanh(1))^2 could not be worked at any precision: a ball that holds zero had no power."""
    for power in (1, 2, 3, 10):
        value = value_of(read(f"(tanh(1) - tanh(1))^{power}"))
        assert isinstance(value, Interval)
        assert -1 < value.lower < 0 < value.upper < 1
    assert verdicts("(1 + (tanh(1) - tanh(1))^2)^5 = 1.00") == ["ok"]


@pytest.mark.parametrize("line", ["1/2 = 2/4", "2*3 = 1*6", "5 - 3 = 4 - 2", "4.33 + 1.62 = 5 + 0.95"])
def test_two_sides_built_alike_may_be_equal_though_their_parts_differ(line: str) -> None:
    """1/2 = 2/4 was called a mismatch, because 1 was held against 2 and 2 against 4."""
    assert verdicts(line) == ["exact"]


def test_two_sides_of_functions_may_be_equal_though_their_parts_differ() -> None:
    """The same holds where a side has no exact value: the enclosures decide."""
    assert verdicts("sigma(1)/sigma(2) = (2*sigma(1))/(2*sigma(2))") == ["ok"]


def test_a_misprint_that_a_zero_hides_is_still_found() -> None:
    """One wrong part is a misprint even where the product with 0 makes both sides equal."""
    assert verdicts("0.5*0 + 0.6*1 = 0.9*0 + 0.6*1") == ["mismatch"]


def test_a_power_of_ten_below_a_line_is_bracketed() -> None:
    """0.8 / 4×10² was printed bare, which a pocket calculator works as 0.8 ÷ 4 × 100."""
    layout = Frac(Num("0.8"), Num("4", 2))
    assert text_maths.equation(layout) == "0.8 / (4×10²)"
    assert text_maths.equation(Frac(Num("4", 2), Num("0.8"))) == "4×10² / 0.8"


def test_several_misprints_are_still_found() -> None:
    """Parts that differ are only forgiven where the sides are equal, and a side without a value forgives nothing."""
    assert verdicts("1/2 = 2/5") == ["mismatch", "mismatch"]
    assert "exact" not in verdicts("log(0)/2/3 = log(0)/3/4")


def test_two_matrices_are_compared_entry_by_entry() -> None:
    """A matrix on both sides of a line was an error of ours."""
    assert verdicts("outer([1;2],[3;4]) = outer([1;2],[3;4])") == ["exact"] * 4
    assert verdicts("flip([1;2]) = flip([1;3])") == ["exact", "mismatch"]


def test_a_matrix_is_not_called_a_vector() -> None:
    """The message said that a vector of 2 is set equal to a vector of 2."""
    (result,) = sl.check("outer([1;2],[3;4]) = [3;4]")
    assert result.verdict == "ill-typed"
    assert result.message == "a matrix of 2 × 2 is set equal to a vector of 2"


def test_a_long_vector_on_a_line_is_counted_as_unverifiable_at_once() -> None:
    """Ten thousand entries a side took minutes, for the work grew with their square."""
    side = "[" + ";".join(["1"] * 10_000) + "]"
    start = time.process_time()
    (result,) = sl.check(f"{side}={side}")
    assert (result.verdict, "at most 256" in result.message) == ("unverifiable", True)
    assert time.process_time() - start < 5


def test_an_empty_line_is_called_empty() -> None:
    """An empty line was told that nothing stands after its sign; it has none."""
    with pytest.raises(SentenceError, match="the line is empty"):
        check_line("")


def test_a_comma_beside_points_is_answered_with_what_would_be_right() -> None:
    """A decimal comma was told that an operator is missing."""
    with pytest.raises(SentenceError, match="a decimal has a point"):
        sl.check("1,5 = 1.5")


def test_a_percentage_is_the_share_it_means() -> None:
    """A per cent sign was unexpected."""
    assert verdicts("0.5 = 50 %") == ["exact"]


def test_messages_cannot_command_a_terminal(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A file or a command with an escape sequence in its name was quoted as it is."""
    for words in (["sheet", "a\x1b[31m.toml"], ["verify", "b\x1b]0;t\x07.toml"], ["she\x1b[31met"], ["list", "\x9b1m"]):
        assert main(words) == 2
    told = capfdbinary.readouterr().err
    assert "�[31m".encode() in told
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]", told)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no /dev/fd")
def test_a_pipe_named_as_output_is_written_to() -> None:
    """`-o /dev/stdout` into a pipe found no file: the name was followed to a pipe that has none."""
    reading, writing = os.pipe()
    try:
        assert main(["sheet", "-e", "1/4", "-f", "text", "-o", f"/dev/fd/{writing}"]) == 0
    finally:
        os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        assert b"0.25" in pipe.read()


def test_new_is_not_told_that_its_own_file_is_foreign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """`new` twice said that the file "was not made here", which it was."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "mine.toml"]) == 0
    assert main(["new", "mine.toml"]) == 2
    told = capfdbinary.readouterr().err.decode()
    assert "--force" in told
    assert "not made here" not in told


@pytest.mark.parametrize("before", ["# a\u2028b\n", "# a\u0085b\n"])
def test_an_error_shows_its_own_line(before: str) -> None:
    """A line separator in a comment moved the quoted line away from the line meant."""
    source = before + ONE_STEP.replace("b_h = 0.1", "b_hh = 0.1")
    with pytest.raises(ExampleError) as fault:
        parse_example(source, "mine.toml")
    assert "| b_hh = 0.1\n" in str(fault.value)


def test_a_byte_order_mark_is_not_quoted() -> None:
    """An error on the first line showed the mark as an unprintable character, and its caret one column too far left."""
    with pytest.raises(ExampleError) as fault:
        parse_example("\ufeff" + ONE_STEP.replace("schema = 1", "schemo = 1"), "mine.toml")
    assert "    1 | schemo = 1\n        ^" in str(fault.value)


def test_a_sentence_of_a_cell_is_found_at_its_own_line() -> None:
    """Blank lines between the sentences were not counted, so the error stood too far up."""
    with pytest.raises(CellError, match="'h' twice") as fault:
        cell("own", "Own", "h = W_h @ x + h_prev\n\n\nh = h_prev")
    assert fault.value.line == 4


def test_a_sentence_for_an_input_is_told_that_it_is_one() -> None:
    """`x = …` was told that the cell defines x twice, and not that the other time is as an input."""
    with pytest.raises(CellError, match="'x' twice: it is an input"):
        cell("own", "Own", "x = h_prev\nh = W_h @ x", inputs=("x",))


def test_words_may_name_a_share_in_per_cent() -> None:
    """ "close to 60 %" was read as the number "close to 60"."""
    assert says("close to 60 %").target == says("close to 0.6").target
    with pytest.raises(FigureError, match="'nearly all %' is no figure"):
        says("nearly all %")


def test_words_alone_need_no_rounding_to_explain_them() -> None:
    """An example that claims words only was told that no listed rounding gives its printed figures."""
    worked = parse_example(ONE_STEP + '[[claims]]\nof = "h"\nsays = "close to 0.6"\n')
    told = text.write(report([Checked("mine", worked.title, check_example(worked), account(worked))]))
    assert "It claims no printed figure." in told
    assert "No listed rounding" not in told


def test_a_figure_claimed_twice_is_not_called_first_where_it_is_last() -> None:
    """The claims of variants are read after the others, so the other place may well be further down."""
    twice = (
        '[variants.a]\ngiven = { x = 2 }\n[[variants.a.claims]]\nof = "h"\nsays = 1\n[[claims]]\nof = "a:h"\nsays = 1\n'
    )
    with pytest.raises(ExampleError, match="also on line"):
        parse_example(ONE_STEP + twice)


def test_bytes_are_no_list_of_numbers() -> None:
    """The bytes of "1" were worked as the list [49]."""
    with pytest.raises(FigureError, match="bytes is no number"):
        given(b"1")


def test_a_rounding_that_does_not_exist_is_refused_in_words() -> None:
    """`sheet(…, carry="shwon")` ended in a KeyError that named a key of ours."""
    with pytest.raises(FigureError, match="did you mean 'shown'"):
        sl.sheet("understanding-lstms", carry="shwon")
    with pytest.raises(FigureError, match="'up' is no way to round"):
        Rounding(mode="up")


def test_a_number_that_cannot_be_read_is_quoted_in_brief() -> None:
    """A megabyte of nonsense behind a list was quoted in full."""
    with pytest.raises(FigureError) as fault:
        grid("[1]" + "x" * 100_000)
    assert len(str(fault.value)) < 200


def claimed(steps: int) -> str:
    """An example of so many steps in which every hidden state is claimed, close by."""
    inputs = ONE_STEP.replace("x = 1", f"x = [{', '.join(['1'] * steps)}]")
    return inputs + "".join(f'[[claims]]\nof = "h@{k}"\nsays = "close to 0.7"\n' for k in range(1, steps + 1))


def test_the_work_of_a_long_sequence_grows_with_its_length() -> None:
    """Every claim searched all sentences, and every sentence all claims: twice the steps took four times as long."""
    spent = []
    for steps in (300, 1200):
        source = claimed(steps)
        start = time.process_time()
        worked = parse_example(source)
        check_example(worked)
        spent.append(time.process_time() - start)
    assert spent[1] < 10 * spent[0] + 0.5

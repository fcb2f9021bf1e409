"""Long numbers in few digits: which are long, and what is said of them in a text."""

from __future__ import annotations

from symbolic_lstm.languages import GERMAN
from symbolic_lstm.page.blocks import Page, Para
from symbolic_lstm.page.shorten import long_in, shortened
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.spec import parse_example

LONG = "0.123456789"
EXAMPLE = f"""schema = 1
title = "Long and short"
cell = "rnn"
form = "vector"
[weights]
W_h = [[{LONG}, 123456789.25]]
U_h = [[0.00012]]
b_h = [-1.5]
[given]
x = [1, 2]
h_prev = [0]
"""


def test_a_number_is_long_by_its_decimals_and_its_digits() -> None:
    assert long_in(setting(parse_example(EXAMPLE), "")) == {LONG}


def test_a_text_says_it_in_short_where_the_language_writes_it_so() -> None:
    page = Page("", (Para((f"0,123456789 und {LONG}; 0,987654321",)),))
    assert shortened(page, frozenset({LONG}), GERMAN).blocks == (Para((f"0,1235 und {LONG}; 0,987654321",)),)


def test_beside_a_long_number_no_other_of_its_matrix_is_shown_nearly_as_long() -> None:
    beside = EXAMPLE.replace("123456789.25", "0.8315625, 0.00012").replace("[1, 2]", "[1, 2, 0.8315624]")
    assert long_in(setting(parse_example(beside), "")) == {LONG, "0.8315625"}

"""Numbers as people write them: the same in a file, on a command line and from Python; no message sends in circles."""

from __future__ import annotations

import re

import pytest
from flint import fmpq

import symbolic_lstm as sl
from symbolic_lstm.errors import ExampleError, FigureError
from symbolic_lstm.languages import LANGUAGES
from symbolic_lstm.published.claims import says
from symbolic_lstm.published.given import given
from symbolic_lstm.published.numerals import grid, numeral
from symbolic_lstm.published.spec import parse_example

EXAMPLE = """\
schema = 1
title = "t"
cell = "rnn"
{top}
[weights]
U_h = {weight}
W_h = 0.5
b_h = 0
[given]
x = 1
h_prev = 1
{more}
"""


def example(weight: str, top: str = "", more: str = "") -> str:
    return EXAMPLE.format(weight=weight, top=top, more=more)


PLAIN = {
    "1/2": "0.5",
    "-3 / 8": "-0.375",
    "−1/4": "-0.25",
    "1⁄20": "0.05",
    "10 %": "0.10",
    "99.7%": "0.997",
    "-5 %": "-0.05",
    "1/2 %": "0.005",
    "2.70": "2.70",
    "0": "0",
    "0/5": "0",
    "6.27×10⁻⁶": "6.27e-6",
}


@pytest.mark.parametrize("text", PLAIN)
def test_a_number_in_quotes(text: str) -> None:
    found = parse_example(example(f'"{text}"')).numbers["U_h"]
    assert found == given(text) == grid(text) == numeral(text)
    assert numeral(text).text == PLAIN[text]


@pytest.mark.parametrize("text", ["1/2", "10 %", "10%", "-1 / 4", "1/2 %"])
def test_what_is_told_to_stand_in_quotes_is_read_in_quotes(text: str) -> None:
    with pytest.raises(ExampleError, match="write it in quotes") as caught:
        parse_example(example(text))
    assert (caught.value.line, caught.value.column) == (6, 7)
    advised = re.search(r'"[^"]+"', caught.value.reason)
    assert advised
    assert parse_example(example(advised[0]))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0, 0.5", "a list stands in brackets: [0, 0.5]"),
        ("0, 0.5, 1  # steps", "a list stands in brackets: [0, 0.5, 1]"),
        ("1,2,3", "a list stands in brackets: [1,2,3]"),
        ('"0, 0.5"', "a list stands in brackets: [0, 0.5]"),
        ("1,5", "write 1.5"),
        ("1'000", "write 1000"),
        ("1 000.5", "write 1000.5"),
    ],
)
def test_a_number_that_toml_does_not_know(text: str, told: str) -> None:
    with pytest.raises(ExampleError, match=re.escape(told)):
        parse_example(example(text))


def test_numbers_in_quotes_stand_in_lists() -> None:
    assert grid("[1/2, [10 %, 3]]") == (numeral("0.5"), (numeral("0.10"), numeral("3")))
    with pytest.raises(ExampleError, match=r'write it in quotes: "1/2"'):
        parse_example(example("[0, 1/2]"))


@pytest.mark.parametrize(
    ("top", "right"), [('decimal = ","', True), ('language = "de"', True), ("", False), ('decimal = "."', False)]
)
def test_a_decimal_comma_where_the_file_has_them(top: str, right: bool) -> None:
    claim = '[[claims]]\nof = "h"\nsays = "0,4621"'
    text = example('"0,5"', top, claim)
    if not right:
        with pytest.raises(ExampleError, match=r'write 0\.5, or say decimal = ","'):
            parse_example(text)
        return
    read = parse_example(text)
    assert read.numbers["U_h"] == numeral("0.5")
    assert read.claims[0].says.figure == numeral("0.4621")


def test_a_point_is_a_point_where_the_file_has_commas() -> None:
    read = parse_example(example('"0.5"', 'decimal = ","', '[[claims]]\nof = "h"\nsays = 0.4621'))
    assert read.numbers["U_h"] == numeral("0.5")
    assert read.claims[0].says.figure == numeral("0.4621")
    with pytest.raises(ExampleError, match="no decimal number"):
        parse_example(example('"1.23,5"', 'decimal = ","'))


def test_words_and_percentages_with_a_comma() -> None:
    assert says("close to 0,5", comma=True).target == fmpq(1, 2)
    assert says("nearly 99,5 %", comma=True).target == fmpq(199, 200)
    assert says("99,7 %", comma=True).figure == numeral("0.997")
    with pytest.raises(FigureError, match=r"write 99\.7 %, or say decimal"):
        says("99,7 %")


@pytest.mark.parametrize("sign", "≈≃≅~∼")
def test_a_claim_after_a_sign(sign: str) -> None:
    assert says(f"{sign} 0.997").figure == numeral("0.997")


def test_a_claim_is_named_in_one_way() -> None:
    typed = example("1", "", '[[claims]]\nof = "h.sum@1"\nsays = 1.5\n[[claims]]\nof = "h@1.sum"\nsays = 1.5')
    with pytest.raises(ExampleError, match=r"the figure of h@1.sum at this place is claimed twice"):
        parse_example(typed)


def test_the_comma_is_that_of_the_language() -> None:
    for code, language in LANGUAGES.items():
        shown = example("0.5").replace("schema = 1", f'schema = 1\nlanguage = "{code}"', 1)
        assert ("0,5" in sl.write(sl.narrate(parse_example(shown)))) is (language.decimal == ",")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("claims = [1]\n[weights]\n[given]", 'a claim is a table; write { of = "f", says = 0.997 }'),
        ("origins = [1]\n[weights]\n[given]", "an origin is a table; write { of = "),
        ('notes = "one remark"', ""),
        ('origins = [{ of = "U_h", text = "made up" }]', ""),
        ('claims = [{ of = "h", says = 0.7616, where = "page 3" }, { of = "h.sum", says = 1 }]', ""),
    ],
)
def test_what_a_message_proposes_is_read(text: str, told: str) -> None:
    if told:
        with pytest.raises(ExampleError, match=re.escape(told)):
            parse_example(example("0.5", text.partition("\n")[0]))
    else:
        assert parse_example(example("0.5", text))

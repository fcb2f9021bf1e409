"""An example made of an article: the cell, its numbers, what was printed; and that it holds."""

from __future__ import annotations

import pytest

from symbolic_lstm.articles.documents.document_kinds import read
from symbolic_lstm.articles.extract import extracted
from symbolic_lstm.errors import ExampleError
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.verify.check import check_example

ARTICLE = """
With $x_t = 1.0$, $h_{t-1} = 0.2$, $c_{t-1} = 0.5$ and

$$W_{f}=0.5,\\ U_{f}=0.3,\\ b_f=0.1 \\qquad W_{i}=0.4,\\ U_{i}=0.2,\\ b_i=0$$
$$W_{c}=0.6,\\ U_{c}=0.1,\\ b_c=0 \\qquad W_{o}=0.3,\\ U_{o}=0.4,\\ b_o=0.1$$

$$f_t = \\sigma(W_f x_t + U_f h_{t-1} + b_f) = \\sigma(0.66) = 0.6593$$
$$i_t = \\sigma(W_i x_t + U_i h_{t-1} + b_i) = \\sigma(0.44) = 0.6083$$
$$o_t = \\sigma(W_o x_t + U_o h_{t-1} + b_o) = \\sigma(0.48) = 0.6177$$
$$g_t = \\tanh(W_c x_t + U_c h_{t-1} + b_c) = \\tanh(0.62) = 0.5511$$
$$c_t = f_t c_{t-1} + i_t g_t = 0.3297 + 0.3352 = 0.6649$$
$$h_t = o_t \\tanh(c_t) = 0.3593$$
""".replace("\\\\", "\\")


def test_the_cell_its_numbers_and_what_is_printed_become_an_example() -> None:
    text = extracted(read("a.md", ARTICLE.encode()))
    example = parse_example(text, "a.toml")
    assert "not found" not in text
    assert [claim.of for claim in example.claims] == ["f", "i", "o", "g", "c", "h"]
    assert {result.verdict for result in check_example(example)} == {"ok"}
    assert "W_g = 0.6\n" in text and "U_o = 0.4\n" in text and "h_prev = 0.2\n" in text


def test_what_is_not_found_is_said() -> None:
    text = extracted(read("a.md", ARTICLE.replace("U_{o}=0.4", "").encode()))
    assert "U_o = 0    # not found in the article" in text
    assert parse_example(text, "a.toml").claims


def test_an_article_without_a_cell_has_no_example() -> None:
    with pytest.raises(ExampleError, match="no cell of ours"):
        extracted(read("a.md", b"$1 + 1 = 2$"))

"""Shares of the old state and the new one that do not come to 1, and gates that stand in each other's places."""

from __future__ import annotations

import pytest

from tests.articles.articles import checked, flagged

GATES = r"""
$$z_t = \sigma(W_z x_t + U_z h_{t-1})$$
$$r_t = \sigma(W_r x_t + U_r h_{t-1})$$
$$\tilde{h}_t = \tanh(W_h x_t + U_h (r_t \odot h_{t-1}))$$
"""
LSTM = r"""
$$f_t = \sigma(W_f x_t + U_f h_{t-1} + b_f)$$
$$i_t = \sigma(W_i x_t + U_i h_{t-1} + b_i)$$
$$o_t = \sigma(W_o x_t + U_o h_{t-1} + b_o)$$
$$g_t = \tanh(W_g x_t + U_g h_{t-1} + b_g)$$
$$c_t = f_t \odot c_{t-1} + i_t \odot g_t$$
$$h_t = o_t \odot \tanh(c_t)$$
"""


@pytest.mark.parametrize(
    "right", [r"z_t \odot h_{t-1} + (1 - z_t) \odot \tilde{h}_t", r"(1 - z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t",
              r"h_{t-1} + z_t \odot (\tilde{h}_t - h_{t-1})"],
)  # fmt: skip
def test_shares_that_come_to_1_are_right(right: str) -> None:
    assert not flagged(GATES + f"$$h_t = {right}$$")


@pytest.mark.parametrize(
    "wrong",
    [
        r"z_t \odot h_{t-1} + z_t \odot \tilde{h}_t",
        r"(z_t - 1) \odot h_{t-1} + z_t \odot \tilde{h}_t",
        r"(1 - z_t) \odot h_{t-1} + (1 - z_t) \odot \tilde{h}_t",
        r"z_t \odot h_{t-1} + (z_t - 1) \odot \tilde{h}_t",
        r"(1 + z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t",
    ],
)
def test_shares_that_do_not_are_one_error(wrong: str) -> None:
    (found,) = flagged(GATES + f"$$h_t = {wrong}$$")
    assert (found.rule, found.level) == ("E212", "error")


def test_a_gate_that_stands_for_another_by_its_letter_is_told() -> None:
    assert not flagged(LSTM)
    wrong = LSTM.replace(r"f_t \odot c_{t-1} + i_t \odot", r"i_t \odot c_{t-1} + f_t \odot")
    (found,) = flagged(wrong)
    assert (found.rule, found.level) == ("E214", "error")
    assert wrong[found.start :].startswith(r"c_t = i_t")


@pytest.mark.parametrize("names", [("a", "b"), ("k", "w"), ("v", "e"), ("q", "p")])
def test_letters_that_say_nothing_are_not_told(names: tuple[str, str]) -> None:
    forget, into = names
    text = LSTM.replace("f_t", f"{forget}_t").replace("i_t", f"{into}_t")
    assert [cell.cell for cell in checked(text).cells] == ["lstm"]
    assert not flagged(text)


TORCH = r"""
$$r_t = \sigma(W_{ir} x_t + b_{ir} + W_{hr} h_{t-1} + b_{hr})$$
$$z_t = \sigma(W_{iz} x_t + b_{iz} + W_{hz} h_{t-1} + b_{hz})$$
$$n_t = \tanh(W_{in} x_t + b_{in} + r_t \odot (W_{hn} h_{t-1} + b_{hn}))$$
$$h_t = (1 - z_t) \odot n_t + z_t \odot h_{t-1}$$

```python
def step(self, x, h):
    gi = F.linear(x, self.w_ih, self.b_ih)
    gh = F.linear(h, self.w_hh, self.b_hh)
    i_r, i_z, i_n = gi.chunk(3, 1)
    h_r, h_z, h_n = gh.chunk(3, 1)
    r = torch.sigmoid(i_r + h_r)
    z = torch.sigmoid(i_z + h_z)
    n = torch.tanh(i_n + r * h_n)
    return n + z * (h - n)
```
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("n + z * (h - n)", "n - z * (h - n)"), ("i_n + r * h_n", "i_n + z * h_n"), ("(i_z + h_z)", "(i_r + h_r)")],
)
def test_two_sums_in_slices_are_laid_beside_the_equations(right: str, wrong: str) -> None:
    said = [f for f in checked(TORCH).findings if f.rule == "E210"]
    assert [f.level for f in said] == ["pass"]
    (found,) = flagged(TORCH.replace(right, wrong))
    assert (found.rule, found.level) == ("E210", "error")


def test_a_row_of_a_table_with_decimal_commas_is_a_step() -> None:
    row = r"| $i$ | $\sigma(0{,}95 \cdot 1 + 0{,}8 \cdot 0{,}2)$ | $0{,}752$ |"
    table = f"| Größe | Rechnung | Wert |\n|---|---|---|\n{row}\n"
    assert not flagged(table)
    (found,) = flagged(table.replace("752", "725"))
    assert found.rule == "N101"

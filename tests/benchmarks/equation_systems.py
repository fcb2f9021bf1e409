"""How many systems of equations are read and named a second, from the file's text to the cell it defines.

Run by hand: `python tests/benchmarks/equation_systems.py`.
Wanted: 200 a second.
Measured on two cores that eight other processes shared (processor time, the best of forty short rounds): 221 of the LSTM
and 353 of the GRU a second. Half of it is reading LaTeX; a system is made once, not once for each state it leads to.
"""

from __future__ import annotations

import time

from symbolic_lstm.articles.many import check_file
from symbolic_lstm.articles.options import PLAIN

#: An LSTM and a GRU as two of many people write them; `L` and `T` are other letters in every article.
LSTM = r"""# One {L}

The gates look at the input and at the state before:

$$f_t = \sigma({L}_f x_t + {T}_f h_{t-1} + b_f)$$

$$i_t = \sigma({L}_i x_t + {T}_i h_{t-1} + b_i)$$

$$o_t = \sigma({L}_o x_t + {T}_o h_{t-1} + b_o)$$

$$\tilde{c}_t = \tanh({L}_c x_t + {T}_c h_{t-1} + b_c)$$

The cell state and the hidden state are then

$$c_t = f_t \odot c_{t-1} + i_t \odot \tilde{c}_t$$

$$h_t = o_t \odot \tanh(c_t)$$
"""
GRU = r"""# Another {L}

\begin{align}
z_t &= \sigma({L}_z \cdot [h_{t-1}, x_t] + {T}_z) \\
r_t &= \sigma({L}_r \cdot [h_{t-1}, x_t] + {T}_r) \\
\tilde{h}_t &= \tanh({L}_h \cdot [r_t * h_{t-1}, x_t] + {T}_h) \\
h_t &= (1 - z_t) * h_{t-1} + z_t * \tilde{h}_t
\end{align}
"""
LETTERS = "ABDEFGHJKLMNPQRSUVW"


def main() -> None:
    """Print the best of many short rounds of processor time."""
    for name, text in (("LSTM", LSTM), ("GRU", GRU)):
        rates = []
        for k in range(40):
            texts = [
                text.replace("{L}", one).replace("{T}", f"{other}^{{({k})}}").encode()
                for one, other in zip(LETTERS, LETTERS[1 + k % 18 :] + LETTERS[: 1 + k % 18], strict=True)
            ]
            begun = time.process_time()
            found = [check_file("a.md", PLAIN, each).article for each in texts]
            rates.append(len(texts) / (time.process_time() - begun))
            assert all(each is not None and each.cells for each in found)
        print(f"{max(rates):6.0f} systems a second ({name}, an article each)")


if __name__ == "__main__":
    main()

r"""Lines that are broken: before a sign, behind one, or where a bracket is open, with their places as they stand."""

from __future__ import annotations

import pytest

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.readers.line import read_line

SUM = "0.1 + 0.2"
INSIDE = "sigmoid(0.1 + 0.2)"
#: A line, and its first side behind the name.
BROKEN = {
    r"\begin{aligned} f &= \sigma(0.1 \\ &\quad + 0.2) \\ &= \sigma(0.3) \end{aligned}": INSIDE,
    r"\begin{aligned} f &= \sigma\Bigl(0.1 \\[0.5em] &\qquad {} + 0.2\Bigr) \notag\\ &= \sigma(0.3) \end{aligned}": INSIDE,
    r"\begin{aligned} f &= \sigma\left(0.1 \right. \\ &\left.\qquad + 0.2\right) \\ &= \sigma(0.3) \end{aligned}": INSIDE,
    r"\begin{multline*} f = \sigma(0.1 \\ + 0.2) = \sigma(0.3) \end{multline*}": INSIDE,
    r"\begin{split} f &= \sigma(0.1 + \\ & \qquad 0.2) \nonumber \\ &= \sigma(0.3) \end{split}": INSIDE,
    r"\begin{gathered} f = \sigma\bigl( \\ 0.1 \\ {} + 0.2 \\ \bigr) = \sigma(0.3) \end{gathered}": INSIDE,
    r"\begin{array}{rcl} f &=& \sigma(0.1 \\ && {} + 0.2) \\ &=& \sigma(0.3) \end{array}": INSIDE,
    r"\begin{IEEEeqnarray}{rCl} f &=& \sigma(0.1 \IEEEnonumber\\ &&+\: 0.2) \\ &=& \sigma(0.3)\end{IEEEeqnarray}": INSIDE,
    r"\begin{alignat}{2} f &= \sigma(0.1 \\ &\hphantom{=\sigma(} + 0.2) \\ &= \sigma(0.3) \end{alignat}": INSIDE,
    r"f = \sigma(0.1 \\ + 0.2) = \sigma(0.3)": INSIDE,
    r"f = \sigma(0.1 + \\ + 0.2) = \sigma(0.3)": INSIDE,
    r"\begin{aligned}[t] c &= 0.1 \\ &\phantom{{}={}} + 0.2 \\ &= 0.3 \end{aligned}": SUM,
    r"\begin{aligned} c ={} & 0.1 \\ & \hspace{1em} \mathbin{+} 0.2 \\ ={}& 0.3 \end{aligned}": SUM,
    r"\begin{aligned} c &= 0.1 + \\ &\quad 0.2 \\ &= 0.3 \end{aligned}": SUM,
    r"\begin{aligned} c &= 0.1 + \\ &\quad + 0.2 \\ &= 0.3 \end{aligned}": SUM,
    r"\begin{aligned} c &= \\ & 0.1 + 0.2 \\ &= 0.3 \end{aligned}": SUM,
    r"\begin{aligned} c &= 0.1 \\ &\quad - 0.2 = 0.3 \end{aligned}": "0.1 - 0.2",
    r"\begin{aligned} c &= 0.1 - \\ &- 0.2 = 0.3 \end{aligned}": "0.1 - 0.2",
    r"\begin{aligned} c &= 0.1 \\ &\quad \times 0.2 \\ &= 0.3 \end{aligned}": "0.1 * 0.2",
    r"\begin{aligned} c &= 0.1 \\ & \cdot 0.2 \\ &= 0.3 \end{aligned}": "0.1 * 0.2",
    r"\begin{aligned} c &= \max(0.1, \\ &\qquad 0.2) \\ &= 0.3 \end{aligned}": "max(0.1, 0.2)",
    r"\begin{aligned} c &= \begin{bmatrix}1\\2\end{bmatrix} \odot \Bigl(\begin{bmatrix}3\\4\end{bmatrix} \\[0.5em] "
    r"&\quad + \begin{bmatrix}5\\6\end{bmatrix}\Bigr) \\ &= 0.3 \end{aligned}": "[1; 2] * ([3; 4] + [5; 6])",
}  # fmt: skip


@pytest.mark.parametrize("line", BROKEN)
def test_rows_of_one_line_are_one_side(line: str) -> None:
    (chain,) = read_line(line)
    assert len(chain.sides) == 3 and str(chain.sides[1].term) == BROKEN[line]


def test_the_places_are_those_of_the_source() -> None:
    line = r"\begin{aligned} f &= \sigma(0.1 \\[2pt] &\quad {} + 0.2) \\ &= 0.3 \end{aligned}"
    (chain,) = read_line(line)
    assert line[chain.sides[1].start : chain.sides[1].end] == r"\sigma(0.1 \\[2pt] &\quad {} + 0.2)"
    assert line[chain.sides[2].start : chain.sides[2].end] == "0.3"
    stands = {str(part): line[a:b] for a, b, part in chain.where.values()}
    assert stands["0.2"] == "0.2" and stands["0.1 + 0.2"] == r"0.1 \\[2pt] &\quad {} + 0.2"


#: Lines that look as if they went on.
APART = {
    r"\begin{aligned} f &= 0.3 + 0.1 \\ -g &= 0.1 + 0.1 \end{aligned}": ["f", "-g"],
    r"\begin{aligned} f &= 0.3 \\ g &= 0.1 + 0.1 \end{aligned}": ["f", "g"],
    r"\begin{aligned} f &= 0.3 & g &= 0.1 \\ &= 0.30 & &= 0.10 \end{aligned}": ["f", "g"],
    r"\begin{aligned} f &= 0.3 &= 0.30 \\ g &= 0.1 &= 0.10 \end{aligned}": ["f", "g"],
}


@pytest.mark.parametrize("line", APART)
def test_lines_of_their_own_stay_apart(line: str) -> None:
    assert [str(chain.sides[0].term) for chain in read_line(line)] == APART[line]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (r"\begin{aligned} f &= \sigma(0.1 + 0.2 \\ &= \sigma(0.3) \end{aligned}", "'(' is not closed"),
        (r"\begin{aligned} f &= \sigma(0.1 + 0.2 \\ g &= 0.3 \end{aligned}", "'(' is not closed"),
        (r"\begin{aligned} f &= (0.1 + 0.2 \\ g &= 0.3 + 0.2) \end{aligned}", "'=' stands here"),
        (r"\begin{bmatrix} (0.1 & 0.2) \end{bmatrix}", "'(' is not closed"),
        (r"\left. 0.1 + 0.2 \right)", "a bracket is wanted after \\left"),
    ],
)
def test_a_bracket_that_was_forgotten_is_told(line: str, reason: str) -> None:
    with pytest.raises(SentenceError, match=reason.replace("(", r"\(").replace("\\left", "")):
        read_line(line)

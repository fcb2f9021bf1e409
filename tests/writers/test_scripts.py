"""No thing has two scripts below or two above: TeX would refuse the whole formula."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_lstm.page.author_prose import author_prose
from symbolic_lstm.page.layout import Frac, Ident, Layout, Num, Op, Over, Row, Sub, Sup
from symbolic_lstm.writers import latex_maths

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|\s+|.", re.DOTALL)


def doubled(latex: str) -> bool:
    """Whether a thing has two scripts on one side, as TeX counts them: blanks part nothing, a group is one thing."""
    open_groups: list[tuple[set[str], bool]] = []
    there: set[str] = set()
    script = False
    for token in _TOKEN.findall(latex):
        if token.isspace():
            continue
        if token in "_^":
            if token in there:
                return True
            there.add(token)
            script = True
        elif token == "{":
            open_groups.append((there, script))
            there, script = set(), False
        elif token == "}":
            before, script = open_groups.pop()
            there, script = before if script else set(), False
        elif script:
            script = False
        else:
            there = set()
    return False


def test_two_scripts_are_seen() -> None:
    assert all(map(doubled, (r"a_{t}^{\prime}_{i}", r"\sum_{i=1}^{n}_{i}", "a_i_j", "a^2_i^3", r"x_{a_b}_c", "a_i _j")))
    assert not any(map(doubled, (r"{a_{t}^{\prime}}_{i}", "a_{i}^{2} b_{i}^{2}", "a_{b_{c}}", r"\frac{a_1}{b_1}_2")))


layouts: st.SearchStrategy[Layout] = st.recursive(
    st.sampled_from([Ident("a"), Num("2"), Num("6.27", -6), Op("∑"), Ident("tanh", True), Over(Ident("c"), "tilde")]),
    lambda inner: st.one_of(
        st.builds(Sub, inner, inner), st.builds(Sup, inner, inner), st.builds(Frac, inner, inner),
        st.lists(inner, min_size=1, max_size=2).map(lambda items: Row(tuple(items))), st.just(Op("′")),
    ),
    max_leaves=6,
)  # fmt: skip


@given(layouts)
@settings(max_examples=75, deadline=None)
def test_no_layout_is_written_with_two(layout: Layout) -> None:
    assert not doubled(latex_maths.equation(layout))


@given(
    st.lists(
        st.sampled_from(["a", "_i", "^2", "'", "_{t}", "^{n}", "{a_i}", r"\sum", "(a)", " ", "+", r"\tanh", "{", "}"])
    )
)
@settings(max_examples=100, deadline=None)
def test_no_formula_of_an_author_is(pieces: list[str]) -> None:
    parts = author_prose(f"${''.join(pieces)}$")
    assert not any(doubled(latex_maths.equation(part)) for part in parts if not isinstance(part, str))

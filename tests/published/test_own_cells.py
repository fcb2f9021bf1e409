"""Cells of an example's own: what they can say, and how each slip is answered at its place."""

from __future__ import annotations

import pytest

from symbolic_lstm.api import sheet
from symbolic_lstm.errors import ExampleError
from symbolic_lstm.maths.spell import text
from symbolic_lstm.page.blocks import Decimals
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.readback import verify_export
from symbolic_lstm.verify.check import check_example

LEAKY = '''\
schema = 1
title = "Leaky"
[cell]
sentences = """
g = tanh(W_g @ x)
h = a * h_prev + (1 - a) * g
"""
[weights]
a = 0.5
W_g = 2
[given]
x = 1
h_prev = 0
'''
SCALED = """\
schema = 1
title = "Two inputs"
form = "vector"
[cell]
sentences = ["q = W @ x", "h = a * h_prev + q + s"]
inputs = ["x", "s"]
parts = { "q.sum" = "W @ x" }
[cell.sizes]
s = "n"
[weights]
a = [1, 1]
W = [[1, 1, 1], [2, 2, 2]]
[given]
x = [1, 2, 3]
s = [0.25, 0.5]
h_prev = [1, 1]
"""


def shown(worked: Example) -> dict[str, Decimals]:
    return sheet(worked).shown


@pytest.mark.parametrize(
    ("old", "new", "mark", "told"),
    [
        ("g = tanh(", "d_prev = 2\ng = tanh(", "d_prev = 2", "'d_prev' cannot be defined: a name that ends in _prev"),
        ("g = tanh(", "tanh = 2\ng = tanh(", "tanh = 2", "'tanh' is a function"),
        ("g = tanh(", "  2g = 2\ng = tanh(", "2g = 2", "'2g = 2' is no sentence; write a name"),
        ("* g\n", "* g\nnothing\n", "nothing", "'nothing' is no sentence"),
        ("g = tanh(", "g = tahn(", "g = tahn", "did you mean 'tanh'"),
        ("g = tanh(W_g @ x)", "g = tanh(W_g @", "g = tanh(W_g @\n", "in the sentence of 'g' of the own cell"),
        ("* g\n", "* g\ng = 2\n", "g = 2", "defines 'g' twice"),
        ("* g\n", "* q\nq = 2\n", "h = a", "uses 'q' before it is defined; its value before the step is q_prev"),
        ("* g\n", "* g_prev[0]\n", "h = a", "a cell knows no entry"),
        ("h = a *", "k = a *", "sentences", "no sentence defines 'h'; a name that ends in _prev is what"),
        ("[weights]", 'states = { h_prev = "k" }\n[weights]', "h_prev = \"k\"", "no sentence defines 'k'"),
        ("[weights]", 'inputs = ["x", "x_prev"]\n[weights]', '"x_prev"', "'x_prev' cannot be an input"),
        ("[weights]", 'inputs = "g"\n[weights]', "g = tanh", "defines 'g' twice: it is an input"),
        ("[weights]", 'roles = { k = "key" }\n[weights]', 'k = "key"', "'k' has a role, but no sentence defines it"),
        ("[weights]", 'roles = "g"\n[weights]', 'roles = "g"', "cell.roles is a table; write [cell.roles]"),
        ("[weights]", 'roles = { g = 5 }\n[weights]', "5 }", "text is needed here"),
        ("[weights]", 'roles = { g = [] }\n[weights]', "[] }", "the list is empty"),
        ("[weights]", '[cell.parts]\n"h.kept" = "a * g"\n[weights]', '"h.kept"', "does not stand in the sentence of 'h'"),
        ("[weights]", '[cell.parts]\n"k.kept" = "a"\n[weights]', '"k.kept"', "'k' has a part, but no sentence"),
        ("[weights]", '[cell.parts]\nkept = "a"\n[weights]', "kept", "'kept' names no part; write it like h.kept"),
        ("[weights]", '[cell.parts]\n"h.kept" = "a *"\n[weights]', "h = a", "the equation ends"),
        ("[weights]", '[cell.sizes]\nh = "n"\n[weights]', 'h = "n"', "the size of 'h' follows from its sentence"),
        ("[weights]", '[cell.sizes]\nQ = "n"\n[weights]', 'Q = "n"', "no sentence mentions it"),
        ("[weights]", '[cell.sizes]\na = "k"\n[weights]', '"k"', 'a size is "n", "m" or a list of two'),
        ("[weights]", '[cell.sizes]\na = []\n[weights]', "[]\n", 'a size is "n", "m" or a list of two'),
        ("[weights]", '[cell.sizes]\na = ["n", "n", "m"]\n[weights]', '["n", "n"', 'a list of two'),
        ("[weights]", 'name = "a cell"\n[weights]', '"a cell"', "is no cell's name"),
        ("[weights]", 'colour = "red"\n[weights]', "colour", "unknown key 'colour' in [cell]"),
        ("[cell]\nsentences", "[cell]\ntitle", "cell]", "[cell] has no 'sentences'"),
        ("* g\n", "* g\n" + "".join(f"y{k} = x\n" for k in range(100)), '"""', "at most 100 sentences"),
        ("a = 0.5\n", "", "weights]", "[weights] has no 'a'"),
        ("x = 1\n", "", "given]", "[given] has no 'x'"),
        ("[weights]\na = 0.5\nW_g = 2\n", "", "schema", "the example has no 'weights'; the cell needs W_g, a"),
        ("schema = 1\n", "schema = 1\nsteps = 2\n", "1\nh_prev = 0\n", "x has 1 step, but the example says steps = 2"),
        ("schema = 1\n", "schema = 1\nsteps = 0\n", "0\ntitle", "steps is a whole number from 1 to 10000"),
        ("schema = 1\n", "schema = 1\nsteps = 2.5\n", "2.5", "steps is a whole number"),
        ("schema = 1\n", 'schema = 1\nsteps = "2"\n', '"2"', "steps is a whole number"),
        ("schema = 1\n", "schema = 1\nsteps = 10001\n", "10001", "steps is a whole number"),
        ("W_g = 2", "W_g = [[2]]", "[[2]]", 'W_g is 1 × 1, but the cell needs a number; for lists and matrices'),
    ],
)  # fmt: skip
def test_a_slip_is_answered_at_its_place(old: str, new: str, mark: str, told: str) -> None:
    assert old in LEAKY
    changed = LEAKY.replace(old, new, 1)
    with pytest.raises(ExampleError) as caught:
        parse_example(changed, "a.toml")
    fault = caught.value
    at = changed.index(mark)
    assert told in fault.reason, fault.reason
    assert (fault.line, fault.column) == (changed.count("\n", 0, at) + 1, at - changed.rfind("\n", 0, at)), fault
    assert "\n" not in fault.reason


def test_sentences_in_a_list_are_answered_one_by_one() -> None:
    listed = LEAKY.replace('"""\ng =', '[\n"g =').replace("x)\nh", 'x)",\n"h').replace('* g\n"""', '* k",\n]')
    assert shown(parse_example(listed.replace("* k", "* g"))) == shown(parse_example(LEAKY))
    for sentence, line in (('"q = k",\n"k = x"', 5), ('"k = x",\n"q = h"', 6), ('"""k = x\n\nq = h"""', 5)):
        with pytest.raises(ExampleError, match=r"'q' of the own cell uses '.' before it is defined") as caught:
            parse_example(listed.replace('"g =', f'{sentence},\n"g =').replace("* k", "* g"))
        assert (caught.value.line, caught.value.column) == (line, 1)


def test_an_input_may_have_the_size_of_the_units() -> None:
    assert shown(parse_example(SCALED)) == {"q@1": ("6.0000", "12.0000"), "h@1": ("7.2500", "13.5000")}
    steps = SCALED.replace("s = [0.25, 0.5]", "s = [[0.25, 0.5], [0, 0]]").replace(
        "[1, 2, 3]", "[[1, 2, 3], [0, 0, 0]]"
    )
    assert shown(parse_example(steps))["h@2"] == ("7.2500", "13.5000")


def test_sizes_come_from_whatever_has_them() -> None:
    swapped = SCALED.replace('["x", "s"]', '["s", "x"]')
    assert shown(parse_example(swapped)) == shown(parse_example(SCALED))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('s = "n"', 's = "m"', "in 'h = a * h_prev + q + s' the sizes do not fit: 2 and 2 and 3 (a is 2,"),
        ("s = [0.25, 0.5]", "s = [0.25, 0.5, 1]", "s is a list of 3, but the cell needs a list of 2 for 2 units and 3 inputs"),
        ("h = a * h_prev + q + s", "h = total(a * h_prev + q + s)", "'h_prev' is 2, but 'h', which renews it, is a number"),
        ("s = [0.25, 0.5]", "s = 0.25", "s is a number; the vector form takes a list of numbers, or of such lists"),
        ("a = [1, 1]", "a = 1", "a is a number, but the cell needs a list of 2"),
    ],
)  # fmt: skip
def test_sizes_that_do_not_fit(old: str, new: str, told: str) -> None:
    assert old in SCALED
    with pytest.raises(ExampleError) as caught:
        parse_example(SCALED.replace(old, new))
    assert told in caught.value.reason, caught.value.reason


def test_a_declared_part_has_a_figure_in_every_form() -> None:
    vector = SCALED.replace("q = W @ x", "q = W @ x + s").replace("q.sum", "q.read")
    claims = '[[claims]]\nof = "q[1].read"\nsays = 12\n[[claims]]\nof = "q[0].read@1"\nsays = 6\n'
    assert [r.verdict for r in check_example(parse_example(vector + claims))] == ["exact", "exact"]
    (first, *_) = setting(parse_example(vector)).program.lets
    assert text(first.body) == "(W[0,0] * x[0] + W[0,1] * x[1] + W[0,2] * x[2]) + s[0]"
    assert verify_export(sheet(parse_example(vector))) == ()
    scalar = LEAKY.replace("(1 - a) * g", "(1 - a) * (g * a)")
    scalar = scalar.replace("[weights]", '[cell.parts]\n"h.own" = "g * a"\n[weights]')
    (made,) = check_example(parse_example(scalar + '[[claims]]\nof = "h.own"\nsays = 0.482\n'))
    assert made.verdict == "ok"


def test_parts_inside_parts_have_figures() -> None:
    vector = SCALED.replace("h = a * h_prev + q + s", "h = h_prev * (a * (q + (W @ x + s)))")
    vector = vector.replace(
        '"q.sum" = "W @ x"', '"h.gate" = "a * (q + (W @ x + s))", "h.read" = "W @ x", "h.all" = "W @ x + s"'
    )
    claims = "".join(
        f'[[claims]]\nof = "h[1].{part}"\nsays = {says}\n'
        for part, says in (("gate", 24.5), ("read", 12), ("all", 12.5))
    )
    assert [r.verdict for r in check_example(parse_example(vector + claims))] == ["exact"] * 3
    assert verify_export(sheet(parse_example(vector))) == ()


NO_INPUT = """\
schema = 1
title = "Logistic map"
{more}
[cell]
sentences = "h = r * h_prev * (1 - h_prev)"
[weights]
r = 3.7
[given]
h_prev = 0.5
"""


def test_a_cell_without_inputs_needs_none() -> None:
    assert shown(parse_example(NO_INPUT.format(more=""))) == {"h@1": "0.9250"}
    worked = parse_example(NO_INPUT.format(more="steps = 3"))
    assert shown(worked) == {"h@1": "0.9250", "h@2": "0.2567", "h@3": "0.7060"}
    assert worked.cell.inputs == ()
    assert verify_export(sheet(worked)) == ()
    said = parse_example(NO_INPUT.format(more="").replace("[weights]", "inputs = []\n[weights]"))
    assert said.cell.inputs == ()
    dummy = parse_example(NO_INPUT.format(more="") + "x = [0, 0]\n")
    assert dummy.cell.inputs == ("x",) and {*shown(dummy)} == {"h@1", "h@2"}


def test_a_cell_needs_no_empty_table() -> None:
    worked = parse_example('schema = 1\ntitle = "t"\n[cell]\nsentences = "y = tanh(0.5)"\n')
    assert shown(worked) == {"y@1": "0.4621"}
    assert "Given" not in sheet(worked).write("text")


def test_a_vector_without_inputs() -> None:
    worked = parse_example(
        'schema = 1\ntitle = "t"\nform = "vector"\nsteps = 2\n[cell]\nsentences = ["h = U @ h_prev", "y = V @ h"]\n'
        'sizes = { V = ["m", "n"] }\n[weights]\nU = [[0, 1], [1, 1]]\nV = [[1, 2], [3, 4], [5, 6]]\n[given]\nh_prev = [1, 2]'
    )
    assert shown(worked)["y@2"] == ("13.0000", "29.0000", "45.0000")


def test_an_x_that_a_sentence_defines_is_no_input() -> None:
    worked = parse_example(
        'schema = 1\ntitle = "t"\n[cell]\nsentences = ["x = 2 * h_prev", "h = x + 1"]\n[given]\nh_prev = 1'
    )
    assert worked.cell.inputs == () and shown(worked) == {"x@1": "2.0000", "h@1": "3.0000"}


@pytest.mark.parametrize("terms", [130, 400])
def test_a_sentence_may_be_long(terms: int) -> None:
    sentence = "h = h_prev + " + " + ".join(f"weight_{k} * x" for k in range(terms))
    weights = "".join(f"weight_{k} = 0.5\n" for k in range(terms))
    text = (
        f'schema = 1\ntitle = "t"\n[cell]\nsentences = "{sentence}"\n[weights]\n{weights}[given]\nx = 1\nh_prev = 0\n'
    )
    assert len(sentence) > 1_900
    assert shown(parse_example(text)) == {"h@1": f"{terms / 2:.4f}"}


def test_a_sentence_ends_somewhere() -> None:
    with pytest.raises(ExampleError, match="at most 100000 are read"):
        parse_example(LEAKY.replace("tanh(W_g @ x)", "1" + " + 1" * 30_000))


@pytest.mark.parametrize(
    "named",
    [
        "s_0",
        "h1",
        "W1",
        "W_1",
        "W1_f",
        "x_12",
        "x_1a",
        "h2o",
        "a_0_1",
        "in_gate",
        "max_1",
        "_a",
        "sigma_1",
        "W_ih_l0",
        "s0_h",
    ],
)
@pytest.mark.parametrize("form", ["scalar", "vector"])
def test_every_name_reads_back_in_every_route(named: str, form: str) -> None:
    number = "2" if form == "scalar" else "[2, 3]"
    worked = parse_example(
        f'schema = 1\ntitle = "t"\nform = "{form}"\n[cell]\nsentences = "g2 = tanh({named} + g2_prev * {named})"\n'
        f'sizes = {{ {named} = "n" }}\n[weights]\n{named} = {number}\n[given]\ng2_prev = {number}\n'
    )
    for notation in ("standard", "memories"):
        assert verify_export(sheet(worked, notation=notation)) == ()

"""No false alarm, and no slip unseen: figures of our own making under every rounding policy, claimed back."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from mpmath import mp, mpf

from symbolic_lstm.numbers.rounding import Carry, Digits, Mode, Rounding
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.policies import POLICIES, account, explaining, missed

from ..example_texts import GIVEN, WEIGHTS, Said, toml, worked

CARRIES: tuple[Carry, ...] = ("full", "shown")
MODES: tuple[Mode, ...] = ("half-up", "half-even", "truncate")
QUIET = settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)

decimals = st.integers(0, 2).flatmap(
    lambda places: st.integers(-3 * 10**places, 3 * 10**places).map(lambda n: str(Decimal(n).scaleb(-places)))
)
rates = st.builds(Rounding, st.builds(Digits, st.integers(1, 6)), st.sampled_from(MODES), st.sampled_from(CARRIES))


@st.composite
def numbers(draw: st.DrawFn) -> dict[str, str]:
    """Weights, states and one to three inputs."""
    found = {name: draw(decimals) for name in [*WEIGHTS, "h_prev", "c_prev"]}
    inputs = draw(st.lists(decimals, min_size=1, max_size=3))
    return {**found, "x": inputs[0] if len(inputs) == 1 else f"[{', '.join(inputs)}]"}


def stated(policy: Rounding) -> str:
    return f"digits = {policy.digits.number}\ncarry = '{policy.carry}'\nmode = '{policy.mode}'"


def printed(own: dict[str, str], policy: Rounding) -> tuple[list[Said], Trace]:
    """Every figure that a sheet under this policy prints, as claims."""
    ready = setting(parse_example(toml((), own)))
    traced = trace(ready.program, ready.given, policy)
    said: list[Said] = []
    for let in ready.program.lets:
        said.append((let.key, traced.shown(let.key).text))
        laid = traced.work[let.key].code
        for part, path in let.parts:
            figure = traced.work[let.key].figures[laid.index(path)]
            assert figure is not None
            said.append((f"{let.key}.{part}", figure.text))
    return said, traced


def flagged(levels: list[str]) -> bool:
    return any(level in ("warning", "error") for level in levels)


@QUIET
@given(numbers(), rates)
def test_our_own_figures_raise_no_alarm(own: dict[str, str], policy: Rounding) -> None:
    """What the policy prints is passed or noted; only figures cut off may be called truncated."""
    said, _ = printed(own, policy)
    for result in check_example(parse_example(toml(said, own, rounding=stated(policy)))):
        cut = policy.mode == "truncate" and result.verdict == "truncated"
        assert cut or result.level in ("pass", "note"), (result.quantity, result.message)


@QUIET
@given(numbers(), rates)
def test_the_policy_that_made_the_figures_explains_them(own: dict[str, str], policy: Rounding) -> None:
    said, _ = printed(own, policy)
    found = [(p.carry, p.mode) for p in explaining(parse_example(toml(said, own, rounding=stated(policy))))]
    assert (policy.carry, policy.mode) in found
    order = [(p.carry, p.mode) for p in POLICIES]
    assert found == sorted(found, key=order.index), "simplest first"


def sigma(z: mpf) -> mpf:
    return 1 / (1 + mp.exp(-z))


def by_hand(own: dict[str, str], said: dict[str, mpf]) -> dict[str, mpf]:
    """One step from the numbers, each quantity from the figures printed before it, where there are any."""
    v = {name: mpf(text) for name, text in own.items()}
    found: dict[str, mpf] = {}

    def at(name: str) -> mpf:
        return said.get(name, found[name])

    for gate, squash in (("f", sigma), ("i", sigma), ("g", mp.tanh), ("o", sigma)):
        found[gate] = squash(v[f"U_{gate}"] * v["h_prev"] + v[f"W_{gate}"] * v["x"] + v[f"b_{gate}"])
    found["c.kept"], found["c.added"] = at("f") * v["c_prev"], at("i") * at("g")
    found["c"] = at("c.kept") + at("c.added")
    found["h.squashed"] = mp.tanh(at("c"))
    found["h"] = at("o") * at("h.squashed")
    return found


@QUIET
@given(numbers(), st.integers(2, 6), st.data())
def test_one_digit_changed_is_flagged(own: dict[str, str], digits: int, data: st.DataObject) -> None:
    """The last digit of one figure, two units or more from every reading of it."""
    assume("[" not in own["x"])
    policy = Rounding(Digits(digits), "half-up", "full")
    said, _ = printed(own, policy)
    figures = {of.replace("@1", ""): text for of, text in said}
    assume(all("e" not in text and len(text.partition(".")[2]) == digits for text in figures.values()))
    chosen = data.draw(st.sampled_from(sorted(figures)))
    shift = data.draw(st.sampled_from([-5, -4, -3, -2, 2, 3, 4, 5]))
    unit = mpf(10) ** -digits
    with mp.workdps(40):
        others = {name: mpf(text) for name, text in figures.items() if name != chosen}
        readings = by_hand(own, others)[chosen], by_hand(own, {})[chosen]
        wrong = mpf(figures[chosen]) + shift * unit
        assume(all(abs(wrong - reading) > unit * mpf("1.51") for reading in readings))
        text = f"{Decimal(int(mp.nint(wrong / unit))).scaleb(-digits):f}"
    changed: list[Said] = [(name, text if name == chosen else right) for name, right in figures.items()]
    results = {r.quantity: r for r in check_example(parse_example(toml(changed, own, rounding=stated(policy))))}
    assert results[chosen].level in ("warning", "error"), results[chosen]


@QUIET
@given(numbers(), st.integers(2, 6), st.sampled_from(MODES))
def test_values_agree_with_mpmath(own: dict[str, str], digits: int, mode: Mode) -> None:
    """The recomputed values of a check, each from the figures printed before it, are those of another library."""
    assume("[" not in own["x"])
    said, _ = printed(own, Rounding(Digits(digits), mode, "full"))
    figures = {of.replace("@1", ""): text for of, text in said}
    results = {r.quantity: r for r in check_example(parse_example(toml(list(figures.items()), own)))}
    with mp.workdps(40):
        full = by_hand(own, {})
        shown = by_hand(own, {name: mpf(text) for name, text in figures.items()})
        for name, result in results.items():
            for ours, theirs in ((result.recomputed["full"], full[name]), (result.recomputed["shown"], shown[name])):
                assert ours is not None
                assert abs(mpf(ours) - theirs) <= max(mpf(10) ** -(digits + 2), abs(theirs) * mpf("1e-2")), name


@pytest.mark.parametrize(("carry", "mode"), list(product(CARRIES, MODES)))
def test_each_policy_makes_the_seed_series_its_own(carry: Carry, mode: Mode) -> None:
    """Two decimals of the shipped numbers under a policy are explained by it, and not by the opposite carry."""
    said, _ = printed({**WEIGHTS, **GIVEN}, Rounding(Digits(2), mode, carry))
    example = worked(said, rounding=f"digits = 2\ncarry = '{carry}'\nmode = '{mode}'")
    found = [(p.carry, p.mode) for p in explaining(example)]
    assert (carry, mode) in found
    other: Carry = "full" if carry == "shown" else "shown"
    assert (other, mode) not in found


def test_nothing_printed_is_explained_by_nothing() -> None:
    assert explaining(worked()) == ()
    assert explaining(worked([("f", "'close to 1'")])) == ()


def test_a_wrong_figure_is_explained_by_no_policy() -> None:
    example = worked([("f", "0.997"), ("g", "0.90")])
    assert explaining(example) == ()
    assert missed(example, POLICIES[0]) == ("g",)
    found = account(example)
    assert (found.nearest, found.missed) == (None, ()), "one of two is not most"


def test_all_but_a_wrong_figure_are_explained_and_it_is_named() -> None:
    """h@1 is wrong and carried as printed, so what follows from it is right; figures are carried with two digits."""
    own = {**WEIGHTS, **GIVEN, "x": "[0.5, 1]"}
    said, _ = printed(own, Rounding(Digits(2), "half-up", "shown"))
    changed: list[Said] = [(of, "0.71" if of == "h@1" else says) for of, says in said if "@2" not in of]
    found = account(parse_example(toml(changed, own, rounding="digits = 2\ncarry = 'shown'")))
    assert (found.explaining, found.missed) == ((), ("h@1",))
    assert found.nearest is not None and found.nearest.name == "shown figures carried, half up"
    changed.append(("f@2.sum", "5.17"))  # 2.70 · 0.71 + 1.63 + 1.62, and not from the h@1 that would be right
    assert account(parse_example(toml(changed, own, rounding="digits = 2\ncarry = 'shown'"))).missed == ("h@1",)


def test_a_figure_of_a_variant_is_named_with_it() -> None:
    tail = "[variants.other]\ngiven = { x = -10 }\n[[variants.other.claims]]\nof = 'f.sum'\nsays = -11.89"
    right: list[Said] = [("f", "0.997"), ("f.sum", "5.95"), ("g", "0.97")]
    assert account(worked(right, tail=tail)).missed == ("other:f.sum",)


def test_the_policies_are_listed_once_each() -> None:
    assert sorted((p.carry, p.mode) for p in POLICIES) == sorted(product(CARRIES, MODES))

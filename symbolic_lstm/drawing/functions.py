"""The functions whose curves can be drawn, by their heads: how they run, between which heights, where ticks stand."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple


class Curve(NamedTuple):
    """A function of one number; `low` and `high` bound it where something does, `ticks` stand at its axis.

    `least` is the smallest number it is drawn from.
    """

    at: Callable[[float], float]
    low: float | None = None
    high: float | None = None
    ticks: tuple[tuple[float, str], ...] = ((0.0, "0"),)
    least: float = -math.inf


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def _softplus(x: float) -> float:
    return max(x, 0.0) + math.log1p(math.exp(-abs(x))) if abs(x) < 700 else max(x, 0.0)


_SHARE = ((0.0, "0"), (0.5, "½"), (1.0, "1"))
_SIGNED = ((-1.0, "−1"), (0.0, "0"), (1.0, "1"))

CURVES: Mapping[type[t.Term], Curve] = {
    t.Sigmoid: Curve(_sigmoid, 0.0, 1.0, _SHARE),
    t.Tanh: Curve(math.tanh, -1.0, 1.0, _SIGNED),
    t.HardSigmoid: Curve(lambda x: min(1.0, max(0.0, x / 6 + 0.5)), 0.0, 1.0, _SHARE),
    t.Relu: Curve(lambda x: max(x, 0.0), 0.0),
    t.Softplus: Curve(_softplus, 0.0),
    t.Absolute: Curve(abs, 0.0),
    t.Exp: Curve(lambda x: math.exp(min(x, 700.0)), 0.0),
    t.Log: Curve(lambda x: math.log(max(x, 1e-300)), least=1e-3),
    t.Root: Curve(lambda x: math.sqrt(max(x, 0.0)), 0.0, least=0.0),
}

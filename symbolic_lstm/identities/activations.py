"""Identities of the functions that gates are made of."""

from __future__ import annotations

from symbolic_lstm.identities.identity import Identity, claim

ACTIVATIONS = (
    Identity(
        "sigmoid-slope",
        (
            claim(
                "sigmoid(z)",
                ("1 / (1 + exp(-z))", "definition"),
                ("exp(-z) / (1 + exp(-z))^2", "slope"),
                ("1 / (1 + exp(-z)) * (1 - 1 / (1 + exp(-z)))", "split"),
                ("sigmoid(z) * (1 - sigmoid(z))", "definition"),
                by="z", slopes=2, worked=("exp(-z) / (1 + exp(-z))^2", "sigmoid(z) * (1 - sigmoid(z))"),
            ),
        ),
        at={"z": "f.sum"},
    ),
    Identity(
        "tanh-slope",
        (
            claim(
                "tanh(z)",
                ("(exp(z) - exp(-z)) / (exp(z) + exp(-z))", "definition"),
                ("((exp(z) + exp(-z))^2 - (exp(z) - exp(-z))^2) / (exp(z) + exp(-z))^2", "slope"),
                ("1 - ((exp(z) - exp(-z)) / (exp(z) + exp(-z)))^2", "split"),
                ("1 - tanh(z)^2", "definition"),
                by="z", slopes=2, worked=("4 / (exp(z) + exp(-z))^2", "1 - tanh(z)^2"),
            ),
        ),
        at={"z": "g.sum"},
    ),
    Identity(
        "tanh-as-sigmoid",
        (
            claim(
                "tanh(x)",
                ("(exp(x) - exp(-x)) / (exp(x) + exp(-x))", "definition"),
                ("(1 - exp(-2 * x)) / (1 + exp(-2 * x))", "extended"),
                ("2 / (1 + exp(-2 * x)) - 1", "split"),
                ("2 * sigmoid(2 * x) - 1", "definition"),
            ),
        ),
        at={"x": "g.sum"},
    ),
    Identity(
        "sigmoid-complement",
        (
            claim(
                "1 - sigmoid(x)",
                ("1 - 1 / (1 + exp(-x))", "definition"),
                ("exp(-x) / (1 + exp(-x))", "joined"),
                ("1 / (1 + exp(x))", "extended"),
                ("sigmoid(-x)", "definition"),
            ),
        ),
        at={"x": "f.sum"},
    ),
    Identity(
        "softmax-of-two",
        (
            claim(
                "exp(a) / (exp(a) + exp(b))",
                ("1 / (1 + exp(b) / exp(a))", "extended"),
                ("1 / (1 + exp(-(a - b)))", "powers"),
                ("sigmoid(a - b)", "definition"),
            ),
        ),
        at={"a": "f.sum", "b": "i.sum"},
    ),
)  # fmt: skip

"""Identities of what a state keeps: the carousel, half-lives, one update step, and bounds of gradients."""

from __future__ import annotations

from symbolic_lstm.identities.identity import Identity, claim

MEMORY = (
    Identity(
        "constant-error-carousel",
        (
            claim("c_prev + i * g", ("1", "slope"), by="c_prev", slopes=1, told="original"),
            claim("f * c_prev + i * g", ("f", "slope"), by="c_prev", slopes=1, told="forget", worked=()),
            claim(
                "f_2 * (f_1 * c_prev + i_1 * g_1) + i_2 * g_2", ("f_2 * f_1", "slope"), by="c_prev", slopes=1,
                told="two steps", worked=(),
            ),
            claim(
                "f^k", ("exp(k * ln(f))", "powers"), domains={"f": "share", "k": "whole"}, told="constant gate",
            ),
        ),
        at={"f": "f", "k": "100"},
        timed=frozenset({"c_prev", "i", "g"}),
    ),
    Identity(
        "half-life",
        (
            claim(
                "f^(-ln(2) / ln(f))",
                ("exp(-ln(2) / ln(f) * ln(f))", "powers"),
                ("exp(-ln(2))", "shortened"),
                ("1 / 2", "powers"),
                domains={"f": "share"}, told="steps", worked=("-ln(2) / ln(f)",),
            ),
            claim(
                "(2^(-1 / k))^k", ("2^(-1)", "powers"), ("1 / 2", "powers"),
                domains={"k": "positive"}, told="retention", worked=("2^(-1 / k)",),
            ),
            claim(
                "sigmoid(-ln(2^(1 / k) - 1))",
                ("1 / (1 + exp(ln(2^(1 / k) - 1)))", "definition"),
                ("1 / (1 + 2^(1 / k) - 1)", "powers"),
                ("2^(-1 / k)", "shortened"),
                domains={"k": "positive"}, told="bias", worked=("-ln(2^(1 / k) - 1)",),
            ),
        ),
        at={"f": "f", "k": "100"},
    ),
    Identity(
        "update-step",
        (
            claim(
                "f * c_prev + i * g", ("c_prev + (i * g - (1 - f) * c_prev)", "split"), told="kept and added",
                worked=("f * c_prev", "i * g", "f * c_prev + i * g"),
            ),
            claim(
                "f * c_prev + i * g",
                ("(f + i) * (f / (f + i) * c_prev + i / (f + i) * g)", "extended"),
                domains={"f": "share", "i": "share"}, told="shares",
                worked=("f / (f + i)", "i / (f + i)", "f / (f + i) * c_prev + i / (f + i) * g"),
            ),
            claim(
                "f * (i * g / (1 - f)) + i * g", ("(f + (1 - f)) * (i * g / (1 - f))", "joined"),
                ("i * g / (1 - f)", "shortened"),
                domains={"f": "share", "i": "share"}, told="settles", worked=("i * g / (1 - f)",),
            ),
            claim(
                "f * c_prev + i * g - i * g / (1 - f)", ("f * (c_prev - i * g / (1 - f))", "joined"),
                domains={"f": "share", "i": "share"}, told="distance", worked=(),
            ),
            claim(
                "f * c_prev + i * g", ("f * c_prev + (1 - f) * g", "put in"), ("g + f * (c_prev - g)", "joined"),
                where={"i": "1 - f"}, told="coupled", worked=("g + f * (c_prev - g)",),
            ),
        ),
        at={"f": "f", "i": "i", "g": "g", "c_prev": "c_prev"},
        timed=frozenset({"f", "i", "g", "c_prev"}),
    ),
    Identity(
        "vanishing-gradient-bound",
        (
            claim(
                "sigmoid(z) * (1 - sigmoid(z))", ("1 / 4 - (1 / 2 - sigmoid(z))^2", "square"),
                ("1 / 4", "at most", "≤"), told="sigmoid", worked=("sigmoid(z) * (1 - sigmoid(z))",),
            ),
            claim(
                "sigmoid(U * h_prev + W * x + b)",
                ("U * sigmoid(U * h_prev + W * x + b) * (1 - sigmoid(U * h_prev + W * x + b))", "slope"),
                ("U / 4", "bound", "≤"),
                by="h_prev", slopes=1, domains={"U": "positive"}, told="one step",
                worked=("U * sigmoid(U * h_prev + W * x + b) * (1 - sigmoid(U * h_prev + W * x + b))", "U / 4"),
            ),
            claim(
                "tanh(U * h_prev + W * x + b)", ("U * (1 - tanh(U * h_prev + W * x + b)^2)", "slope"),
                ("U", "at most", "≤"), by="h_prev", slopes=1, domains={"U": "positive"}, told="tanh", worked=(),
            ),
            claim("(U / 4)^k", ("exp(k * ln(U / 4))", "powers"), domains={"U": "positive", "k": "whole"}, told="many",
                  worked=("(U / 4)^k",)),
        ),
        at={"z": "f.sum", "U": "U_f", "W": "W_f", "b": "b_f", "x": "x", "h_prev": "h_prev", "k": "10"},
        timed=frozenset({"h_prev", "x"}),
    ),
)  # fmt: skip

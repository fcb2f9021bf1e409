"""An example in vector form: two hidden units, two inputs, two steps."""

WEIGHTS = {
    "U_f": [["0.50", "-0.25"], ["1.10", "0.30"]], "W_f": [["-0.70", "0.40"], ["0.20", "0.90"]],
    "b_f": ["0.10", "-0.20"],
    "U_i": [["0.35", "0.15"], ["-0.60", "0.80"]], "W_i": [["1.20", "-0.30"], ["0.45", "0.05"]],
    "b_i": ["0.00", "0.30"],
    "U_g": [["-0.40", "0.70"], ["0.25", "-0.90"]], "W_g": [["0.60", "0.55"], ["-1.30", "0.75"]],
    "b_g": ["-0.32", "0.12"],
    "U_o": [["0.95", "-0.10"], ["0.20", "0.65"]], "W_o": [["-0.19", "0.38"], ["0.85", "-0.45"]],
    "b_o": ["0.59", "0.07"],
}  # fmt: skip
GIVEN = {"x": [["1", "-0.5"], ["0.25", "2"]], "h_prev": ["0.10", "-0.30"], "c_prev": ["0.50", "1.50"]}


def _written(value: object) -> str:
    return f"[{', '.join(map(_written, value))}]" if isinstance(value, list) else str(value)


def example(digits: int = 3, carry: str = "full") -> str:
    """The example's file, under a rounding policy."""
    tables = {"weights": WEIGHTS, "given": GIVEN}
    head = f"""\
schema = 1
title = "Two units over two steps"
cell = "lstm"
form = "vector"

[rounding]
digits = {digits}
carry = "{carry}"
"""
    return head + "".join(
        f"\n[{table}]\n" + "".join(f"{name} = {_written(value)}\n" for name, value in rows.items())
        for table, rows in tables.items()
    )


TWO_UNITS = example()

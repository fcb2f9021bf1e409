"""How long the command takes for real layers, beside a sheet of single numbers, and how much memory.

Run by hand: `python tests/benchmarks/layers.py`.
Wanted: 32 units over 10 steps as JSON of chosen entries at most 1 s more than a sheet of single numbers; 128 units, 64
inputs, 100 steps and one entry at most 15 s and 1 GB.
Measured (medians of processor time of five rounds of float32 weights, one of 128 units): a sheet of single numbers
0.15 s; 32 units and `--entries 0` 1.09 s and 86 MB (0.94 s more), and 0.35 s for one entry; 128 units 3.2 s and 147 MB
for one entry, 25.7 s and 660 MB for a whole sheet with `--entries 0`; 512 units, 64 inputs, 3 steps with `--entries 0`
32 s and 809 MB.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

ROUNDS = 5


def layer(folder: Path, units: int, inputs: int, steps: int) -> list[str]:
    """What is typed for the sheet of an imported layer of PyTorch's names."""
    drawn = np.random.default_rng(units)
    sizes = {
        "weight_ih": (4 * units, inputs),
        "weight_hh": (4 * units, units),
        "bias_ih": 4 * units,
        "bias_hh": 4 * units,
    }
    np.savez(folder / f"{units}.npz", **{f"lstm.{k}_l0": drawn.normal(size=size) * 0.3 for k, size in sizes.items()})
    mine = folder / f"{units}.toml"
    made = [
        sys.executable,
        "-m",
        "symbolic_lstm",
        "import",
        str(folder / f"{units}.npz"),
        "--layer",
        "lstm",
        "-o",
        str(mine),
    ]
    subprocess.run(made, check=True, capture_output=True)
    given = json.dumps(np.round(drawn.normal(size=(steps, inputs)), 2).tolist())
    return [str(mine), "--set", f"x={given}", "-f", "json"]


def taken(arguments: list[str]) -> tuple[float, float]:
    """Seconds of processor time and MB of memory that one command takes."""
    running = subprocess.Popen(
        [sys.executable, "-m", "symbolic_lstm", "sheet", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, code, used = os.wait4(running.pid, 0)
    assert code == 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print medians of rounds that are taken in turn."""
    random.seed(0)
    with tempfile.TemporaryDirectory() as name:
        small, large = layer(Path(name), 32, 16, 10), layer(Path(name), 128, 64, 100)
        asked = {
            "a sheet of single numbers": ["understanding-lstms", "-f", "json"],
            "32 units, 10 steps, --entries 0": [*small, "--entries", "0"],
            "32 units, 10 steps, -q h[0]@10": [*small, "-q", "h[0]@10"],
            "128 units, 100 steps, -q h[0]@100": [*large, "-q", "h[0]@100"],
            "128 units, 100 steps, --entries 0": [*large, "--entries", "0"],
        }
        found: dict[str, list[tuple[float, float]]] = {what: [] for what in asked}
        for k in range(ROUNDS):
            for what, arguments in asked.items():
                if k < 1 or not what.startswith("128"):
                    found[what].append(taken(arguments))
    least = statistics.median(seconds for seconds, _ in found["a sheet of single numbers"])
    for what, all_taken in found.items():
        seconds, memory = (statistics.median(each) for each in zip(*all_taken, strict=True))
        print(f"{what:36} {seconds:6.2f} s, {seconds - least:6.2f} s more, {memory:4.0f} MB")


if __name__ == "__main__":
    main()

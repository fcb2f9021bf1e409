"""How long `embed --check` takes over many articles, against `cog --check` over the same regions.

Run by hand: `python tests/benchmarks/embedding.py` (cogapp is in the `bench`
extra). Both check 1,000 articles with five regions each, in a process of their
own; cog's regions print a text that was worked out before, and bear a checksum
as ours do. The commands take turns, and the medians of one run are compared.
Wanted: at most 5 times. Measured in one run (medians of 7): cog 1494 ms,
`embed --check` 2.21 times that; in other runs, on a busier machine, 1.81 and 1.90.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from symbolic_lstm.cli.main import main as program

ARTICLES, ROUNDS = 1_000, 7
QUANTITIES = ("f", "i", "g", "c", "o", "h")
COG = "\n<!-- [[[cog\nimport cog\ncog.outl(TEXT)\n]]] -->\n{}\n<!-- [[[end]]] -->\n"
WORDS = "The gate opens as far as its weights say, and what it lets through is carried to the next step.\n" * 4


def article(number: int) -> str:
    """An article of ours: two blocks and three values, which differ from article to article."""
    names = [QUANTITIES[(number + k) % len(QUANTITIES)] for k in range(5)]
    value = "\n".join(
        f"{WORDS}So it is <!-- lstm {name} digits={number % 5 + 1} --><!-- /lstm -->.\n" for name in names[:3]
    )
    blocks = "\n".join(f"{WORDS}\n<!-- lstm:begin {name} -->\n<!-- lstm:end -->\n" for name in names[3:])
    return f"<!-- lstm:use understanding-lstms -->\n\n# Article {number}\n\n{value}\n{blocks}"


def cogged(filled: str) -> str:
    """The same article as cog keeps it: every region on lines of its own, printed by a line of Python."""
    region = r"<!-- lstm(?::begin)? [^>]*? -->\n*(.*?)\n*<!-- (?:/lstm|lstm:end) \w+ -->"
    return re.sub(region, lambda found: COG.format(found[1]).replace("TEXT", repr(found[1])), filled, flags=re.DOTALL)


def main() -> None:
    """Print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("pyproject.toml").write_text("", encoding="utf-8")
        ours = [f"ours/{number}.md" for number in range(ARTICLES)]
        theirs = [f"cog/{number}.md" for number in range(ARTICLES)]
        Path("ours").mkdir()
        Path("cog").mkdir()
        for number, name in enumerate(ours):
            Path(name).write_text(article(number), encoding="utf-8")
        quiet = os.dup(1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        assert program(["embed", *ours]) == 0
        os.dup2(quiet, 1)
        for mine, other in zip(ours, theirs, strict=True):
            Path(other).write_text(cogged(Path(mine).read_text(encoding="utf-8")), encoding="utf-8")
        cog = [sys.executable, "-m", "cogapp"]
        subprocess.run([*cog, "-r", "-c", *theirs], check=True, stdout=subprocess.DEVNULL)
        commands = {
            "cog -c --check": [*cog, "-c", "--check", *theirs],
            "symbolic-lstm embed --check": [sys.executable, "-m", "symbolic_lstm", "embed", "--check", *ours],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        for _ in range(ROUNDS + 1):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
                taken[name].append(time.perf_counter() - start)
        base = statistics.median(taken["cog -c --check"][1:])
        for name, times in taken.items():
            median = statistics.median(times[1:])
            print(f"{name:<28} {median * 1000:7.0f} ms   {median / base:5.2f} x")
        os.chdir("/")


if __name__ == "__main__":
    main()

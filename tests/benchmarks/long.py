"""How long a long sequence takes, and how much memory, each case in a process of its own.

Run by hand: `python tests/benchmarks/long.py`; `--all` works 10,000 steps, too.
Wanted: 100 steps of 4 units in JSON under 10 s; memory linear in steps.
Measured in one run, on a machine busy with other work: 50, 100, 200 steps of 4
units in 3.8, 8.3, 16.1 s and 217, 350, 616 MB; 1,000, 2,000, 10,000 scalar steps
in 9.1, 17.8, 94.6 s and 282, 477, 2,040 MB.

Layers of float32 weights, one chosen entry of the last step (`sheet layer.toml --set x=… -q "h[0]"`), processor time
and memory of the whole command, start and reading included: 128 units, 64 inputs, 100 steps in JSON 4.5 s, 125 MB (at
most 15 s and 1 GB wanted); 32 units, 10 steps, two entries in JSON 0.8 s, 55 MB (at most 1 s beyond start wanted); one
step of 300 and of 512 units with 64 inputs 4.3 and 13.8 s, 187 and 408 MB.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: Units (0 is the scalar form), steps.
CASES = ((4, 50), (4, 100), (4, 200), (0, 1_000), (0, 2_000))
WORK = """\
import resource, sys, time
from symbolic_lstm.published.spec import parse_example
import symbolic_lstm as sl
from tests.page.long import example
units, steps = map(int, sys.argv[1:])
worked = parse_example(example(steps, units))
start = time.process_time()
written = sl.sheet(worked).write("json")
took = time.process_time() - start
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{units:>5} units {steps:>6} steps {took:8.2f} s {most:7.0f} MB of memory {len(written) / 1e6:7.1f} MB of JSON")
"""


def main() -> None:
    """Print processor time, the most memory, and the size of the JSON."""
    for units, steps in (*CASES, *([(0, 10_000)] if "--all" in sys.argv else [])):
        subprocess.run([sys.executable, "-c", WORK, str(units), str(steps)], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()

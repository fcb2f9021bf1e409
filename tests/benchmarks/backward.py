"""How long the gradients of an unrolled scalar LSTM take to derive, and how much memory, each case in its own process.

Run by hand: `python tests/benchmarks/backward.py`. Wanted: 1,000 steps within 12 times of 100, memory likewise;
10,000 steps under 10 s; the sentences of one step independent of how many there are. Measured in one run, on a machine busy with other work: 4, 100, 1,000, 10,000 steps in
0.003, 0.027, 0.234, 2.1 s and 0.1, 1.0, 9.1, 59 MB; one step in 1.3 to 2 ms.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORK = """\
import sys, time, tracemalloc
from symbolic_lstm.cells import lstm
from symbolic_lstm.maths.backward import backward
from symbolic_lstm.maths.loss import default_loss
from symbolic_lstm.maths.program import unroll
from symbolic_lstm.maths.through_time import through_time
steps = int(sys.argv[1])
forward, loss = unroll(lstm, steps), default_loss(lstm, {})
start = time.process_time()
backward(lstm, loss)
loop = time.process_time() - start
start = time.process_time()
made = through_time(forward, loss)
took = time.process_time() - start
del made
tracemalloc.start()
made = through_time(forward, loss)
print(f"{steps:>6} steps {took:8.3f} s {tracemalloc.get_traced_memory()[1] / 1e6:7.1f} MB, one step {loop * 1000:.1f} ms, "
      f"{len(made.lets)} sentences")
"""


def main() -> None:
    """Print processor time and the most memory."""
    for steps in (4, 100, 1_000, 10_000):
        subprocess.run([sys.executable, "-c", WORK, str(steps)], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
